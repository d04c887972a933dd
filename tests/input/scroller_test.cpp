#include "app/input/scroller.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace app;

TEST_CASE("a slide reaches its goal in 180 ms and then rests") {
  Scroller s;
  set_limits(s, 0, 1000);
  slide_to(s, 400, 1000);
  CHECK(advance(s, 1000));
  CHECK(s.position == 0);
  float before = 0;
  for (double t = 1010; t < 1180; t += 10) {
    CHECK(advance(s, t));
    CHECK(s.position > before);
    before = s.position;
  }
  CHECK_FALSE(advance(s, 1180));
  CHECK(s.position == 400);
}

TEST_CASE("a glide follows its curve within a pixel and stops at the end of the text") {
  Scroller s;
  set_limits(s, 0, 10'000);
  glide(s, 2, 0);
  for (double t = 0; t < 1500; t += 16) {
    if (!advance(s, t)) break;
    CHECK(std::abs(s.position - 2 * 325 * (1 - std::exp(-t / 325))) < 1);
  }
  Scroller at_end;
  set_limits(at_end, 0, 100);
  glide(at_end, 2, 0);
  CHECK_FALSE(advance(at_end, 2000));
  CHECK(at_end.position == 100);
}

TEST_CASE("time that stands still or runs backwards moves nothing") {
  Scroller s;
  slide_to(s, 100, 500);
  advance(s, 400);
  CHECK(s.position == 0);
}

TEST_CASE("dragging stays inside the limits, and outside them only leads back") {
  Scroller s;
  set_limits(s, 0, 100);
  scroll_by(s, 500);
  CHECK(s.position == 100);
  s.position = 140;  // as a levelling may leave it
  scroll_by(s, 10);
  CHECK(s.position == 140);
  scroll_by(s, -30);
  CHECK(s.position == 110);
}

TEST_CASE("steps of the wheel add up while one is under way") {
  Scroller s;
  set_limits(s, 0, 1000);
  slide_by(s, 60, 0);
  advance(s, 20);
  slide_by(s, 60, 20);
  advance(s, 1000);
  CHECK(s.position == 120);
}

TEST_CASE("a very slow release does not glide") {
  Scroller s;
  set_limits(s, 0, 1000);
  glide(s, 0.01F, 0);
  CHECK_FALSE(advance(s, 16));
  CHECK(s.position == 0);
}
