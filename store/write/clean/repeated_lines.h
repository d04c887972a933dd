// Lines that a site puts about every article: found by repetition across the articles of a folder. Pure.
#pragma once

#include <set>
#include <span>
#include <string>

#include "store/article.h"

namespace store {

// Short lines (at most 14 words) among the first two or the last three blocks of an article that stand the same, and
// in such a place, in articles of different stories: in two of one source, or in three of any. Articles of one story
// may copy each other's sentences, so they count once. A line that any article has deeper in its text is none.
std::set<std::string> find_repeated_lines(std::span<const Article> articles);

}  // namespace store
