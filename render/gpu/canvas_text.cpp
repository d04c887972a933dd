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

void add_line(Canvas::Impl& c, const Layout& layout, const Ink& ink, const Line& line) {
  QuarterSizes sizes;
  for (std::uint32_t done = 0; done < line.glyph_count; done += glyphs_at_once) {
    const auto count = static_cast<int>(std::min(glyphs_at_once, line.glyph_count - done));
    int unused = 0;
    c.list.PrimReserve(count * 6, count * 4);
    for (int i = 0; i < count; ++i) {
      const std::size_t at = std::size_t{line.first_glyph} + done + static_cast<std::size_t>(i);
      if (const auto placed = place_glyph(c, ink, line, layout.glyphs[at], sizes)) {
        c.write_quad(placed->box, placed->slot, {}, ink.color);
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

void Canvas::text(const Layout& layout, Point origin, Color color) {
  if (invisible(color)) return;
  add_lines(*impl_, layout, {on_whole_pixels(origin), packed_color(color), clip(), std::nullopt});
}

void Canvas::text_range(const Layout& layout, Point origin, Color color, base::TextRange range) {
  if (invisible(color)) return;
  add_lines(*impl_, layout, {on_whole_pixels(origin), packed_color(color), clip(), range});
}

}  // namespace render
