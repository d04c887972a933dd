// What a word that two texts share says about a shared passage: its weight (word_weights.h), less the more often its
// stem stands in the texts. So the names that a whole story turns on count little, and a phrase made of them is no
// passage.
#pragma once

#include "store/write/match/prepare.h"

namespace store {

// Lets `text` weigh its words as if they stood as often as in `background`: what else stands in a text then changes
// nothing. Both prepared in one language.
void use_counts_of(const Prepared& background, Prepared& text);

// The weight of a word that stands `in_a` and `in_b` times: weight / (1 + ln(in_a * in_b)).
float damped(float weight, std::uint32_t in_a, std::uint32_t in_b);

}  // namespace store
