// Scrolling the compare screen: each column by itself, all with the keys, lanes of the overview, and the lock that lets
// every column follow the one that is moved.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"
#include "app/scrolling.h"

namespace app {
namespace {

float content_top(const CompareColumn& column, std::size_t mark) {
  return column.text.body_top + column.places[mark].top;
}

// What both columns share, with the member that stands where reading would meet it first.
void shared_pairs(const CompareScene& scene, std::size_t leader, std::size_t follower, std::vector<SyncPair>& out) {
  const CompareColumn& a = scene.columns[leader];
  const CompareColumn& b = scene.columns[follower];
  for (std::size_t i = 0; i < a.places.size(); ++i) {
    for (std::size_t j = 0; j < b.places.size(); ++j) {
      if (a.marks.marks[i].family != b.marks.marks[j].family) continue;
      const auto weight =
          static_cast<float>(std::min(base::length(a.marks.marks[i].range), base::length(b.marks.marks[j].range)));
      out.push_back({content_top(a, i), content_top(b, j), weight});
    }
  }
}

// Columns that a tap has levelled stay level where they are.
std::optional<SyncPoint> levelled(const Compare& compare, const CompareScene& scene, std::size_t leader,
                                  std::size_t follower) {
  if (!compare.selection) return std::nullopt;
  const float y = compare.selection->level_y;
  const auto a = member_in_column(scene, compare, leader, compare.selection->family, y);
  const auto b = member_in_column(scene, compare, follower, compare.selection->family, y);
  if (!a || !b) return std::nullopt;
  const float height = y - scene.columns[leader].viewport.y;
  return SyncPoint{content_top(scene.columns[leader], *a) - height, content_top(scene.columns[follower], *b) - height};
}

void lead(Compare& compare, const CompareScene& scene, std::size_t leader, double now_ms) {
  ScrollLock& lock = compare.lock;
  if (!lock.on || lock.leader == static_cast<std::int32_t>(leader)) return;
  lock.leader = static_cast<std::int32_t>(leader);
  lock.since_ms = now_ms;
  const auto extent = [&](std::size_t c) {
    return ColumnExtent{scene.columns[c].text.height_px, scene.columns[c].viewport.h};
  };
  std::vector<SyncPair> pairs;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (c == leader) continue;
    pairs.clear();
    shared_pairs(scene, leader, c, pairs);
    lock.maps[c] = sync_map(extent(leader), extent(c), pairs, levelled(compare, scene, leader, c));
    stop(compare.scrollers[c]);
    lock.offsets[c] = compare.scrollers[c].position - follow(lock.maps[c], compare.scrollers[leader].position);
  }
}

constexpr float snap_mm = 2;  // half of what a fingertip covers of the overview, or less

// The place of the article under a point of its lane, put in the middle of the screen. In a long article a pixel of the
// lane is many lines: the passage that begins nearest is meant, where one is so near, and is put where reading begins.
float scroll_for(const Compare& compare, const CompareScene& scene, std::size_t c, float y) {
  const Lane lane = lane_of(scene, c);
  const CompareColumn& column = scene.columns[c];
  const float wanted = (y - lane.rect.y) / lane.scale;
  std::optional<float> nearest;
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    if (!compare.class_shown[static_cast<std::size_t>(column.marks.marks[i].passage_class)]) continue;
    const float top = content_top(column, i);
    if (!nearest || std::abs(top - wanted) < std::abs(*nearest - wanted)) nearest = top;
  }
  const float in_sight = column.viewport.h / 2;
  const float reach = snap_mm * scene.key.px_per_mm / lane.scale;
  // What is in sight anyway needs no help.
  if (nearest && std::abs(*nearest - wanted) <= reach && reach > in_sight) return *nearest - column.viewport.h * 0.3F;
  return wanted - in_sight;
}

}  // namespace

bool is_scroll(ActionKind kind) { return kind >= ActionKind::scroll_drag && kind <= ActionKind::scroll_hold; }

