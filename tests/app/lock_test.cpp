#include "app/screens/compare_lock.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "doctest/doctest.h"

using namespace app;

namespace {

constexpr float far_below = -2000;

// Follows the leader over its whole way in small steps: never back, never by a leap.
void check_steady(const SyncMap& map, float to) {
  float steepest = 1;
  for (std::size_t i = 1; i < map.size(); ++i) {
    REQUIRE(map[i].leader > map[i - 1].leader);
    REQUIRE(map[i].follower > map[i - 1].follower);
    steepest = std::max(steepest, (map[i].follower - map[i - 1].follower) / (map[i].leader - map[i - 1].leader));
  }
  float before = follow(map, far_below);
  constexpr float step = 0.5F;
  for (float at = far_below + step; at < to; at += step) {
    const float now = follow(map, at);
    REQUIRE(now >= before);
    REQUIRE(now - before <= steepest * step + 0.51F);
    before = now;
  }
}

}  // namespace

TEST_CASE("without a shared passage columns go by fraction, both tops and both ends together") {
  const SyncMap map = sync_map({5000, 800}, {2000, 800}, {}, std::nullopt);
  CHECK(follow(map, 0) == 0);
  CHECK(follow(map, 4200) == doctest::Approx(1200));
  CHECK(follow(map, 2100) == doctest::Approx(600));
  CHECK(follow(map, -100) == -100);  // beyond the ends they move alike
  check_steady(map, 6000);
}

TEST_CASE("a shared passage is level in the middle of the screen, near the ends where it stands there") {
  const SyncPair pairs[]{{3000, 1500, 80}};
  const SyncMap map = sync_map({6000, 800}, {4000, 800}, pairs, std::nullopt);
  CHECK(follow(map, 3000 - 400) == doctest::Approx(1500 - 400));
  const SyncPair near_top[]{{100, 300, 80}};
  const SyncMap top = sync_map({6000, 800}, {4000, 800}, near_top, std::nullopt);
  CHECK(follow(top, 0) == 0);
  check_steady(top, 6000);
}

TEST_CASE("a passage that crossed over gives way to a heavier chain") {
  const SyncPair pairs[]{{1000, 1200, 50}, {2000, 2300, 50}, {2500, 300, 60}};
  const SyncMap map = sync_map({6000, 800}, {6000, 800}, pairs, std::nullopt);
  CHECK(map.size() == 4);
  CHECK(follow(map, 600) == doctest::Approx(800));
  CHECK(follow(map, 1600) == doctest::Approx(1900));
}

TEST_CASE("columns that a tap has levelled stay where they are when one begins to lead") {
  const SyncPair pairs[]{{1000, 1200, 50}, {2000, 2300, 50}, {2500, 300, 60}};
  for (const SyncPoint fixed : {SyncPoint{2300, 100}, SyncPoint{-300, 900}, SyncPoint{5900, 10}, SyncPoint{700, 900}}) {
    CAPTURE(fixed.leader);
    const SyncMap map = sync_map({6000, 800}, {6000, 800}, pairs, fixed);
    CHECK(follow(map, fixed.leader) == doctest::Approx(fixed.follower));
    check_steady(map, 8000);
  }
}

TEST_CASE("the lock is continuous and rises for any columns and passages, and back again along the same line") {
  std::minstd_rand random(7);
  const auto any = [&](int most) { return static_cast<float>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const ColumnExtent a{100 + any(9000), 400 + any(700)};
    const ColumnExtent b{100 + any(9000), a.viewport_h};
    std::vector<SyncPair> pairs;
    std::vector<SyncPair> mirrored;
    for (unsigned i = random() % 12; i > 0; --i) {
      const SyncPair pair{any(static_cast<int>(a.content_h)), any(static_cast<int>(b.content_h)), 10 + any(200)};
      pairs.push_back(pair);
      mirrored.push_back({pair.follower_top, pair.leader_top, pair.weight});
    }
    const SyncMap there = sync_map(a, b, pairs, std::nullopt);
    check_steady(there, a.content_h + 500);
    const SyncMap back = sync_map(b, a, mirrored, std::nullopt);
    for (float at = 0; at < a.content_h; at += 37) {
      CHECK(std::abs(follow(back, follow(there, at)) - at) < 0.5F);
    }
  }
}
