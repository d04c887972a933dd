// Text onto a canvas: visible lines only, one vertex reservation a line, one quad a glyph.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "render/gpu/canvas.h"
#include "render/gpu/canvas_impl.h"

namespace render {
namespace {

constexpr std::uint32_t glyphs_at_once = 8192;  // 32,768 vertices: half of what 16-bit indices reach

struct PenPosition {
  float x = 0;  // whole pixels
  float y = 0;
  std::uint8_t quarter = 0;
};

// Glyphs are rasterised at four positions within a pixel in x, on whole pixels in y.
PenPosition pen_at(float x, float y) {
  const float quarters = std::floor(x * 4.0F + 0.5F);
  const float whole = std::floor(quarters * 0.25F);
  return {whole, std::floor(y + 0.5F), static_cast<std::uint8_t>(quarters - whole * 4.0F)};
}

GlyphKey key_of(const Glyph& glyph, std::uint8_t quarter) {
  return {glyph.font, glyph.id, static_cast<std::uint16_t>(std::lround(glyph.size_px * 4.0F)), quarter};
}

void set_texels(ImDrawVert* corners, const AtlasSlot& slot) {
  // Beyond the atlas's width: how wide the planes of a coloured picture are, for the shader.
  const int code = slot.planes > 1 ? slot.width * color_code : 0;
  const ImVec2 a(static_cast<float>(slot.x + code), slot.y);
  const ImVec2 b(static_cast<float>(slot.x + slot.width + code), static_cast<float>(slot.y + slot.height));
  corners[0].uv = a;
  corners[1].uv = ImVec2(b.x, a.y);
  corners[2].uv = b;
  corners[3].uv = ImVec2(a.x, b.y);
}

// What stays the same for all glyphs of one call.
struct Ink {
  Point origin;
  ImU32 color = 0;
  Rect clip;
  std::optional<base::TextRange> only;
};

// Appends the quad of one glyph to space reserved before; false when there is nothing to see.
bool add_glyph(Canvas::Impl& c, const Ink& ink, const Line& line, const Glyph& glyph) {
  if (ink.only && (glyph.cluster < ink.only->begin || glyph.cluster >= ink.only->end)) return false;
  const PenPosition pen = pen_at(ink.origin.x + glyph.x, ink.origin.y + line.baseline + glyph.y);
  const auto index = c.slot_of(key_of(glyph, pen.quarter));
  if (!index) {
    ++c.left_out;
    return false;
  }
  const AtlasSlot& slot = c.atlas.slot(*index);
  const Rect box = {pen.x + slot.left, pen.y - slot.top, static_cast<float>(slot.width),
                    static_cast<float>(slot.height)};
  if (slot.width == 0 || !intersects(box, ink.clip)) return false;
  const auto first_vertex = static_cast<int>(c.list._VtxWritePtr - c.list.VtxBuffer.Data);
  const ImVec2 unset(0, 0);
  c.list.PrimRectUV(ImVec2(box.x, box.y), ImVec2(right(box), bottom(box)), unset, unset, ink.color);
  set_texels(&c.list.VtxBuffer[first_vertex], slot);
  c.glyphs.push_back({first_vertex, *index});
  return true;
}

void add_line(Canvas::Impl& c, const Layout& layout, const Ink& ink, const Line& line) {
  for (std::uint32_t done = 0; done < line.glyph_count; done += glyphs_at_once) {
    const auto count = static_cast<int>(std::min(glyphs_at_once, line.glyph_count - done));
    int unused = 0;
    c.list.PrimReserve(count * 6, count * 4);
    for (int i = 0; i < count; ++i) {
      const std::size_t at = std::size_t{line.first_glyph} + done + static_cast<std::size_t>(i);
      if (!add_glyph(c, ink, line, layout.glyphs[at])) ++unused;
    }
    c.list.PrimUnreserve(unused * 6, unused * 4);
  }
}

// Lines whose ink can reach into the clip; ink may leave its line box by a line's height at most.
void add_lines(Canvas::Impl& c, const Layout& layout, const Ink& ink) {
  const float above = ink.clip.y - ink.origin.y;
  const float below = bottom(ink.clip) - ink.origin.y;
  auto line = std::partition_point(layout.lines.begin(), layout.lines.end(),
                                   [above](const Line& l) { return l.top + 2 * l.height <= above; });
  for (; line != layout.lines.end() && line->top - line->height < below; ++line) {
    if (ink.only && !base::overlaps(line->range, *ink.only)) continue;
    add_line(c, layout, ink, *line);
  }
}

Point on_whole_pixels(Point origin) { return {std::floor(origin.x), std::floor(origin.y)}; }

}  // namespace

std::optional<SlotIndex> Canvas::Impl::slot_of(const GlyphKey& key) {
  if (const auto known = atlas.find(key)) return known;
  rasterise(fonts, key.font, key.glyph, static_cast<float>(key.quarter_sizes) * 0.25F, key.quarter, image);
  if (image.width * (image.colored ? 4 : 1) >= Atlas::width_px || image.height >= Atlas::width_px) return std::nullopt;
  if (const auto added = atlas.insert(key, image)) return added;
  compact();
  return atlas.insert(key, image);
}

// Glyphs recorded earlier in this frame have moved within the atlas: their vertices follow.
void Canvas::Impl::compact() {
  const auto moved = atlas.compact();
  if (!moved) return;
  for (RecordedGlyph& glyph : glyphs) {
    const SlotIndex now = (*moved)[glyph.slot];
    if (now == Atlas::gone) {
      set_texels(&list.VtxBuffer[glyph.first_vertex], AtlasSlot{.x = blank_texel, .y = blank_texel});
      ++left_out;
      continue;
    }
    glyph.slot = now;
    set_texels(&list.VtxBuffer[glyph.first_vertex], atlas.slot(now));
  }
}

void Canvas::text(const Layout& layout, Point origin, Color color) {
  if (invisible(color)) return;
  add_lines(*impl_, layout, {on_whole_pixels(origin), packed_color(color), clip(), std::nullopt});
}

void Canvas::text_range(const Layout& layout, Point origin, Color color, base::TextRange range) {
  if (invisible(color)) return;
  add_lines(*impl_, layout, {on_whole_pixels(origin), packed_color(color), clip(), range});
}

}  // namespace render
