// Passages of an edition end where both texts begin a new paragraph: what a reader taps is a statement, and an article
// copied whole is as many passages as it has paragraphs, not one.
#pragma once

#include <vector>

#include "store/write/match/cut.h"

namespace store {

// Cuts each piece where a paragraph begins in both texts between two neighbouring equal words, as long as either part
// keeps the eight words of a passage. Nothing that was shared is lost but the words between the parts that have no
// counterpart anyway.
std::vector<Piece> split_at_paragraphs(const Prepared& a, const Prepared& b, const std::vector<Piece>& pieces);

}  // namespace store
