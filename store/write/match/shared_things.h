// Two stretches side by side: their telling stems, those that both have, and whom and what they name.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/stretch.h"

namespace store {

// One of the two stretches, with its sentences. Requires: the text outlives it.
struct Stretch {
  const Prepared* text = nullptr;
  WordSpan span;
  WordSpan sentences;  // in words
  std::uint32_t sentence_count = 0;
  std::vector<TellingStem> stems;
  std::vector<TellingStem> sentence_stems;
};

// Requires: the span is not empty.
Stretch stretch_of(const Prepared& text, WordSpan span);

// A stem of both stretches.
struct SharedStem {
  TellingStem a;
  TellingStem b;
};

// In the order of their numbers, as both lists are.
std::vector<SharedStem> shared_stems(const std::vector<TellingStem>& a, const std::vector<TellingStem>& b);

// How many of the shared stems, names and titles that stand together in both stretches counted as one.
float count_things(const Stretch& a, const Stretch& b, const std::vector<SharedStem>& shared);

}  // namespace store
