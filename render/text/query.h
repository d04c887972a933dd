// Questions to a layout: what stands at a point, where a range of text stands, and the layout as text for tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/text/layout.h"

namespace render {

// The byte offset of the grapheme under a point of the layout, or nothing beside the text.
std::optional<std::uint32_t> hit_test(const Layout& layout, Point point);

// A rectangle per line that the range touches, more where changes of direction tear the range apart on the line: line
// box high, appended to `out` top to bottom, left to right. Snaps to whole graphemes; trailing space of a broken line
// is left out. `line` says which line each stands on.
struct LineRect {
  Rect rect;
  std::uint32_t line = 0;
};
void rectangles(const Layout& layout, base::TextRange range, std::vector<LineRect>& out);

// Where a caret stands that is before the byte, on the layout's first line: at the edge of the grapheme that comes
// first in reading, left or right by its direction; behind the text, at the last one's far edge. 0 for an empty layout.
float caret_x(const Layout& layout, std::uint32_t offset);
// The other way round: the byte of the caret place nearest to x, on the first line.
std::uint32_t offset_near(const Layout& layout, float x);

// Top of the line that holds the byte, or of the next one; behind the end, of the last line.
float top_of(const Layout& layout, std::uint32_t offset);

// Index of the first line whose box ends below y; lines.size() when there is none.
std::uint32_t line_at(const Layout& layout, float y);

// "line 0 [0,45) x=0 w=410.5 top=0 base=21 ltr: text" a line; positions rounded to .01.
std::string dump(const Layout& layout, std::string_view text);

}  // namespace render
