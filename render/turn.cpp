#include "render/turn.h"

namespace render {

Turn turn_of(int degrees) {
  constexpr int quarter = 90;
  if (degrees < 0 || degrees % quarter != 0 || degrees > 3 * quarter) return Turn::none;
  return static_cast<Turn>(degrees / quarter);
}

Point in_picture(Turn turn, Point at, float width_px, float height_px) {
  switch (turn) {
    case Turn::none:
      return at;
    case Turn::right:
      return {at.y, width_px - 1 - at.x};
    case Turn::over:
      return {width_px - 1 - at.x, height_px - 1 - at.y};
    case Turn::left:
      return {height_px - 1 - at.y, at.x};
  }
  return at;
}

Rect on_panel(Turn turn, const Rect& r, float width_px, float height_px) {
  switch (turn) {
    case Turn::none:
      return r;
    case Turn::right:
      return {width_px - bottom(r), r.x, r.h, r.w};
    case Turn::over:
      return {width_px - right(r), height_px - bottom(r), r.w, r.h};
    case Turn::left:
      return {r.y, height_px - right(r), r.h, r.w};
  }
  return r;
}

}  // namespace render
