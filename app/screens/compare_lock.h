// Scroll lock: columns that scroll together, as in Meld: the sync point moves down the screen as one reads on. The map
// from the leader's scroll position to a follower's runs straight from passage to passage, is continuous and rises
// steadily; without any shared passage it goes by fraction. Pure. Pixels.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace app {

// When the leader is scrolled to `leader`, the follower belongs at `follower`.
struct SyncPoint {
  float leader = 0;
  float follower = 0;
};
// Rising in both, at least one point.
using SyncMap = std::vector<SyncPoint>;

// A passage that both columns have: its tops from the tops of their contents, and how much it counts.
struct SyncPair {
  float leader_top = 0;
  float follower_top = 0;
  float weight = 1;
};

struct ColumnExtent {
  float content_h = 0;
  float viewport_h = 0;
};

// The heaviest chain of passages that rises in both columns; passages that crossed over (moved ones) are left out.
// `fixed`: holds whatever else gives way, for columns that a tap has levelled.
SyncMap sync_map(const ColumnExtent& leader, const ColumnExtent& follower, std::span<const SyncPair> pairs,
                 std::optional<SyncPoint> fixed);

// Where the follower belongs; beyond the ends both move alike.
float follow(const SyncMap& map, float leader_scroll);

// The lock as it stands. Maps are made when a column begins to lead, so that frames allocate nothing.
struct ScrollLock {
  bool on = false;
  std::int32_t leader = -1;  // column; -1: nobody moves
  double since_ms = 0;       // when it began to lead
  std::array<SyncMap, 4> maps;
  std::array<float, 4> offsets{};  // how far from its place a follower stood then: it catches up
};

}  // namespace app
