// A seed grows over changed words, as far as the words in common pay for those that are not.
// Banded dynamic programming with an X-drop, after Zhang, Schwartz, Wagner and Miller (2000), on words.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

// What the growth may pay. Points; a shared function word earns 2, a common word 4, any other 6.
struct ExtendRules {
  int changed = 4;       // price of a word changed into another
  int skipped = 2;       // price of a word that stands on one side only
  int least_score = 16;  // less is dropped: eight function words have it
  int drop = 28;         // growth ends this far under the best so far: about 14 skipped words
};

struct Extended {
  Region region;
  int score = 0;  // of the whole, seed included
};

// Requires: `seed` is a stretch of equal words, as exact_seeds() gives.
Extended extend(const Prepared& a, const Prepared& b, const Region& seed, const ExtendRules& rules);

// The regions that grow from the seeds, in their order; a seed inside an earlier region is not grown again. Ends early
// when the regions are together many times as long as the texts: the seeds left are what exact_pieces() keeps of them.
std::vector<Extended> extend_all(const Prepared& a, const Prepared& b, const std::vector<Region>& seeds,
                                 const ExtendRules& rules);

}  // namespace store
