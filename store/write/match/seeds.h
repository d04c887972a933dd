// Where two texts have at least three words in a row in common.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

// Longest stretches of equal words, both spans of one length, at least `run_words` long; the weightiest first, then
// by place. A run of words that stands in the texts so often that all its pairs would be too many (more than 64) is
// paired in turn, so that each of its places keeps a seed (of the thousands beyond those of the other text, 4,096).
// Near-linear in the words of both texts.
std::vector<Region> exact_seeds(const Prepared& a, const Prepared& b);

}  // namespace store
