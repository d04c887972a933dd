#include <algorithm>

#include "platform/kiosk/window.h"

namespace kiosk {
namespace {

constexpr double kLeastMm = 10;
constexpr double kMostMm = 2000;
constexpr double kLeastDpi = 50;
constexpr double kMostDpi = 400;
constexpr double kMostStretch = 1.25;  // dpi one way over dpi the other way: pixels are about square

}  // namespace

bool believable(const PanelSize& panel) {
  if (panel.width_px <= 0 || panel.height_px <= 0) return false;
  if (panel.width_mm < kLeastMm || panel.width_mm > kMostMm) return false;
  if (panel.height_mm < kLeastMm || panel.height_mm > kMostMm) return false;
  const double across = panel.width_px * 25.4 / panel.width_mm;
  const double down = panel.height_px * 25.4 / panel.height_mm;
  const auto [least, most] = std::minmax(across, down);
  return least >= kLeastDpi && most <= kMostDpi && most <= least * kMostStretch;
}

}  // namespace kiosk
