// Panel: how the screen stands and where a touch on it really is, as the owner has set it. A touch goes through the
// matrix first, as through libinput's calibration matrix (rows a b c and d e f: x' = a x + b y + c, y' = d x + e y + f,
// where x and y go from 0 to 1 over the panel as it is wired), and then to the place in the picture that is drawn
// there. Pure; pixels.
#pragma once

#include <array>

#include "render/turn.h"

namespace app {

struct Panel {
  render::Turn turn = render::Turn::none;
  std::array<float, 6> matrix{1, 0, 0, 0, 1, 0};
};

// The place in the picture of a touch at `at` of a panel of that size.
render::Point touched(const Panel& panel, render::Point at, float width_px, float height_px);

}  // namespace app
