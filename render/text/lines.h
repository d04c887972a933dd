// Lines: how one paragraph that was read, itemised and shaped becomes lines of a layout. For render/text only.
#pragma once

#include "render/text/fonts_impl.h"

namespace render {

// Everything that stays the same while one block is set.
struct Setting {
  Fonts::Impl& impl;
  const LayoutOptions& options;
  const TextBlock& block;
  std::uint32_t block_index;
  float room_px;      // between indent and edge
  float baseline_px;  // from the top of a line box
  bool right_to_left;
  bool more_follows;  // text behind this paragraph, for "…"
};

struct Mark {  // a glyph that the text does not hold: hyphen, ellipsis, bullet
  std::uint16_t id = 0;
  float advance = 0;
};

struct LineEnd {
  base::TextRange range;  // bytes of the line, the forced break included
  Mark mark;              // hyphen or ellipsis; none: id 0
  bool broken = false;    // text of the paragraph goes on below: its space has no width
};

Mark mark_of(const Setting& setting, char32_t c);
void add_mark(const Setting& setting, const Mark& mark, float x, std::uint32_t cluster, Layout& layout);

// Writes the drafted line. Its x are from its own left edge; lay_out moves it when all lines are known.
void place_line(const Setting& setting, const LineEnd& end, Layout& layout);

// Breaks the paragraph in hand into lines; `bytes_end` is the end of its forced break. False when max_lines cut it.
bool set_paragraph(const Setting& setting, std::uint32_t bytes_end, Layout& layout);

}  // namespace render
