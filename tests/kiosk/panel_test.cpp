#include "doctest/doctest.h"

#include "platform/kiosk/window.h"

TEST_CASE("a panel's millimetres are believed only within reason") {
  struct Row {
    const char* what;
    kiosk::PanelSize panel;
    bool believed;
  };
  const Row rows[] = {
      {"7 inch terminal", {154, 86, 1024, 600}, true},
      {"10.1 inch terminal", {217, 136, 1280, 800}, true},
      {"15.6 inch panel", {344, 194, 1920, 1080}, true},
      {"27 inch at 4K", {597, 336, 3840, 2160}, true},
      {"21.5 inch upright", {268, 476, 1080, 1920}, true},
      {"no millimetres", {0, 0, 1920, 1080}, false},
      {"its aspect ratio for millimetres", {16, 9, 1920, 1080}, false},
      {"a projector that says 1.6 m", {1600, 900, 1920, 1080}, false},
      {"wider than a wall", {2400, 1350, 7680, 4320}, false},
      {"too fine for a screen of this kind", {70, 39, 1920, 1080}, false},
      {"turned, but its millimetres are not", {344, 194, 1080, 1920}, false},
      {"no pixels", {344, 194, 0, 0}, false},
      {"negative", {-344, -194, 1920, 1080}, false},
      {"exactly 50 dpi", {508, 254, 1000, 500}, true},
      {"just under 50 dpi", {509, 254, 1000, 500}, false},
      {"exactly 400 dpi", {127, 63.5, 2000, 1000}, true},
      {"just over 400 dpi", {126.9, 63.5, 2000, 1000}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(kiosk::believable(row.panel) == row.believed);
  }
}
