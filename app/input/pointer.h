// Pointer: whether the mouse pointer is to be seen. Under X11 a finger is the pointer too: it leaps to where it
// presses, all at once, and a mouse comes there in many steps. So a press behind one single leap was a finger, and
// hides the pointer; two free motions behind one another, farther than a trembling panel goes, were a mouse and show
// it. Pure; pixels.
#pragma once

#include <cstdint>

#include "render/geometry.h"

namespace app {

struct PointerSight {
  bool shown = true;
  int free_moves = 0;  // since the last press or release
  bool pressed = false;
  render::Point from;  // where the first of them led
};

enum class PointerSign : std::uint8_t { move, press, release, wheel };

void follow(PointerSight& sight, PointerSign sign, render::Point at, float slop_px);

}  // namespace app
