// Atlas: glyph images packed into one picture of coverage, 1 byte a texel, kept on the CPU and copied to a texture by
// the renderer. Knows no GL and no fonts.
//
//   (0,0)                         width_px, fixed
//     +--+-------------------------------------+
//     |##| glyph | glyph | ...                 |   ## the white texels every plain shape samples
//     |  skyline packing (stb_rect_pack), one  |
//     |  texel of air right of and below each  |
//     +----------------------------------------+   height: the power of two that holds what is used
//     .                                        .
//     ..........................................   max_height_px: beyond it the atlas is full
//
// A coloured picture (emoji) takes four times its width: one texture, one draw command, whatever a text holds.
//
// Policy when full: compact() once, which keeps the glyphs used since begin_frame() and forgets all others; the caller
// corrects what it recorded in this frame by the table compact() returns. A glyph that still finds no room is left
// out and counted. Texture coordinates are whole texels, so that growing moves nothing.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "render/text/font.h"

namespace render {

struct GlyphKey {
  FontIndex font = 0;
  std::uint16_t glyph = 0;
  std::uint16_t quarter_sizes = 0;  // size in quarter pixels
  std::uint8_t quarter = 0;         // x position within the pixel, in quarters
};

// Where an image stands in the atlas, and relative to the pen (see GlyphImage). Width 0: nothing to draw.
struct AtlasSlot {
  std::uint64_t key = 0;
  std::uint16_t x = 0;
  std::uint16_t y = 0;
  std::uint16_t width = 0;
  std::uint16_t height = 0;
  std::uint16_t planes = 1;  // 4 of a coloured picture: red, green, blue, coverage, side by side
  std::int16_t left = 0;
  std::int16_t top = 0;
  std::uint32_t used_in_frame = 0;
};

using SlotIndex = std::uint32_t;

class Atlas {
 public:
  static constexpr int width_px = 2048;  // every OpenGL ES device met so far, the Raspberry Pi 3 included
  static constexpr SlotIndex gone = ~SlotIndex{0};

  explicit Atlas(int max_height_px);
  ~Atlas();
  Atlas(const Atlas&) = delete;
  Atlas& operator=(const Atlas&) = delete;

  void begin_frame() { ++frame_; }
  // The slot of a glyph met before, marked as used in this frame.
  std::optional<SlotIndex> find(const GlyphKey& key);
  // Requires: find(key) found nothing. Nothing when the atlas is full.
  std::optional<SlotIndex> insert(const GlyphKey& key, const GlyphImage& image);
  const AtlasSlot& slot(SlotIndex index) const { return slots_[index]; }

  // Forgets what this frame did not use; new index of each old slot, or `gone`. Nothing when it was done in this frame
  // already: a second time could not free anything.
  std::optional<std::vector<SlotIndex>> compact();

  void clear();
  void set_max_height(int max_height_px) { max_height_px_ = max_height_px; }  // from the next clear or compact on
  // Coverage c is stored as c^gamma; a change clears the atlas.
  void set_gamma(float gamma);

  const std::uint8_t* pixels() const { return pixels_.data(); }
  int height_px() const { return height_px_; }
  std::uint32_t generation() const { return generation_; }
  int dirty_begin() const { return dirty_begin_; }
  int dirty_end() const { return dirty_end_; }
  bool holds_colored() const { return holds_colored_; }  // since it was cleared or compacted
  void uploaded() { dirty_begin_ = dirty_end_ = 0; }

 private:
  struct Packer;
  bool place(const GlyphImage& image, AtlasSlot& slot);
  void copy_in(const AtlasSlot& slot, const std::uint8_t* rows, int stride, bool apply_gamma);
  void reserve_rows(int rows);
  void touch_rows(int begin, int end);
  void reset_picture();
  void remember(SlotIndex index);
  void rehash(std::size_t buckets);

  std::unique_ptr<Packer> packer_;
  std::vector<AtlasSlot> slots_;
  std::vector<SlotIndex> buckets_;  // open addressing, a power of two long, at most half full; `gone` is empty
  std::vector<std::uint8_t> pixels_;
  std::array<std::uint8_t, 256> curve_ = {};
  float gamma_ = 0;
  int max_height_px_ = 0;
  int height_px_ = 0;
  int dirty_begin_ = 0;
  int dirty_end_ = 0;
  bool holds_colored_ = false;
  std::uint32_t generation_ = 0;
  std::uint32_t frame_ = 1;
  std::uint32_t compacted_in_frame_ = 0;
};

constexpr float white_texel = 1.0F;       // the middle of the white corner, in x and y
constexpr std::uint16_t blank_texel = 2;  // the air beside it: coverage 0

}  // namespace render
