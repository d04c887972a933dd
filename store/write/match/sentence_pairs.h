// Which sentences of two texts are alike, by the telling stems they share: cosine of tf-isf vectors and Dice's measure,
// after Sanchez-Perez, Sidorov and Gelbukh (PAN 2014). "Sentences" are the windows of prepare.h.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/shared_keys.h"

namespace store {

struct SentencePair {
  std::uint32_t a = 0;  // window
  std::uint32_t b = 0;
  float cosine = 0;
};

struct SentencePairRules {
  float least_cosine = 0;
  float least_dice = 0;
};

// The tf-isf vectors of the windows, as far as a pair of texts decides about them. A stem counts its weight times
// ln(windows of both texts / places of the stem in both).
struct Vectors {
  std::vector<float> weights;  // by shared key: what it counts, squared
  std::vector<float> norms_a;  // by window: length of its vector, squared
  std::vector<float> norms_b;
};
Vectors vectors_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared);

// In order of a, then of b. A stem that would make more than 400 pairs is no evidence. Near-linear in the words.
std::vector<SentencePair> sentence_pairs(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                         const Vectors& vectors, const SentencePairRules& rules);

}  // namespace store
