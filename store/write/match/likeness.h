// How alike texts are as wholes: whether they tell of the same event. The cosine of their telling words, times
// exp(-days / 5) for the days between them. Weights are fixed (a word's own, how often it stands in the text, double in
// the first sentences), never taken from the collection: what is added elsewhere changes no likeness.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "platform/base/task.h"
#include "store/write/match/outline.h"

namespace store {

// A text to compare. `day`: of its publication, counted from any day; nothing when it is not known to the day.
struct TextOfDay {
  Outline outline;
  std::optional<std::int64_t> day;
};

// Two texts and their likeness, 0..1. a < b.
struct Likeness {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float value = 0;
  friend bool operator==(const Likeness&, const Likeness&) = default;
};

// All pairs from this likeness on; sorted by a, then b.
constexpr float least_likeness = 0.05F;

// Texts more than two weeks apart are never compared, so the cost follows the number of texts of a fortnight. Texts of
// unknown day count as two days from all others and are compared with all; words that more than 1,000 texts hold are
// then passed over. Memory holds an index of some thousand dated texts and their fortnight at a time. Tells of texts
// done. Once `task` is stopped the rest is left out, soon.
std::vector<Likeness> find_likenesses(std::span<const TextOfDay> texts, const base::Task& task);

}  // namespace store
