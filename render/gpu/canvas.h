// Canvas: what screens draw on. Records a frame as an ImGui draw list (clipping, vertex buffers, textures) with glyph
// images in an atlas of our own; makes no GL call, so layouts are drawn and tested without a GPU. Coordinates are
// pixels of the window. Order of calls: begin, any drawing, end; then Renderer::draw(canvas).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "render/geometry.h"
#include "render/text/layout.h"

struct ImDrawData;

namespace render {

struct AtlasView {  // what the renderer uploads: coverage, 1 byte a texel
  const std::uint8_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  int dirty_begin = 0;  // rows changed since the last upload: begin <= row < end
  int dirty_end = 0;
  std::uint32_t generation = 0;  // changes when the atlas was cleared or grown: all rows are dirty then
  bool holds_colored = false;    // emoji are in it: the plain shader does not know them
};

struct ColoredPoint {
  Point point;
  Color color;
};

// A picture that was given to the canvas; none is 0.
enum class ImageId : std::uint32_t {};

struct NewImage {  // what the renderer uploads: RGBA rows from the top
  ImageId id{};
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

class Canvas {
 public:
  explicit Canvas(Fonts& fonts);  // fonts must outlive the canvas
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas();

  void begin(int width_px, int height_px);
  void end();

  void push_clip(const Rect& rect);  // intersected with the clip around it
  void pop_clip();
  Rect clip() const;

  void fill(const Rect& rect, Color color);                    // snapped to whole pixels
  void stroke(const Rect& rect, Color color, float width_px);  // inside the rectangle
  // Pieces `on_px` long, one every `period_px` (512 at most) from the left edge of the window, as far as they lie in
  // the row.
  void dashes(const Rect& row, int on_px, int period_px, Color color);
  void line(Point a, Point b, Color color, float width_px);  // anti-aliased
  // Smooth shapes (ribbons): triangles as triples of indices into points.
  void triangles(std::span<const ColoredPoint> points, std::span<const std::uint16_t> indices);

  // Glyphs of the layout with its top left at origin (floored to whole pixels), lines outside the clip skipped.
  void text(const Layout& layout, Point origin, Color color);
  // Only bytes of `range` in that colour (for words set off in a passage).
  void text_range(const Layout& layout, Point origin, Color color, base::TextRange range);

  // Takes a picture, of at most 2048 pixels each way; its pixels go to the renderer with the next frame and are kept
  // nowhere else, so a canvas with pictures has one renderer. It stays until it is dropped.
  ImageId add_image(int width, int height, std::vector<std::uint8_t> rgba);
  void drop_image(ImageId id);
  // The whole picture in the rectangle (snapped to whole pixels), smoothed where its size is another.
  void image(ImageId id, const Rect& rect);

  // Coverage is stored as c^gamma: blending in sRGB thins light text on dark, so 1.0 in light themes, 0.80-0.85 in dark
  // ones. A change clears the atlas. Requires: not between begin and end.
  void set_coverage_gamma(float gamma);
  // The tallest texture the renderer can make; Renderer::draw passes it on.
  void set_texture_limit(int height_px);

  // Valid from end() to the next begin().
  const ImDrawData* draw_data() const;
  AtlasView atlas() const;
  void atlas_uploaded();
  std::span<const NewImage> new_images() const;
  std::span<const ImageId> dropped_images() const;
  void images_uploaded();
  std::uint32_t quads() const;     // of the last frame, for statistics
  std::uint32_t commands() const;  // draw calls it takes
  // Glyphs of the last frame the full atlas had no room for: 0 unless one frame alone overfills 2048 x 4096 texels.
  std::uint32_t glyphs_left_out() const;

  struct Impl;  // for render/gpu only

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace render
