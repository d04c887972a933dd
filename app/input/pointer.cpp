#include "app/input/pointer.h"

#include <cmath>

namespace app {

void follow(PointerSight& sight, PointerSign sign, render::Point at, float slop_px) {
  switch (sign) {
    case PointerSign::move:
      if (sight.pressed) return;
      ++sight.free_moves;
      if (sight.free_moves == 1) sight.from = at;
      if (std::hypot(at.x - sight.from.x, at.y - sight.from.y) > slop_px) sight.shown = true;
      return;
    case PointerSign::press:
      if (sight.free_moves == 1) sight.shown = false;
      sight.pressed = true;
      sight.free_moves = 0;
      return;
    case PointerSign::release:
      sight.pressed = false;
      sight.free_moves = 0;
      return;
    case PointerSign::wheel:
      sight.shown = true;
      return;
  }
}

}  // namespace app
