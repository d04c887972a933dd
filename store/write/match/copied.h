// Passages taken over word for word: long stretches of equal words, and what of their neighbourhood is equal too.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/shared_keys.h"
#include "store/write/match/word_spans.h"

namespace store {

struct CopyRules {
  std::uint32_t least_words = 0;  // of the stretch that a passage grows from
  std::uint32_t gap = 0;          // words between two stretches of one passage, in either text
};

// Each region starts and ends with an equal word. In order of a, then b; none lies inside another.
std::vector<Region> find_copied(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                const CopyRules& rules);

}  // namespace store
