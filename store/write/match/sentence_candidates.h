// Sentences of two texts that may state the same: one against one, or up to four in a row against one, by the telling
// stems that they share in any order.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// A text, and what of it no passage holds yet.
struct FreeText {
  const Prepared* text = nullptr;
  std::vector<bool> free;               // per word
  std::vector<std::uint32_t> sentence;  // per word: its number
  std::vector<float> weight;            // per sentence: of its free telling words, damped, each stem once
};
// `side`: which regions of `found` lie in this text. Requires: `text` outlives it.
FreeText free_text(const Prepared& text, const std::vector<Piece>& found, WordSpan Region::* side);

// A stem that stands in a sentence of a and one of b.
struct CommonStem {
  std::uint32_t sentence_a = 0;
  std::uint32_t sentence_b = 0;
  std::uint32_t stem = 0;
  std::uint32_t at_a = 0;
  std::uint32_t at_b = 0;
  float weight = 0;
};

// `shared`: the words that they have in common; sentences by their numbers.
struct SentenceCandidate {
  WordSpan sentences_a;
  WordSpan sentences_b;
  std::vector<CommonStem> shared;
  std::uint32_t stems = 0;  // shared ones, each once
  float weight = 0;         // of those
  float cosine = 0;
};

// Pairs of sentences with two shared words or more, and those that grow more alike with the next sentence of one side.
// Costs as much as there are pairs of places of shared stems, which is bounded by a multiple of the words.
std::vector<SentenceCandidate> sentence_candidates(const FreeText& a, const FreeText& b);

}  // namespace store
