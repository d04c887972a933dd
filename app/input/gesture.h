// Gestures: contacts of one finger (or the mouse button) become taps and drags. Pure: time comes with the contact, the
// same contacts give the same gestures. Distances are pixels, times milliseconds.
//
// What comes off a panel is not always a finger that means something:
//   a tap may last 0 ms, and down and up may come in one frame: it is a tap;
//   within the slop a finger trembles, and is still a tap;
//   a second finger does nothing, and takes nothing from the first;
//   three fingers at once, or a contact that leaps far and back faster than a hand can, are a palm: nothing more comes
//   of
//     it until it has left, and what it had begun is broken off;
//   a press that stays for stuck_ms where it is, or is followed by another press, never ended: it is broken off.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "render/geometry.h"

namespace app {

enum class ContactKind : std::uint8_t {
  down,
  move,
  up,
  other_down,  // a finger beside the one whose contacts these are
  other_up,
};
struct Contact {
  ContactKind kind = ContactKind::move;
  render::Point at;
  double time_ms = 0;
};

enum class GestureKind : std::uint8_t {
  tap,         // went down and up within the slop; `start` is where
  drag_begin,  // left the slop
  drag,        // moved by (dx, dy) since the last one: all of them together are the way of the finger, slop included
  drag_end,    // let go, with a velocity in pixels per millisecond
  break_off,   // a drag that came to nothing
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

// The velocity of a drag is the way of its last fling_ms, divided by them: (y(end) - y(end - fling_ms)) / fling_ms, y
// being a straight line from contact to contact; of a shorter one that of all of it.
constexpr double fling_ms = 80;
constexpr double stuck_ms = 20'000;

// Where the contact was, no denser than every few milliseconds and no longer ago than fling_ms asks for.
struct Trail {
  struct Place {
    float y = 0;
    double time_ms = 0;
  };
  std::array<Place, 32> places{};
  std::size_t count = 0;
};

// What is known of the contact that is down now.
struct GestureState {
  bool down = false;
  bool dragging = false;
  bool palm = false;  // ignored until it has left
  int others = 0;     // fingers beside it
  render::Point start;
  render::Point last;
  double last_ms = 0;  // when it was put there
  render::Point leap;  // its last far step, and when
  double leap_ms = 0;
  Trail trail;
};

// Movement below this is still a tap: about 1.5 mm, and never less than 8 pixels or more than 10.
float slop_for(float px_per_mm);

// Appends what the contact means.
void recognise(GestureState& state, const Contact& contact, float slop_px, std::vector<Gesture>& out);

}  // namespace app
