// Markdown inside a line: links, images, emphasis, code, escapes, character references. Pure and linear.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/write/clean_article.h"

namespace store {

struct InlineText {
  std::string text;                 // clean (clean_characters)
  std::size_t link_bytes = 0;       // how much of it stood in links
  std::vector<std::string> images;  // alternative texts, perhaps empty; they are not in `text`
};

// `references` are the lower-case names of reference links ("[text][name]") that the file defines.
InlineText clean_inline(std::string_view line, RawFormat format, const std::set<std::string>& references);

}  // namespace store
