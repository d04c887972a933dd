#include <algorithm>
#include <cmath>

#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

using picture::at;
using picture::bounds_of_ink;
using picture::Easel;
using picture::white;
using picture::words;
using render::rgb;

namespace {

render::Layout lines(render::Fonts& fonts, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? "\n" : "") + std::string("Harbour line");
  render::LayoutOptions options;
  options.width_px = 400;
  return render::lay_out(fonts, text, {render::Face::serif, 20}, 29, options);
}

}  // namespace

TEST_CASE("a glyph's ink stands where its image says, pixel for pixel") {
  Easel easel(80, 60);
  const render::Layout layout = words(easel.fonts, "H", 20);
  REQUIRE(layout.glyphs.size() == 1);
  const render::Glyph& glyph = layout.glyphs[0];
  render::GlyphImage image;
  render::rasterise(easel.fonts, glyph.font, glyph.id, glyph.size_px, 0, image);
  REQUIRE(image.width > 0);

  const auto pixels = easel.draw([&](render::Canvas& c) { c.text(layout, {30, 10}, rgb(0)); });
  const int left = 30 + image.left;
  const int top = 10 + static_cast<int>(layout.lines[0].baseline) - image.top;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const int coverage = image.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                          static_cast<std::size_t>(x)];
      CHECK(std::abs(at(pixels, 80, left + x, top + y).red - (255 - coverage)) <= 1);
    }
  }
  const render::Rect ink = bounds_of_ink(pixels, 80);
  CHECK(ink.x >= static_cast<float>(left));
  CHECK(ink.y >= static_cast<float>(top));
  CHECK(right(ink) <= static_cast<float>(left + image.width));
  CHECK(bottom(ink) <= static_cast<float>(top + image.height));
}

TEST_CASE("the origin is floored: a fraction of a pixel moves nothing") {
  Easel easel(200, 60);
  const render::Layout layout = words(easel.fonts, "Harbour", 20);
  const auto whole = easel.draw([&](render::Canvas& c) { c.text(layout, {30, 10}, rgb(0)); });
  CHECK(whole == easel.draw([&](render::Canvas& c) { c.text(layout, {30.9F, 10.9F}, rgb(0)); }));
  CHECK(whole != easel.draw([&](render::Canvas& c) { c.text(layout, {31, 10}, rgb(0)); }));
  CHECK(whole != easel.draw([&](render::Canvas& c) { c.text(layout, {29.9F, 10}, rgb(0)); }));
}

TEST_CASE("only lines in the clip are recorded, and what is seen does not change by it") {
  Easel easel(400, 300);
  const render::Layout layout = lines(easel.fonts, 400);
  REQUIRE(layout.lines.size() == 400);
  for (const float scroll : {0.0F, 1.0F, 1000.0F, 5801.0F, 11'400.0F, 20'000.0F, -200.0F}) {
    CAPTURE(scroll);
    const auto part = easel.draw([&](render::Canvas& c) {
      c.push_clip({20, 40, 300, 200});
      c.text(layout, {30, 40 - scroll}, rgb(0));
      c.pop_clip();
    });
    CHECK(easel.canvas.quads() <= 11 * 12);
    // The slow way: every line, the paper painted over what the clip would have cut.
    const auto whole = easel.draw([&](render::Canvas& c) {
      c.text(layout, {30, 40 - scroll}, rgb(0));
      for (const render::Rect& edge :
           {render::Rect{0, 0, 400, 40}, {0, 240, 400, 60}, {0, 0, 20, 300}, {320, 0, 80, 300}}) {
        c.fill(edge, rgb(0xFFFFFF));
      }
    });
    CHECK(part == whole);
  }
}

TEST_CASE("a range of the text is drawn in its own colour") {
  Easel easel(300, 60);
  const render::Layout layout = words(easel.fonts, "north and south", 24);
  const auto all = easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0)); });
  const auto parts = easel.draw([&](render::Canvas& c) {
    c.text_range(layout, {10, 10}, rgb(0), {0, 6});
    c.text_range(layout, {10, 10}, rgb(0), {6, 15});
  });
  CHECK(all == parts);
  const auto middle = easel.draw([&](render::Canvas& c) { c.text_range(layout, {10, 10}, rgb(0), {6, 9}); });
  const render::Rect ink = bounds_of_ink(middle, 300);
  const render::Rect whole = bounds_of_ink(all, 300);
  CHECK(ink.w > 0);
  CHECK(ink.x > whole.x + 20);
  CHECK(right(ink) < right(whole) - 20);
  const auto none = easel.draw([&](render::Canvas& c) { c.text_range(layout, {10, 10}, rgb(0), {6, 6}); });
  CHECK(bounds_of_ink(none, 300).w == 0);
}

