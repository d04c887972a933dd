#include <cmath>
#include <cstdlib>
#include <utility>

#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

using picture::at;
using picture::black;
using picture::Easel;
using picture::Rgb;
using picture::white;
using render::rgb;

TEST_CASE("a filled rectangle covers exactly its pixels") {
  Easel easel(64, 48);
  const auto pixels = easel.draw([](render::Canvas& c) { c.fill({10, 12, 20, 8}, rgb(0x102030)); });
  int wrong = 0;
  for (int y = 0; y < 48; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool inside = x >= 10 && x < 30 && y >= 12 && y < 20;
      if (at(pixels, 64, x, y) != (inside ? Rgb{0x10, 0x20, 0x30} : white)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("fractional edges snap to the nearest pixel, and a hairline never vanishes") {
  struct Row {
    render::Rect asked;
    render::Rect drawn;
  };
  const Row rows[] = {
      {{10.4F, 10.6F, 5, 5}, {10, 11, 5, 5}}, {{10.5F, 10, 5, 5}, {11, 10, 5, 5}}, {{10, 10, 0.2F, 5}, {10, 10, 1, 5}},
      {{10, 10, 5, 0.2F}, {10, 10, 5, 1}},    {{10, 10, 0, 5}, {0, 0, 0, 0}},      {{-5, -5, 8, 8}, {0, 0, 3, 3}},
      {{60, 40, 100, 100}, {60, 40, 4, 8}},   {{100, 100, 5, 5}, {0, 0, 0, 0}},
  };
  Easel easel(64, 48);
  for (const Row& row : rows) {
    const auto pixels = easel.draw([&](render::Canvas& c) { c.fill(row.asked, rgb(0)); });
    const render::Rect ink = picture::bounds_of_ink(pixels, 64);
    CAPTURE(row.asked.x);
    CAPTURE(row.asked.w);
    CHECK(ink == row.drawn);
  }
}

TEST_CASE("colours blend over sRGB values with straight alpha") {
  struct Row {
    render::Color color;
    render::Color paper;
    Rgb seen;
  };
  const Row rows[] = {
      {rgb(0x000000, 0.5F), rgb(0xFFFFFF), {127, 127, 127}},  // alpha 128 of 255
      {rgb(0xFF0000, 0.25F), rgb(0xFFFFFF), {255, 191, 191}},
      {rgb(0xFFFFFF, 0.2F), rgb(0x000000), {51, 51, 51}},
      {rgb(0x0072B2, 1.0F), rgb(0x123456), {0x00, 0x72, 0xB2}},
      {rgb(0x0072B2, 0.0F), rgb(0x123456), {0x12, 0x34, 0x56}},
  };
  Easel easel(16, 16);
  for (const Row& row : rows) {
    const auto pixels = easel.draw([&](render::Canvas& c) { c.fill({0, 0, 16, 16}, row.color); }, row.paper);
    CHECK(at(pixels, 16, 8, 8) == row.seen);
  }
}

TEST_CASE("a clip cuts, nests and ends") {
  Easel easel(64, 48);
  const auto pixels = easel.draw([](render::Canvas& c) {
    c.push_clip({10, 10, 20, 20});
    c.push_clip({20, 5, 30, 15});
    CHECK(c.clip() == render::Rect{20, 10, 10, 10});
    c.fill({0, 0, 64, 48}, rgb(0));
    c.pop_clip();
    CHECK(c.clip() == render::Rect{10, 10, 20, 20});
    c.pop_clip();
    c.push_clip({40, 40, -5, 3});
    c.fill({0, 0, 64, 48}, rgb(0));
    c.pop_clip();
    c.fill({60, 44, 4, 4}, rgb(0xFF0000));
  });
  CHECK(at(pixels, 64, 20, 10) == black);
  CHECK(at(pixels, 64, 29, 19) == black);
  CHECK(at(pixels, 64, 19, 10) == white);
  CHECK(at(pixels, 64, 30, 10) == white);
  CHECK(at(pixels, 64, 20, 9) == white);
  CHECK(at(pixels, 64, 20, 20) == white);
  CHECK(at(pixels, 64, 62, 46) == Rgb{255, 0, 0});
}

TEST_CASE("a frame lies inside its rectangle") {
  Easel easel(40, 40);
  const auto pixels = easel.draw([](render::Canvas& c) { c.stroke({10, 10, 20, 15}, rgb(0, 0.5F), 2); });
  CHECK(picture::bounds_of_ink(pixels, 40) == render::Rect{10, 10, 20, 15});
  for (const auto& [x, y] : {std::pair{10, 10}, {29, 24}, {11, 11}, {20, 10}, {10, 20}}) {
    CHECK(at(pixels, 40, x, y) == Rgb{127, 127, 127});  // no corner painted twice
  }
  CHECK(at(pixels, 40, 12, 12) == white);
}

TEST_CASE("a line keeps its width and fades over one pixel") {
  Easel easel(60, 60);
  SUBCASE("a level hairline through pixel centres is one pixel of full colour") {
    const auto pixels = easel.draw([](render::Canvas& c) { c.line({5, 20.5F}, {50, 20.5F}, rgb(0), 1); });
    CHECK(at(pixels, 60, 20, 20) == black);
    CHECK(at(pixels, 60, 20, 19) == white);
    CHECK(at(pixels, 60, 20, 21) == white);
  }
  SUBCASE("a line between two rows shares them") {
    const auto pixels = easel.draw([](render::Canvas& c) { c.line({5, 20}, {50, 20}, rgb(0), 1); });
    const Rgb upper = at(pixels, 60, 20, 19);
    CHECK(upper == at(pixels, 60, 20, 20));
    CHECK(upper.red == doctest::Approx(127).epsilon(0.02));
  }
  SUBCASE("the ink across a slanted line adds up to its width") {
    for (const float width : {1.0F, 2.0F, 3.5F}) {
      const auto pixels = easel.draw([&](render::Canvas& c) { c.line({10, 5}, {30, 55}, rgb(0), width); });
      double ink = 0;
      for (int x = 0; x < 60; ++x) ink += 1.0 - at(pixels, 60, x, 30).red / 255.0;
      const double slant = std::hypot(20.0, 50.0) / 50.0;  // a level cut is longer than a square one
      CAPTURE(width);
      CHECK(ink == doctest::Approx(width * slant).epsilon(0.06));
    }
  }
  SUBCASE("less than a pixel is paler, not thinner") {
    const auto pixels = easel.draw([](render::Canvas& c) { c.line({5, 20.5F}, {50, 20.5F}, rgb(0), 0.5F); });
    CHECK(at(pixels, 60, 20, 20) == Rgb{127, 127, 127});
  }
  SUBCASE("nothing is drawn for a line without length") {
    const auto pixels = easel.draw([](render::Canvas& c) { c.line({5, 5}, {5, 5}, rgb(0), 3); });
    CHECK(picture::bounds_of_ink(pixels, 60).w == 0);
  }
}

TEST_CASE("triangles blend the colours of their corners") {
  Easel easel(40, 40);
  const auto pixels = easel.draw([](render::Canvas& c) {
    const render::ColoredPoint points[] = {
        {{0, 0}, rgb(0x000000)}, {{40, 0}, rgb(0xFFFFFF)}, {{40, 40}, rgb(0xFFFFFF)}, {{0, 40}, rgb(0x000000)}};
    const std::uint16_t indices[] = {0, 1, 2, 0, 2, 3};
    c.triangles(points, indices);
  });
  for (const int x : {0, 10, 20, 39}) {
    CAPTURE(x);
    CHECK(std::abs(at(pixels, 40, x, 20).red - (x + 0.5) * 255 / 40) <= 1.5);
  }
}

TEST_CASE("a frame of more than 65,535 vertices is drawn whole") {
  Easel easel(300, 200);
  const auto pixels = easel.draw([](render::Canvas& c) {
    // 30,000 rectangles of 1 x 2 pixels: 120,000 vertices, every one on screen.
    for (int y = 0; y < 200; y += 2) {
      for (int x = 0; x < 300; ++x) {
        const auto shade = static_cast<std::uint32_t>((x * 7 + y * 13) % 251);
        c.fill({static_cast<float>(x), static_cast<float>(y), 1, 2}, rgb(shade << 8U));
      }
    }
    c.push_clip({100, 0, 10, 200});  // and a command after the change of vertex offset
    c.fill({0, 100, 300, 2}, rgb(0xFF0000));
    c.pop_clip();
    CHECK(c.quads() == 30'001);
  });
  int wrong = 0;
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 300; ++x) {
      const bool red = x >= 100 && x < 110 && (y == 100 || y == 101);
      const Rgb seen = at(pixels, 300, x, y);
      if (seen != (red ? Rgb{255, 0, 0} : Rgb{0, (x * 7 + (y & ~1) * 13) % 251, 0})) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("an empty frame is the background") {
  Easel easel(8, 8);
  const auto pixels = easel.draw([](render::Canvas&) {}, rgb(0xABCDEF));
  CHECK(at(pixels, 8, 0, 0) == Rgb{0xAB, 0xCD, 0xEF});
  CHECK(at(pixels, 8, 7, 7) == Rgb{0xAB, 0xCD, 0xEF});
}

TEST_CASE("the top row of a picture is the top row of the window") {
  Easel easel(8, 8);
  const auto pixels = easel.draw([](render::Canvas& c) { c.fill({0, 0, 8, 1}, rgb(0)); });
  CHECK(at(pixels, 8, 3, 0) == black);
  CHECK(at(pixels, 8, 3, 7) == white);
}

TEST_CASE("a row of dashes is a quad or two, and has the dashes of the window's left edge") {
  struct Row {
    render::Rect row;
    int on;
    int period;
    std::uint32_t quads;
  };
  // From anywhere; a single pixel; longer than one strip of the atlas; beyond the picture; closer than a dash; no gap.
  const Row rows[] = {{{13, 4, 200, 3}, 7, 11, 1},   {{50, 4, 1, 3}, 3, 6, 1},      {{5, 4, 1900, 2}, 3, 7, 2},
                      {{-40, 4, 2000, 3}, 7, 11, 2}, {{9, 4, 300, 3}, 200, 400, 1}, {{9, 4, 300, 3}, 9, 4, 1}};
  Easel easel(1920, 16);
  for (const Row& row : rows) {
    const auto pixels = easel.draw([&](render::Canvas& c) { c.dashes(row.row, row.on, row.period, rgb(0)); });
    CHECK(easel.canvas.quads() == row.quads);
    int wrong = 0;
    for (int y = 0; y < 16; ++y) {
      for (int x = 0; x < 1920; ++x) {
        const auto px = static_cast<float>(x);
        const auto py = static_cast<float>(y);
        const bool inside = px >= row.row.x && px < right(row.row) && py >= row.row.y && py < bottom(row.row);
        if (at(pixels, 1920, x, y) != (inside && x % row.period < row.on ? black : white)) ++wrong;
      }
    }
    CAPTURE(row.period);
    CHECK(wrong == 0);
  }
}

TEST_CASE("dashes end where the clip ends") {
  Easel easel(200, 16);
  const auto pixels = easel.draw([](render::Canvas& c) {
    c.push_clip({30, 0, 100, 16});
    c.dashes({10, 4, 180, 3}, 1, 1, rgb(0));
    c.pop_clip();
  });
  CHECK(picture::bounds_of_ink(pixels, 200) == render::Rect{30, 4, 100, 3});
}