void scroll(Compare& compare, const CompareScene& scene, const Action& action, double now_ms) {
  if (!is_scroll(action.kind) || scene.columns.empty()) return;
  const float line = scene.key.body_px * leading;
  const float page = std::max(line, scene.columns.front().viewport.h - 2 * line);
  const auto steps_to = [&](float end) {
    return ScrollSteps{.notch = line * 3, .line = line * 2, .page = page, .top = -line / 2, .end = end};
  };
  if (action.a == picker_target) {
    scroll(compare.picker, action, steps_to(compare.picker.high), now_ms);
    return;
  }
  if (action.a == chooser_target) {
    scroll(compare.chooser, action, steps_to(compare.chooser.high), now_ms);
    return;
  }
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const bool asked = action.a < 0 ? !compare.lock.on || c == 0 : static_cast<std::size_t>(action.a) == c;
    if (!asked) continue;
    if (action.kind != ActionKind::scroll_hold) lead(compare, scene, c, now_ms);
    scroll(compare.scrollers[c], action, steps_to(scene.columns[c].text.height_px - page), now_ms);
  }
}

void jump_on_strip(Compare& compare, const CompareScene& scene, const Action& action, double now_ms) {
  if (scene.columns.empty()) return;
  const std::size_t c = lane_at(scene, action.x);
  lead(compare, scene, c, now_ms);
  Scroller& scroller = compare.scrollers[c];
  slide_to(scroller, std::clamp(scroll_for(compare, scene, c, action.y), scroller.low, scroller.high), now_ms);
}

void drag_on_strip(Compare& compare, const CompareScene& scene, const Action& action, double now_ms) {
  if (scene.columns.empty()) return;
  const std::size_t started = lane_at(scene, static_cast<float>(action.c));
  if (lane_at(scene, action.x) != started) compare.whole_strip = true;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const bool asked = c == started || (compare.whole_strip && !compare.lock.on);
    if (!asked) continue;
    lead(compare, scene, c, now_ms);
    scroll_by(compare.scrollers[c], action.y / lane_of(scene, c).scale);
  }
}

void toggle_lock(Compare& compare, const CompareScene& scene, double now_ms) {
  compare.lock.on = !compare.lock.on;
  compare.lock.leader = -1;
  compare.lock.since_ms = now_ms;
  // Shows at once what belongs together, unless a passage is level already.
  if (compare.lock.on && !compare.selection && !scene.columns.empty()) lead(compare, scene, 0, now_ms);
}

void finish(Compare& compare) {
  finish(compare.picker);
  finish(compare.chooser);
  for (Scroller& scroller : compare.scrollers) finish(scroller);
  compare.lock.since_ms = long_ago_ms;
  compare.moved_ms = long_ago_ms;
  compare.gaps_ms = long_ago_ms;
}

bool advance(Compare& compare, double now_ms) {
  const auto left_of = [&](double since_ms) {
    const double way = 1 - std::clamp((now_ms - since_ms) / slide_ms, 0.0, 1.0);
    return static_cast<float>(way * way * way);
  };
  compare.way_left = left_of(compare.moved_ms);
  compare.gaps_left = left_of(compare.gaps_ms);
  bool moving = advance(compare.picker, now_ms) || compare.way_left > 0 || compare.gaps_left > 0;
  moving = advance(compare.chooser, now_ms) || moving;
  for (Scroller& scroller : compare.scrollers) moving = advance(scroller, now_ms) || moving;
  ScrollLock& lock = compare.lock;
  if (!lock.on || lock.leader < 0) return moving;
  // A follower that was elsewhere catches up as a tapped column slides: easing out.
  const double left = 1 - std::clamp((now_ms - lock.since_ms) / slide_ms, 0.0, 1.0);
  const auto behind = static_cast<float>(left * left * left);
  const float position = compare.scrollers[static_cast<std::size_t>(lock.leader)].position;
  for (std::size_t c = 0; c < lock.maps.size(); ++c) {
    if (static_cast<std::int32_t>(c) == lock.leader || lock.maps[c].empty()) continue;
    compare.scrollers[c].position = follow(lock.maps[c], position) + lock.offsets[c] * behind;
  }
  return moving || left > 0;
}

}  // namespace app
