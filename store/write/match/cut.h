// An aligned region falls apart where too much between two equal words has no counterpart, and the
// pieces lose ends that do not pay.
#pragma once

#include <vector>

#include "store/write/match/align_words.h"
#include "store/write/match/prepare.h"

namespace store {

// The most words without a counterpart that may stand inside a passage, on either side.
struct CutRules {
  std::uint32_t inside_sentence = 14;  // a clause
  std::uint32_t across_sentences = 3;  // as many when a sentence begins among them, or at the word after them
};

// A part of an alignment: its outermost words are equal pairs.
struct Piece {
  Region region;
  std::vector<WordPair> equal;
  float confidence = 0;  // 0..1, see evidence.h; set where a passage is chosen
};

std::vector<Piece> cut(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal, const CutRules& rules);

// The piece that starts and ends with the pairs begin .. end - 1.
Piece piece_of(const std::vector<WordPair>& equal, std::size_t begin, std::size_t end);

}  // namespace store
