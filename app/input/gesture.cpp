#include "app/input/gesture.h"

#include <cmath>

namespace app {
namespace {

// A finger that rested this long before it left has no speed, whatever it did before.
constexpr double rest_ms = 80;

void follow(GestureState& state, const Contact& contact) {
  const double elapsed = contact.time_ms - state.last_ms;
  const float dy = contact.at.y - state.last.y;
  if (elapsed > 0) {
    const float now = dy / static_cast<float>(elapsed);
    // Half new, half old: one jittery report does not decide a fling.
    state.velocity_y = elapsed > rest_ms ? now : 0.5F * state.velocity_y + 0.5F * now;
  }
  state.last = contact.at;
  state.last_ms = contact.time_ms;
}

void on_down(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  state = {.down = true, .start = contact.at, .last = contact.at, .last_ms = contact.time_ms};
  out.push_back({.kind = GestureKind::press, .start = contact.at, .at = contact.at, .time_ms = contact.time_ms});
}

void on_move(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out) {
  const float from_start = std::hypot(contact.at.x - state.start.x, contact.at.y - state.start.y);
  if (!state.dragging && from_start <= slop_px) return;
  Gesture gesture{.kind = GestureKind::drag, .start = state.start, .at = contact.at, .time_ms = contact.time_ms};
  if (!state.dragging) {
    state.dragging = true;
    Gesture begin = gesture;
    begin.kind = GestureKind::drag_begin;
    out.push_back(begin);
  }
  gesture.dx = contact.at.x - state.last.x;
  gesture.dy = contact.at.y - state.last.y;
  follow(state, contact);
  out.push_back(gesture);
}

void on_up(GestureState& state, const Contact& contact, std::vector<Gesture>& out) {
  Gesture gesture{.kind = state.dragging ? GestureKind::drag_end : GestureKind::tap,
                  .start = state.start,
                  .at = contact.at,
                  .time_ms = contact.time_ms};
  if (state.dragging && contact.time_ms - state.last_ms <= rest_ms) gesture.velocity_y = state.velocity_y;
  state = {};
  out.push_back(gesture);
}

}  // namespace

void recognise(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out) {
  if (contact.kind == ContactKind::down) {
    on_down(state, contact, out);
  } else if (state.down && contact.kind == ContactKind::move) {
    on_move(state, contact, slop_px, out);
  } else if (state.down && contact.kind == ContactKind::up) {
    on_up(state, contact, out);
  }
}

}  // namespace app
