// What a canvas holds while it records: for the canvas's own .cpp files.
//
// One ImDrawList, one texture: plain shapes sample the white corner of the glyph atlas, so that rectangles, ribbons and
// text between two changes of the clip become one draw command. Texture coordinates are whole texels. A picture is a
// command of its own, with its ImageId for a texture and coordinates from 0 to 1.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "render/gpu/atlas.h"
#include "render/gpu/canvas.h"

namespace render {

// An ImGui context of our own: draw lists take their allocator and tables from it. No frame of ImGui is ever begun, so
// it needs no font, no backend and no settings file.
struct DrawListContext {
  DrawListContext();
  ~DrawListContext();
  DrawListContext(const DrawListContext&) = delete;
  DrawListContext& operator=(const DrawListContext&) = delete;

  ImGuiContext* context = nullptr;
  ImDrawListSharedData* shared = nullptr;
};

// Which columns of a slot's picture a quad shows.
struct Columns {
  std::uint16_t first = 0;
  std::uint16_t count = 0;  // 0: all of them
};

// A glyph recorded in this frame: its four vertices are corrected when the atlas is compacted.
struct RecordedGlyph {
  int first_vertex = 0;
  SlotIndex slot = 0;
  Columns columns;
};

struct Canvas::Impl {
  explicit Impl(Fonts& the_fonts);

  // Slot of the glyph, rasterised if it is new; nothing when there is no room for it.
  std::optional<SlotIndex> slot_of(const GlyphKey& key);
  // A row of dashes, `on` of every `period` pixels, as long as strip_length() says; nothing when there is no room.
  std::optional<SlotIndex> strip_of(std::uint16_t on, std::uint16_t period);
  void compact();
  // Writes a quad into space reserved before, as ImDrawList::PrimRectUV does, and with its texture coordinates at once.
  void write_quad(const Rect& box, SlotIndex slot, Columns columns, ImU32 color);

  Fonts& fonts;
  DrawListContext imgui;  // before the list: the list frees its buffers through it
  ImDrawList list;
  ImDrawList* list_pointer = &list;
  ImDrawData draw_data;
  Atlas atlas;
  std::vector<Rect> clips;
  std::vector<RecordedGlyph> glyphs;
  GlyphImage image;  // reused
  std::uint32_t last_image = 0;
  std::vector<NewImage> new_images;
  std::vector<ImageId> dropped_images;
  std::uint32_t left_out = 0;
};

// How many pixels of dashes stand in a strip of the atlas: whole periods.
unsigned strip_length(unsigned period);

// A texture coordinate x of a coloured picture is x + width of a plane * color_code: the shader takes it apart.
constexpr int color_code = 4096;

// ImGui keeps red in the lowest byte.
constexpr ImU32 packed_color(Color color) {
  return ((color.rgba & 0xFFU) << 24U) | ((color.rgba & 0xFF00U) << 8U) | ((color.rgba >> 8U) & 0xFF00U) |
         (color.rgba >> 24U);
}
constexpr bool invisible(Color color) { return (color.rgba & 0xFFU) == 0; }

}  // namespace render
