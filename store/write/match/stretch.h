// What a judge of evidence asks of a stretch of a text: its telling stems, and what it has in common with another.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

// A telling stem of a stretch, by its first place in it.
struct TellingStem {
  std::uint32_t stem = 0;
  std::uint32_t at = 0;
};

// Each stem once, in the order of their numbers.
std::vector<TellingStem> telling_stems(const Prepared& text, WordSpan span);

// Requires: `stems` as telling_stems() gives them.
bool has_stem(const std::vector<TellingStem>& stems, std::uint32_t stem);

// Written as a name, and not at the head of a sentence.
bool is_name(const Prepared& text, std::uint32_t word);

// Equal words in any order, function words too, each used once.
std::size_t count_common_words(const Prepared& a, const Prepared& b, const Region& region);

// Whether one of the words denies: "not", "never", "without".
bool denies(const Prepared& text, WordSpan span);

}  // namespace store