TEST_CASE("a coverage curve below 1 makes ink fuller and leaves full and no ink alone") {
  Easel easel(200, 60);
  const render::Layout layout = words(easel.fonts, "Harbour", 20);
  const auto paint = [&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0xFFFFFF)); };
  const auto plain = easel.draw(paint, rgb(0));
  easel.canvas.set_coverage_gamma(0.8F);
  const auto fuller = easel.draw(paint, rgb(0));
  CHECK(plain != fuller);
  double worst = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    worst = std::max(worst, std::abs(fuller[i] - 255.0 * std::pow(plain[i] / 255.0, 0.8)));
  }
  CHECK(worst <= 1.5);
  easel.canvas.set_coverage_gamma(1.0F);
  CHECK(plain == easel.draw(paint, rgb(0)));
}

TEST_CASE("light on dark and dark on light share one atlas") {
  Easel easel(200, 60);
  const render::Layout layout = words(easel.fonts, "Harbour", 20);
  const auto dark = easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0)); });
  const auto light = easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0xFFFFFF)); }, rgb(0));
  int worst = 0;
  for (std::size_t i = 0; i < dark.size(); i += 4) worst = std::max(worst, std::abs(dark[i] + light[i] - 255));
  CHECK(worst <= 1);
}

TEST_CASE("text and shapes between two clips are one command") {
  Easel easel(200, 60);
  const render::Layout layout = words(easel.fonts, "Harbour", 20);
  easel.canvas.begin(200, 60);
  easel.canvas.fill({0, 0, 10, 10}, rgb(0));
  easel.canvas.text(layout, {10, 10}, rgb(0));
  easel.canvas.line({0, 0}, {50, 50}, rgb(0), 2);
  easel.canvas.end();
  CHECK(easel.canvas.commands() == 1);
}

TEST_CASE("a new size of the window needs nothing but the next frame") {
  Easel easel(300, 200);
  const render::Layout layout = words(easel.fonts, "Harbour", 20);
  easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0)); });
  auto wider = render::create_offscreen_target(500, 100);
  REQUIRE(wider);
  easel.width_px = 500;
  easel.height_px = 100;
  easel.canvas.begin(500, 100);
  easel.canvas.fill({490, 90, 10, 10}, rgb(0));
  easel.canvas.text(layout, {400, 40}, rgb(0));
  easel.canvas.end();
  easel.renderer.draw(easel.canvas, 500, 100, rgb(0xFFFFFF));
  const auto pixels = wider.value().read_pixels();
  CHECK(at(pixels, 500, 499, 99) == picture::black);
  CHECK(at(pixels, 500, 489, 99) == white);
  CHECK(bounds_of_ink(pixels, 500).x >= 400);
}

TEST_CASE(
    "an emoji keeps its own colours whatever the ink is, fades with it, and stands with text in one draw command") {
  Easel easel(200, 60);
  const render::Layout layout = words(easel.fonts, "H \U0001F34E H", 24);
  if (!render::missing_font_packages(easel.fonts).empty()) {
    MESSAGE("SKIPPED: fonts-noto-color-emoji is not installed");
    return;
  }
  const auto reds = [](const std::vector<std::uint8_t>& pixels) {
    int count = 0;
    for (int y = 0; y < 60; ++y) {
      for (int x = 0; x < 200; ++x) {
        const picture::Rgb color = at(pixels, 200, x, y);
        count += color.red > color.green + 60 && color.red > color.blue + 60 ? 1 : 0;
      }
    }
    return count;
  };
  const auto black = easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0)); });
  CHECK(easel.canvas.commands() == 1);
  CHECK(reds(black) > 50);
  CHECK(reds(easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0x0000FF)); })) == reds(black));
  CHECK(reds(easel.draw([&](render::Canvas& c) { c.text(layout, {10, 10}, rgb(0, 0.2F)); })) < reds(black) / 2);
}

// Two shaders draw letters: the plain one, and the one that knows emoji, from the frame on that has one.
TEST_CASE("letters and shapes look the same before and after an emoji was drawn") {
  Easel easel(200, 60);
  const render::Layout letters = words(easel.fonts, "Harbour", 20);
  const render::Layout emoji = words(easel.fonts, "\U0001F34E", 24);
  if (!render::missing_font_packages(easel.fonts).empty()) {
    MESSAGE("SKIPPED: fonts-noto-color-emoji is not installed");
    return;
  }
  const auto paint = [&](render::Canvas& c) {
    c.fill({100, 10, 31, 17}, rgb(0xCC79A7, 0.5F));
    c.text(letters, {10, 10}, rgb(0x0072B2, 0.8F));
  };
  const auto before = easel.draw(paint);
  CHECK_FALSE(easel.canvas.atlas().holds_colored);
  easel.draw([&](render::Canvas& c) { c.text(emoji, {10, 10}, rgb(0)); });
  CHECK(easel.canvas.atlas().holds_colored);
  const auto after = easel.draw(paint);
  int worst = 0;
  for (std::size_t i = 0; i < before.size(); ++i) worst = std::max(worst, std::abs(before[i] - after[i]));
  CHECK(worst <= 1);  // drivers round short shaders in another way
  CHECK(bounds_of_ink(before, 200).w > 100);
}
