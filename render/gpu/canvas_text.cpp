// Text onto a canvas: visible lines only, one vertex reservation a line, one quad a glyph.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "render/gpu/canvas.h"
#include "render/gpu/canvas_impl.h"

namespace render {
namespace {

constexpr std::uint32_t glyphs_at_once = 8192;  // 32,768 vertices: half of what 16-bit indices reach

// std::floor is a call where the processor is told nothing; this is two instructions, ten thousand times a frame.
int floored(float value) {
  const auto whole = static_cast<int>(value);
  return whole - (value < static_cast<float>(whole) ? 1 : 0);
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

// Sizes change from run to run, not from glyph to glyph.
struct QuarterSizes {
  float size_px = -1;
  std::uint16_t quarters = 0;
};

// The slot of a glyph and the quad's place; nothing when there is nothing to see.
struct Placed {
  SlotIndex slot = 0;
  Rect box;
};

// Glyphs are rasterised at four positions within a pixel in x, on whole pixels in y.
std::optional<Placed> place_glyph(Canvas::Impl& c, const Ink& ink, const Line& line, const Glyph& glyph,
                                  QuarterSizes& sizes) {
  if (ink.only && (glyph.cluster < ink.only->begin || glyph.cluster >= ink.only->end)) return std::nullopt;
  if (glyph.size_px != sizes.size_px) {
    sizes = {glyph.size_px, static_cast<std::uint16_t>(std::lround(glyph.size_px * 4.0F))};
  }
  const int quarters = floored((ink.origin.x + glyph.x) * 4.0F + 0.5F);
  const int y = floored(ink.origin.y + line.baseline + glyph.y + 0.5F);
  const GlyphKey key{glyph.font, glyph.id, sizes.quarters, static_cast<std::uint8_t>(quarters & 3)};
  const auto index = c.slot_of(key);
  if (!index) {
    ++c.left_out;
    return std::nullopt;
  }
  const AtlasSlot& slot = c.atlas.slot(*index);
  const Rect box = {static_cast<float>((quarters >> 2) + slot.left), static_cast<float>(y - slot.top),
                    static_cast<float>(slot.width), static_cast<float>(slot.height)};
  if (slot.width == 0 || !intersects(box, ink.clip)) return std::nullopt;
  return Placed{*index, box};
}

// Writes a quad into space reserved before, as ImDrawList::PrimRectUV does, and with its texture coordinates at once.
void write_quad(Canvas::Impl& c, const Placed& placed, ImU32 color) {
  ImDrawList& list = c.list;
  const auto first_vertex = static_cast<int>(list._VtxWritePtr - list.VtxBuffer.Data);
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  constexpr std::array<unsigned, 6> corners{0, 1, 2, 0, 2, 3};
  for (const unsigned corner : corners) *list._IdxWritePtr++ = static_cast<ImDrawIdx>(first + corner);
  const Rect& box = placed.box;
  ImDrawVert* vertex = list._VtxWritePtr;
  vertex[0].pos = ImVec2(box.x, box.y);
  vertex[1].pos = ImVec2(right(box), box.y);
  vertex[2].pos = ImVec2(right(box), bottom(box));
  vertex[3].pos = ImVec2(box.x, bottom(box));
  for (int i = 0; i < 4; ++i) vertex[i].col = color;
  set_texels(vertex, c.atlas.slot(placed.slot));
  list._VtxWritePtr += 4;
  list._VtxCurrentIdx += 4;
  c.glyphs.push_back({first_vertex, placed.slot});
}

void add_line(Canvas::Impl& c, const Layout& layout, const Ink& ink, const Line& line) {
  QuarterSizes sizes;
  for (std::uint32_t done = 0; done < line.glyph_count; done += glyphs_at_once) {
    const auto count = static_cast<int>(std::min(glyphs_at_once, line.glyph_count - done));
    int unused = 0;
    c.list.PrimReserve(count * 6, count * 4);
    for (int i = 0; i < count; ++i) {
      const std::size_t at = std::size_t{line.first_glyph} + done + static_cast<std::size_t>(i);
      if (const auto placed = place_glyph(c, ink, line, layout.glyphs[at], sizes)) {
        write_quad(c, *placed, ink.color);
      } else {
        ++unused;
      }
    }
    if (unused > 0) c.list.PrimUnreserve(unused * 6, unused * 4);
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
