// Layout: text broken into lines of positioned glyphs. Flat arrays of indices, no pointers, no GL: computed once for
// (text, width, size) and drawn for as long as none of them changes. Shaping by HarfBuzz; line, grapheme and
// bidirectional rules by ICU (UAX #14, #29, #9). Coordinates are pixels from the layout's top left, y down.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/utf8.h"
#include "render/geometry.h"
#include "render/text/font.h"

namespace render {

struct TextStyle {
  Face face = Face::serif;
  float size_px = 20;
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

enum class Direction : std::uint8_t {
  from_text,          // of the first letter that has one (UAX 9, P2)
  from_most_letters,  // for a piece of a text, which may begin with a foreign name; as from_text when there are as many
  left_to_right,
  right_to_left
};
enum class Align : std::uint8_t { start, center, end };

// A paragraph: a range of the text set in one style. A '\n' inside breaks the line.
struct TextBlock {
  base::TextRange range;
  TextStyle style;
  float line_height_px = 29;
  float space_before_px = 0;
  float indent_px = 0;  // from the start edge: left, or right for a right-to-left paragraph
  bool bullet = false;  // hangs a bullet in the indent
};

struct LayoutOptions {
  float width_px = 0;  // lines are at most this wide (a wider word is broken between graphemes); 0: as wide as need be
  Direction direction = Direction::from_text;
  Align align = Align::start;
  int max_lines = 0;          // 0: no limit; else the last line ends in "…" when text is left over
  std::string_view language;  // BCP 47 ("ja", "sr-Latn"): line rules, forms of Han characters; may be empty
};

struct Glyph {
  FontIndex font = 0;
  std::uint16_t id = 0;       // glyph 0 is "missing": counted in Layout::missing_glyphs
  float x = 0;                // pen position, fractional
  float y = 0;                // offset from the line's baseline, y down
  std::uint32_t cluster = 0;  // byte offset in the text
  float size_px = 0;
};

struct Line {
  base::TextRange range;    // of the text; trailing space included
  std::uint32_t block = 0;  // index of its TextBlock
  std::uint32_t first_glyph = 0;
  std::uint32_t glyph_count = 0;
  float x = 0;  // left edge of the inked advance
  float width = 0;
  float top = 0;  // of the line box
  float height = 0;
  float baseline = 0;          // whole pixels
  bool right_to_left = false;  // base direction of its paragraph
};

// A grapheme cluster's stretch on its line, in visual order: what ranges and taps are answered from.
struct Cluster {
  base::TextRange range;
  float x = 0;
  float width = 0;
  bool right_to_left = false;
};

struct Layout {
  std::vector<Line> lines;
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;             // of all lines
  std::vector<std::uint32_t> line_clusters;  // lines.size() + 1 indices into clusters
  float width_px = 0;                        // of the widest line
  float height_px = 0;
  std::uint32_t missing_glyphs = 0;
  bool truncated = false;  // max_lines cut it
};

// Requires: text is valid UTF-8 and the blocks' ranges are in order inside it. Never fails: what no font has is
// drawn as a box and counted.
Layout lay_out(Fonts& fonts, std::string_view text, std::span<const TextBlock> blocks, const LayoutOptions& options);

// One block over the whole text.
Layout lay_out(Fonts& fonts, std::string_view text, const TextStyle& style, float line_height_px,
               const LayoutOptions& options);

}  // namespace render
