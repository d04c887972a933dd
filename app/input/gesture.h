// Gestures: contacts of one finger (or the mouse button) become taps and drags. Pure: time comes with the contact, the
// same contacts give the same gestures. Distances are pixels, times milliseconds.
#pragma once

#include <vector>

#include "render/geometry.h"

namespace app {

enum class ContactKind { down, move, up };
struct Contact {
  ContactKind kind = ContactKind::move;
  render::Point at;
  double time_ms = 0;
};

enum class GestureKind {
  tap,         // went down and up within the slop; `start` is where
  drag_begin,  // left the slop
  drag,        // moved by (dx, dy) since the last one
  drag_end,    // let go, with a velocity in pixels per millisecond
  press,       // went down: whatever glides under it stops
};
struct Gesture {
  GestureKind kind = GestureKind::tap;
  render::Point start;  // where the contact went down
  render::Point at;
  float dx = 0;
  float dy = 0;
  float velocity_y = 0;
  double time_ms = 0;
};

// What is known of the contact that is down now.
struct GestureState {
  bool down = false;
  bool dragging = false;
  render::Point start;
  render::Point last;
  double last_ms = 0;
  float velocity_y = 0;
};

// Appends what the contact means. `slop_px`: movement below it is still a tap.
void recognise(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out);

}  // namespace app
