#include "app/screens/compare_lock.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr float least_step_px = 1;   // between two points of a map
constexpr float most_steepness = 8;  // against the columns' proportion: steeper parts would throw a column about

struct Candidate {
  SyncPoint at;
  float weight = 1;
};

// Scroll position at which a column is at its end: the last line at the foot of the screen, or, when all of it is in
// sight anyway, half of it gone.
float end_of_scroll(const ColumnExtent& c) { return std::max(c.content_h - c.viewport_h, c.content_h / 2); }

// How high on the screen a passage is level: at its own height at the beginning, in the middle, at the end down there.
float sync_height(const ColumnExtent& a, const ColumnExtent& b, const SyncPair& pair) {
  const float most = std::min(pair.leader_top, pair.follower_top);
  const float least = a.viewport_h - std::min(a.content_h - pair.leader_top, b.content_h - pair.follower_top);
  return std::min(std::max(a.viewport_h / 2, least), most);
}

// May `to` follow `from` on the chain?
bool rises(const SyncPoint& from, const SyncPoint& to, float proportion) {
  const float dx = to.leader - from.leader;
  const float dy = to.follower - from.follower;
  if (dx < least_step_px || dy < least_step_px) return false;
  return dy <= dx * std::max(proportion, 1.0F) * most_steepness &&
         dy * most_steepness >= dx * std::min(proportion, 1.0F);
}

// The heaviest chain from `first` to `last`, both included: the classic one over predecessors, O(n * n).
void append_chain(const SyncPoint& first, const SyncPoint& last, std::span<const Candidate> sorted, float proportion,
                  SyncMap& out) {
  std::vector<Candidate> row{{first, 0}};
  for (const Candidate& c : sorted) {
    if (rises(first, c.at, proportion) && rises(c.at, last, proportion)) row.push_back(c);
  }
  std::vector<float> best(row.size(), 0);
  std::vector<std::size_t> before(row.size(), 0);
  std::size_t heaviest = 0;
  for (std::size_t i = 1; i < row.size(); ++i) {
    best[i] = row[i].weight;
    for (std::size_t j = 1; j < i; ++j) {
      if (best[j] + row[i].weight <= best[i] || !rises(row[j].at, row[i].at, proportion)) continue;
      best[i] = best[j] + row[i].weight;
      before[i] = j;
    }
    if (best[i] > best[heaviest]) heaviest = i;
  }
  SyncMap chain{last};
  for (std::size_t i = heaviest; i != 0; i = before[i]) chain.push_back(row[i].at);
  std::reverse(chain.begin(), chain.end());
  out.insert(out.end(), chain.begin(), chain.end());
}

}  // namespace

SyncMap sync_map(const ColumnExtent& leader, const ColumnExtent& follower, std::span<const SyncPair> pairs,
                 std::optional<SyncPoint> fixed) {
  const SyncPoint end{std::max(end_of_scroll(leader), least_step_px), std::max(end_of_scroll(follower), least_step_px)};
  const float proportion = end.follower / end.leader;
  std::vector<Candidate> candidates;
  candidates.reserve(pairs.size());
  for (const SyncPair& pair : pairs) {
    const float height = sync_height(leader, follower, pair);
    candidates.push_back({{pair.leader_top - height, pair.follower_top - height}, pair.weight});
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.at.leader < b.at.leader; });
  SyncPoint first{0, 0};
  SyncMap map;
  if (!fixed) {
    map.push_back(first);
    append_chain(first, end, candidates, proportion, map);
    return map;
  }
  // A fixed point before the beginning or behind the end takes the end's place.
  const bool after_first = fixed->leader >= least_step_px && fixed->follower >= least_step_px;
  const bool before_end =
      end.leader - fixed->leader >= least_step_px && end.follower - fixed->follower >= least_step_px;
  if (after_first) {
    map.push_back(first);
    append_chain(first, *fixed, candidates, proportion, map);
  } else {
    map.push_back(*fixed);
  }
  if (before_end) append_chain(*fixed, end, candidates, proportion, map);
  return map;
}

float follow(const SyncMap& map, float leader_scroll) {
  const auto next = std::upper_bound(map.begin(), map.end(), leader_scroll,
                                     [](float value, const SyncPoint& point) { return value < point.leader; });
  if (next == map.begin()) return next->follower + (leader_scroll - next->leader);
  const SyncPoint& from = *(next - 1);
  if (next == map.end()) return from.follower + (leader_scroll - from.leader);
  const float t = (leader_scroll - from.leader) / (next->leader - from.leader);
  return from.follower + (next->follower - from.follower) * t;
}

}  // namespace app
