// The marks at the edges of one line: Markdown's headings, lists, quotations, rules, tables, and the same signs as
// people type them in plain text. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "store/write/clean/html.h"
#include "store/write/clean/inline.h"

namespace store {

enum class LineKind { blank, text, heading, list_item, quote, separator, markup };

struct MarkedLine {
  int number = 0;
  LineKind kind = LineKind::blank;
  int level = 0;       // of a heading
  int indent = 0;      // spaces before the text
  int characters = 0;  // length of the text
  InlineText content;  // clean
  std::string raw;     // of separators and markup, for the report
  LineMark html = LineMark::none;
  bool break_before = false;
  bool joins = false;
  bool emphasised = false;  // all of it stands in one pair of * or _
  bool hard_end = false;    // Markdown's two spaces or backslash: the line end is meant
  bool numbered = false;    // a list item whose number stays in the text
  bool underline = false;   // "---" or "===": makes a heading of a single line above
};

MarkedLine mark_line(const SourceLine& line, RawFormat format, const References& references);

// The lower-case name that "[name]: address "title"" defines, and what for; nothing for every other line.
std::optional<std::pair<std::string, PictureTarget>> reference_of(std::string_view line);

}  // namespace store
