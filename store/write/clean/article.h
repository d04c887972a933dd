// The cleaning of one saved article: raw text in, the article's own text and what was found or dropped out. Pure.
// Every line of the raw text that is not blank is accounted for: in the text, a caption, a picture, a guess, or
// dropped.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "store/article.h"

namespace store {

enum class RawFormat { plain, markdown };

// The pictures that are there: the address as the page writes it -> the file in the folder.
using PictureFiles = std::map<std::string, std::string>;

// Fills text, blocks, captions, pictures, dropped and guesses, and those of title, byline, published, source and
// language that are still nullopt: a field that is set was told by the librarian and is no guess, but its line leaves
// the text all the same. `repeated`: lines known to be a site's own (repeated_lines.h). `there`: an image whose address
// it has becomes a picture, its image and size not yet known; of others only the words stay. Requires: raw is valid
// UTF-8 without NUL; article.file is set. Time is linear in raw.size().
void clean_article(std::string_view raw, RawFormat format, Article& article, const std::set<std::string>& repeated = {},
                   const PictureFiles& there = {});

}  // namespace store
