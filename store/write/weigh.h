// What a word that two texts share says about a shared passage: its weight (word_weights.h), less the more often its
// stem stands in the texts. So the names that a whole story turns on count little, and a phrase made of them is no
// passage.
#pragma once

#include "store/write/align_words.h"
#include "store/write/prepare.h"

namespace store {

// The weight of a word that stands `in_a` and `in_b` times: weight / (1 + ln(in_a * in_b)).
float damped(float weight, std::uint32_t in_a, std::uint32_t in_b);

// The sum over equal words.
float shared_weight(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal);

}  // namespace store
