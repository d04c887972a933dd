#include "app/input/panel.h"

#include <algorithm>

namespace app {

render::Point touched(const Panel& panel, render::Point at, float width_px, float height_px) {
  const std::array<float, 6>& m = panel.matrix;
  constexpr std::array<float, 6> as_wired{1, 0, 0, 0, 1, 0};
  if (m != as_wired && width_px > 0 && height_px > 0) {
    const float x = at.x / width_px;
    const float y = at.y / height_px;
    at = {(m[0] * x + m[1] * y + m[2]) * width_px, (m[3] * x + m[4] * y + m[5]) * height_px};
    at = {std::clamp(at.x, 0.0F, width_px - 1), std::clamp(at.y, 0.0F, height_px - 1)};
  }
  return render::in_picture(panel.turn, at, width_px, height_px);
}

}  // namespace app
