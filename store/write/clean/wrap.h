// Soft line ends: which line breaks of a raw text only keep it within a width, and which are meant. Pure.
#pragma once

#include <span>

#include "store/write/clean/marks.h"

namespace store {

// The column at which the text was wrapped, in characters; 0 when its lines are paragraphs.
int wrap_width(std::span<const MarkedLine> lines);

// Whether `next`, the line after `line` with no blank between, goes on with the same paragraph: its first word would
// not have fitted, or it goes on in the middle of a sentence. Lines of verse and of addresses are shorter and stay
// apart.
bool is_soft_end(const MarkedLine& line, const MarkedLine& next, int width);

}  // namespace store
