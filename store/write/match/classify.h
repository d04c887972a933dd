// How alike two stretches are, and how long is long enough.
#pragma once

#include <cstddef>

#include "store/passages.h"
#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

constexpr double verbatim_ratio = .95;
constexpr double edited_ratio = .60;
constexpr std::uint32_t least_verbatim_words = 8;
constexpr std::uint32_t least_verbatim_ideographs = 40;  // Chinese and Japanese have no spaces to count words by

// 2 * equal / (words of a + words of b); 0 for an empty region.
double ratio_of(std::size_t equal, const Region& region);
PassageClass class_of(double ratio);

// Eight words, or 40 characters of Chinese or Japanese where those are the larger part.
bool is_long_enough(const Prepared& text, WordSpan span);

}  // namespace store
