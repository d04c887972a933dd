// Markdown inside a line: links, images, emphasis, code, escapes, character references. Pure and linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/write/clean/article.h"
#include "store/write/clean/picture_address.h"

namespace store {

struct InlineImage {
  std::string alt;  // clean, perhaps empty
  PictureTarget target;
};

struct InlineText {
  std::string text;                 // clean (clean_characters)
  std::size_t link_bytes = 0;       // how much of it stood in links
  std::vector<InlineImage> images;  // they are not in `text`
};

// `references` are the reference links ("[text][name]") that the file defines.
InlineText clean_inline(std::string_view line, RawFormat format, const References& references);

}  // namespace store
