#include "render/turn.h"

#include <initializer_list>

#include "doctest/doctest.h"

using namespace render;

TEST_CASE("a pixel of the picture and the pixel of the panel that shows it are each other's") {
  constexpr float wide = 5;  // of the panel
  constexpr float high = 3;
  for (const Turn turn : {Turn::none, Turn::right, Turn::over, Turn::left}) {
    const float picture_wide = is_sideways(turn) ? high : wide;
    const float picture_high = is_sideways(turn) ? wide : high;
    for (float x = 0; x < picture_wide; ++x) {
      for (float y = 0; y < picture_high; ++y) {
        const Rect shown = on_panel(turn, {x, y, 1, 1}, wide, high);
        CHECK(contains({0, 0, wide, high}, {shown.x, shown.y}));
        const Point back = in_picture(turn, {shown.x, shown.y}, wide, high);
        CHECK(back.x == x);
        CHECK(back.y == y);
      }
    }
  }
}

TEST_CASE("turned clockwise, the picture's upper left corner goes once round the panel") {
  const Rect corner{0, 0, 2, 1};
  CHECK(on_panel(Turn::none, corner, 10, 6) == Rect{0, 0, 2, 1});
  CHECK(on_panel(Turn::right, corner, 10, 6) == Rect{9, 0, 1, 2});
  CHECK(on_panel(Turn::over, corner, 10, 6) == Rect{8, 5, 2, 1});
  CHECK(on_panel(Turn::left, corner, 10, 6) == Rect{0, 4, 1, 2});
}

TEST_CASE("only quarters of a circle are turns") {
  CHECK(turn_of(0) == Turn::none);
  CHECK(turn_of(90) == Turn::right);
  CHECK(turn_of(180) == Turn::over);
  CHECK(turn_of(270) == Turn::left);
  for (const int degrees : {-90, 45, 360, 1}) CHECK(turn_of(degrees) == Turn::none);
}
