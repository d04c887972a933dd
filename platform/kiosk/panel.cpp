#include <algorithm>

#include "platform/kiosk/window.h"

namespace kiosk {
namespace {

constexpr double least_mm = 10;
constexpr double most_mm = 2000;
constexpr double least_dpi = 50;
constexpr double most_dpi = 400;
constexpr double most_stretch = 1.25;  // dpi one way over dpi the other way: pixels are about square

}  // namespace

bool believable(const PanelSize& panel) {
  if (panel.width_px <= 0 || panel.height_px <= 0) return false;
  if (panel.width_mm < least_mm || panel.width_mm > most_mm) return false;
  if (panel.height_mm < least_mm || panel.height_mm > most_mm) return false;
  const double across = panel.width_px * 25.4 / panel.width_mm;
  const double down = panel.height_px * 25.4 / panel.height_mm;
  const auto [least, most] = std::minmax(across, down);
  return least >= least_dpi && most <= most_dpi && most <= least * most_stretch;
}

}  // namespace kiosk
