// Sentences that say the same in other words, found where no word for word or edited passage was.
// Candidates are sentences, or up to four sentences in a row against one, that share telling stems in any order, by the
// cosine of their weights (after the winners of PAN 2014 and 2015: Sanchez-Perez, Gelbukh, Sidorov 2015);
// rewording_evidence.h judges them.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// Everything that may be a rewording, of at least that confidence, outside the pieces already found between the two
// texts and trimmed to the clauses that share something; in no order, many overlap.
std::vector<Piece> rewording_candidates(const Prepared& a, const Prepared& b, const std::vector<Piece>& found,
                                        float least_confidence);

// Of those the ones that choose_rewordings() keeps.
std::vector<Piece> find_rewordings(const Prepared& a, const Prepared& b, const std::vector<Piece>& found,
                                   float least_confidence);

}  // namespace store
