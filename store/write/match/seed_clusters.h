// Sentence pairs that lie close together in both texts, in any order, become one fragment (after Sanchez-Perez,
// Sidorov and Gelbukh 2014): groups are split at gaps, by turns in a and in b, until no gap is left.
#pragma once

#include <vector>

#include "store/write/match/sentence_pairs.h"
#include "store/write/match/word_spans.h"

namespace store {

// Regions counted in windows, not in words. `gap`: windows without a seed between two seeds of one cluster. Each turn
// sorts the seeds of a group; a group that two turns in a row leave whole is done.
std::vector<Region> find_clusters(std::vector<SentencePair> seeds, std::uint32_t gap);

}  // namespace store
