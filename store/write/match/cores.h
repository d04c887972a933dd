// An edited passage that is two word for word quotations with a different attribution between them falls apart into
// what it is.
#pragma once

#include <vector>

#include "store/write/match/cut.h"

namespace store {

// Cuts a piece at its weak parts: what lies between or beside stretches of at least eight words that are equal word
// for word from the start of a clause to the end of one, and is itself less than `edited`, or a mere attribution.
std::vector<Piece> split_at_cores(const Prepared& a, const Prepared& b, const Piece& piece);

}  // namespace store
