// Seventh stage: sentences that say the same in other words, found where no word for word or edited passage was.
// Sentences, or two sentences against one, are compared by the telling stems they share, in any order: the cosine of
// their weights, after the published winners of PAN 2014 and 2015 (Sanchez-Perez, Gelbukh, Sidorov 2015).
#pragma once

#include <vector>

#include "store/write/cut.h"
#include "store/write/prepare.h"

namespace store {

// Pieces outside those already found between the two texts, trimmed to the clauses that share something. A sentence
// belongs to one piece at most.
std::vector<Piece> find_rewordings(const Prepared& a, const Prepared& b, const std::vector<Piece>& found);

}  // namespace store
