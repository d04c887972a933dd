#include "app/input/panel.h"

#include "doctest/doctest.h"

using namespace app;

namespace {

constexpr float wide = 1280;
constexpr float high = 800;

void check_touch(const Panel& panel, render::Point at, render::Point expected) {
  const render::Point touch = touched(panel, at, wide, high);
  CHECK(touch.x == doctest::Approx(expected.x));
  CHECK(touch.y == doctest::Approx(expected.y));
}

}  // namespace

TEST_CASE("a touch on a turned panel is where the picture is") {
  // A place 10 pixels from the left of the panel and 20 from its top.
  check_touch({.turn = render::Turn::none}, {10, 20}, {10, 20});
  check_touch({.turn = render::Turn::right}, {10, 20}, {20, wide - 1 - 10});
  check_touch({.turn = render::Turn::over}, {10, 20}, {wide - 1 - 10, high - 1 - 20});
  check_touch({.turn = render::Turn::left}, {10, 20}, {high - 1 - 20, 10});
}

TEST_CASE("the touch matrix says where on the panel a touch is, before the picture is turned") {
  // Libinput's own examples: a panel wired upside down, and one a quarter turned.
  check_touch({.matrix = {-1, 0, 1, 0, -1, 1}}, {320, 200}, {960, 600});
  check_touch({.matrix = {0, -1, 1, 1, 0, 0}}, {320, 200}, {960, 200});
  // It reports only the middle half of its width.
  check_touch({.matrix = {2, 0, -0.5F, 0, 1, 0}}, {320, 200}, {0, 200});
  check_touch({.matrix = {2, 0, -0.5F, 0, 1, 0}}, {640, 200}, {640, 200});
  check_touch({.matrix = {2, 0, -0.5F, 0, 1, 0}}, {1200, 200}, {wide - 1, 200});  // never beside it
  check_touch({.turn = render::Turn::over, .matrix = {-1, 0, 1, 0, -1, 1}}, {320, 200}, {319, 199});
}
