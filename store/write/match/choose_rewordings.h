// Which of many overlapping rewordings are kept.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// The surest; a word belongs to one of them at most, but for what a text tells twice: a stretch that is free still,
// whose counterpart is mostly that of one kept before, is kept too when both and the counterpart have two telling stems
// in common, half of those that either has in common with the counterpart. `likely`: in any order.
std::vector<Piece> choose_rewordings(const Prepared& a, const Prepared& b, std::vector<Piece> likely);

}  // namespace store
