// An outline of a text: its telling words, in order, four bytes each. It is what the search for candidates keeps of
// every text of a large collection, where everything `prepare` knows would not fit into memory.
#pragma once

#include <cstdint>
#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/vocabulary.h"

namespace store {

// Stems of the words that are no function words, as hashes. The lowest bit says that the word is rare (a name, a
// number, an unusual word) and not one of the everyday words of news.
struct Outline {
  std::vector<std::uint32_t> stems;
};
constexpr bool is_rare(std::uint32_t stem) { return (stem & 1U) != 0; }

// `vocabulary` may have served other texts: the outline does not depend on it.
Outline outline_of(const MatchText& text, Vocabulary& vocabulary);

}  // namespace store
