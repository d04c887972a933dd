// Phrases that two texts use again and again: "are they not written in the book of the chronicles", "all rights are
// reserved by the club". Which of their places belongs to which cannot be told, so they are no passage, however long.
#pragma once

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// Whether all that the piece's stretches share comes again far apart: in both texts together every run of equal words
// stands in nine pairs of places or more, and so does each telling word outside of runs. What is repeated close by, as
// a refrain is, counts as said once. Requires: prepared for news. Near-linear in the words of the piece.
bool is_stock_phrase(const Prepared& a, const Prepared& b, const Piece& piece);

}  // namespace store
