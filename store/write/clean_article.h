// The cleaning of one saved article: raw text in, the article's own text and what was found or dropped out. Pure.
// Every line of the raw text that is not blank is accounted for: in the text, in a caption, in a guess, or dropped.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "store/article.h"

namespace store {

enum class RawFormat { plain, markdown };

// Fills text, blocks, captions, dropped and guesses, and those of title, byline, published, source and language that
// are still nullopt: a field that is set was told by the librarian and is no guess, but its line leaves the text all
// the same. `repeated`: lines known to be a site's own (repeated_lines.h). Requires: raw is valid UTF-8 without NUL;
// article.file is set. Time is linear in raw.size().
void clean_article(std::string_view raw, RawFormat format, Article& article,
                   const std::set<std::string>& repeated = {});

}  // namespace store
