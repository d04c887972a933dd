// Sentence pairs that lie close together in both texts, in any order, become one fragment (after Sanchez-Perez,
// Sidorov and Gelbukh 2014): groups are split at gaps, by turns in a and in b; a fragment whose two sides are not
// alike as wholes is split at smaller gaps.
#pragma once

#include <vector>

#include "store/write/links.h"
#include "store/write/sentence_pairs.h"
#include "store/write/word_spans.h"

namespace store {

struct ClusterRules {
  std::uint32_t gap = 0;   // windows without a seed between two seeds of one cluster
  float least_cosine = 0;  // of the whole fragments
};

struct Cluster {
  Region windows;  // counted in windows, not in words
  std::uint32_t seeds = 0;
  float cosine = 0;  // of its two sides as wholes
};

std::vector<Cluster> find_clusters(const Prepared& a, const Prepared& b, const Links& links, const Vectors& vectors,
                                   std::vector<SentencePair> seeds, const ClusterRules& rules);

}  // namespace store
