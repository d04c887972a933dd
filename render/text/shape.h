// Shape: runs become positioned glyphs (HarfBuzz), and every place in the paragraph an advance from its start. Pixels.
// For render/text only.
#pragma once

#include <cstdint>
#include <vector>

#include "render/text/itemise.h"

namespace render {

struct ShapedGlyph {
  std::uint32_t cluster = 0;  // UTF-16 unit of the paragraph
  std::uint16_t id = 0;
  bool unsafe_to_break = false;  // before its cluster: the pieces must be shaped anew
  float advance = 0;
  float dx = 0;
  float dy = 0;  // y down
};

// Glyphs of [begin, end) of a run, in visual order.
struct Segment {
  std::uint32_t run = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t first_glyph = 0;
  std::uint32_t glyph_count = 0;
};

// A paragraph shaped once; lines take stretches of it.
struct Shaped {
  std::vector<ShapedGlyph> glyphs;  // those of `runs`, then pieces shaped anew for the line in hand
  std::vector<Segment> runs;        // one for each run of the paragraph
  std::vector<float> advance_to;    // text.size() + 1: logical advance from the start; a ligature's is divided
  float size_px = 0;
};

// A line being tried out: [begin, visible_end) with glyphs, and space up to `end` that hangs.
struct LineDraft {
  std::uint32_t begin = 0;
  std::uint32_t visible_end = 0;
  std::uint32_t end = 0;
  std::vector<Segment> segments;  // in logical order, covering [begin, visible_end)
  std::vector<float> advance_to;  // end - begin + 1, from the line's start
  float width = 0;                // of the visible part
  std::vector<std::uint8_t> levels;
  std::vector<std::int32_t> order;
};

// Shapes all runs of the paragraph at the size.
void shape_paragraph(Fonts::Impl& fonts, const Paragraph& paragraph, float size_px, std::string_view language,
                     Shaped& out);

// Appends the glyphs of a stretch of a run, shaped by itself; fills in segment.first_glyph and glyph_count.
void shape_anew(Fonts::Impl& fonts, const Paragraph& paragraph, std::string_view language, Segment& segment,
                Shaped& out);

// Fills draft.segments, advance_to and width for the paragraph's [begin, end); shapes anew where a cut is unsafe.
void draft_line(Fonts::Impl& fonts, const Paragraph& paragraph, std::string_view language, std::uint32_t begin,
                std::uint32_t end, Shaped& shaped, LineDraft& draft);

// Where the visible part of a line that ends at `end` ends.
std::uint32_t without_hanging_space(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end);

}  // namespace render
