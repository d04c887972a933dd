// HTML remnants: a saved text becomes logical lines without tags, comments, scripts and styles. What tags said about
// structure is kept as marks on the lines. Pure, linear, and it never refuses: a `<` that begins no known tag is text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/write/clean/picture_address.h"

namespace store {

// Stand around the text of a link inside SourceLine::text and are counted and removed by clean_inline().
constexpr char link_begin = '\x01';
constexpr char link_end = '\x02';

enum class LineMark { none, heading, list_item, quote, caption, image, page_part };

struct SourceLine {
  int number = 0;  // of the raw file, from 1; several logical lines may come from one raw line
  std::string text;
  LineMark mark = LineMark::none;  // page_part: inside nav, footer, form, button
  PictureTarget picture;           // of an image; its text is what stands in its place
  int level = 0;                   // of a heading, 1 to 6
  bool break_before = false;       // a block tag or <br> stands before it
  bool joins = false;              // inside one <p>: a line end of the raw file is only a space
};

// LF, CRLF (once) and CR end lines and are counted; U+0085, U+2028 and U+2029 end logical lines only. Requires: raw is
// valid UTF-8.
std::vector<SourceLine> split_html(std::string_view raw);

}  // namespace store
