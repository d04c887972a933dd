// The pan preset: long passages, reworded, shuffled or translated as they may be, and summaries.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/long_rules.h"
#include "store/write/match/prepare.h"

namespace store {

// Regions in order of a; they may be more than one sentence long and hold anything between their edges.
std::vector<Region> find_long(const Prepared& a, const Prepared& b, const LongRules& rules);

// The chance that a long passage with that ratio of equal words is one, by the table of long_rules.h.
float long_confidence(double ratio);

}  // namespace store
