// What the two texts say around a pair of stretches, within an article's length of them. Where the counts of a text
// come from a background (weigh.h), the background is asked instead of the text, so that no paragraph elsewhere in it
// counts.
#pragma once

#include <vector>

#include "store/write/match/shared_things.h"

namespace store {

// Stems of `one` that the other stretch lacks, while its text has them, not near it but farther away.
float count_elsewhere(const Stretch& one, const Stretch& other);

// Stems that the sentences share and `one` has only outside its stretch. `is_a`: which of the two it is.
float count_rest(const Stretch& one, const std::vector<SharedStem>& of_sentences, bool is_a);

}  // namespace store
