// Advances: from glyphs to the place of every unit of the text, ligatures divided among their graphemes.
// For render/text only.
#pragma once

#include <span>

#include "render/text/fonts_impl.h"

namespace render {

constexpr bool is_right_to_left(const TextRun& run) { return run.level % 2 == 1; }

constexpr float pixels_per_unit(const OpenFont& font, float size_px) {
  return size_px * font.scale / font.units_per_em;
}

// The glyph of the segment that comes `index`-th in reading order.
const ShapedGlyph& logical(const Shaped& shaped, const Segment& segment, bool reversed, std::uint32_t index);

// The advance to each unit of the segment, from `x` on: `to[0]` belongs to segment.begin, and the place behind the last
// unit gets the end. Graphemes inside one HarfBuzz cluster divide it among themselves.
void spread_advances(const Fonts::Impl& impl, const Paragraph& paragraph, const Shaped& shaped, const Segment& segment,
                     float x, std::span<float> to);

}  // namespace render
