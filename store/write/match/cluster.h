// Groups of texts that tell of one event, by average likeness (UPGMA, Sokal and Michener 1958): the two groups that are
// most alike on average become one, until none are alike enough.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "store/write/match/likeness.h"

namespace store {

// Average likeness from which two groups are one. Set on 50 events of three articles, see store/write/MATCHING.md.
constexpr float least_average = 0.153F;

// By text: the number of its group, 0, 1, .. in order of first appearance. A text like no other is a group by itself.
// A pair that is not listed counts as 0. Which texts a group holds depends on them alone and on texts that are like
// them. Requires: likenesses sorted by a, then b.
std::vector<std::uint32_t> cluster(std::size_t texts, std::span<const Likeness> likenesses);

}  // namespace store
