#include "app/input/gesture.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr float leap_slops = 10;  // some 15 mm: a far step from one contact to the next
constexpr double leap_ms = 60;    // no hand goes so far and back in this time
constexpr int palm_fingers = 3;

float length(render::Point way) { return std::hypot(way.x, way.y); }

void keep(Trail& trail, float y, double time_ms) {
  // A mouse reports every millisecond: what lies between two reports that close tells nothing.
  constexpr double dense_ms = 4;
  const bool dense = trail.count > 1 && time_ms - trail.places[trail.count - 2].time_ms < dense_ms;
  if (!dense && trail.count == trail.places.size()) {
    std::move(trail.places.begin() + 1, trail.places.end(), trail.places.begin());
    --trail.count;
  }
  if (!dense) ++trail.count;
  trail.places[trail.count - 1] = {y, time_ms};
}

// Where it was at that time, on straight lines; before the first place: there.
float place_at(const Trail& trail, double time_ms) {
  for (std::size_t i = trail.count; i-- > 0;) {
    const Trail::Place& before = trail.places[i];
    if (before.time_ms > time_ms) continue;
    if (i + 1 == trail.count) return before.y;
    const Trail::Place& after = trail.places[i + 1];
    const double part = (time_ms - before.time_ms) / (after.time_ms - before.time_ms);
    return before.y + (after.y - before.y) * static_cast<float>(part);
  }
  return trail.places[0].y;
}

float velocity_at(const Trail& trail, double end_ms) {
  const double begin_ms = std::max(trail.places[0].time_ms, end_ms - fling_ms);
  if (trail.count == 0 || end_ms <= begin_ms) return 0;
  const float way = place_at(trail, end_ms) - place_at(trail, begin_ms);
  return way / static_cast<float>(end_ms - begin_ms);
}

void break_off(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  if (state.dragging)
    out.push_back({.kind = GestureKind::break_off, .start = state.start, .at = state.last, .time_ms = contact.time_ms});
  state.dragging = false;
}

void on_down(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  break_off(state, contact, out);
  state = {.down = true,
           .others = state.others,
           .start = contact.at,
           .last = contact.at,
           .last_ms = contact.time_ms,
           .leap = {},
           .trail = {}};
  keep(state.trail, contact.at.y, contact.time_ms);
  out.push_back({.kind = GestureKind::press, .start = contact.at, .at = contact.at, .time_ms = contact.time_ms});
}

// Whether this far step takes back the last one.
bool leaps_back(GestureState& state, render::Point step, double time_ms, float slop_px) {
  if (length(step) < leap_slops * slop_px) return false;
  const bool soon = length(state.leap) > 0 && time_ms - state.leap_ms < leap_ms;
  const bool back = soon && step.x * state.leap.x + step.y * state.leap.y < 0;
  state.leap = step;
  state.leap_ms = time_ms;
  return back;
}

void on_move(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out) {
  const render::Point step{contact.at.x - state.last.x, contact.at.y - state.last.y};
  const float from_start = std::hypot(contact.at.x - state.start.x, contact.at.y - state.start.y);
  if (!state.dragging && from_start <= slop_px) return;
  Gesture gesture{.kind = GestureKind::drag, .start = state.start, .at = contact.at, .time_ms = contact.time_ms};
  if (!state.dragging) {
    state.dragging = true;
    Gesture begin = gesture;
    begin.kind = GestureKind::drag_begin;
    out.push_back(begin);
  }
  gesture.dx = step.x;
  gesture.dy = step.y;
  out.push_back(gesture);
  state.last = contact.at;
  state.last_ms = contact.time_ms;
  keep(state.trail, contact.at.y, contact.time_ms);
  if (leaps_back(state, step, contact.time_ms, slop_px)) {
    break_off(state, contact, out);
    state.palm = true;
  }
}

void on_up(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  Gesture gesture{.kind = state.dragging ? GestureKind::drag_end : GestureKind::tap,
                  .start = state.start,
                  .at = contact.at,
                  .time_ms = contact.time_ms};
  if (state.dragging) gesture.velocity_y = velocity_at(state.trail, contact.time_ms);
  if (!state.palm) out.push_back(gesture);
  state = {.others = state.others, .start = {}, .last = {}, .leap = {}, .trail = {}};
}

void on_other(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  state.others = std::max(0, state.others + (contact.kind == ContactKind::other_down ? 1 : -1));
  if (!state.down || state.palm || state.others + 1 < palm_fingers) return;
  break_off(state, contact, out);
  state.palm = true;
}

}  // namespace

float slop_for(float px_per_mm) {
  constexpr float slop_mm = 1.5F;
  return std::clamp(slop_mm * px_per_mm, 8.0F, 10.0F);
}

void recognise(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out) {
  if (state.down && !state.palm && contact.time_ms - state.last_ms > stuck_ms) {
    break_off(state, contact, out);
    state.down = false;
  }
  switch (contact.kind) {
    case ContactKind::down:
      return on_down(state, contact, out);
    case ContactKind::move:
      if (state.down && !state.palm) on_move(state, contact, slop_px, out);
      return;
    case ContactKind::up:
      if (state.down) on_up(state, contact, out);
      return;
    case ContactKind::other_down:
    case ContactKind::other_up:
      return on_other(state, contact, out);
  }
}

}  // namespace app
