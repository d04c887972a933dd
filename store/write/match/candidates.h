// Which pairs of a large collection are worth aligning: near-linear, since a pair that shares no telling key is never
// looked at. The weights of shared keys are summed for each text over all others (Zobel and Moffat, "Inverted files for
// text search engines", 2006, term at a time); what is left is judged by its densest stretch: unrelated texts on one
// subject share keys here and there, a passage shares them in one place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "platform/base/task.h"
#include "store/write/match/outline.h"

namespace store {

// Two texts that may share a passage. a < b.
struct Candidate {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float score = 0;  // weight of the shared keys in the densest stretch
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

// Of up to this many texts every pair is a candidate where SmallSets says so: comparing all is quicker than choosing.
constexpr std::size_t every_pair_up_to = 200;
enum class SmallSets { every_pair, chosen };

// Sorted by a, then b. The result does not depend on the number of jobs. Tells of texts done, each counted twice. Once
// `task` is stopped the rest is left out, soon.
std::vector<Candidate> find_candidates(std::span<const Outline> outlines, MatchPreset preset, SmallSets small,
                                       const base::Task& task);

}  // namespace store
