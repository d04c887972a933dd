#include <algorithm>
#include <numeric>

#include "doctest/doctest.h"
#include "tests/text/sound.h"

namespace {

// The image of the first glyph of a text, at the size.
render::GlyphImage image_of(render::Fonts& fonts, std::string_view text, float size_px, int quarter = 0) {
  const render::Layout layout = sound_layout(fonts, text, {}, {render::Face::serif, size_px});
  REQUIRE_FALSE(layout.glyphs.empty());
  const render::Glyph& glyph = layout.glyphs.front();
  render::GlyphImage image;
  rasterise(fonts, glyph.font, glyph.id, glyph.size_px, quarter, image);
  return image;
}

int ink(const render::GlyphImage& image) { return std::accumulate(image.coverage.begin(), image.coverage.end(), 0); }

}  // namespace

TEST_CASE("a letter stands on the baseline with a crisp foot") {
  render::Fonts fonts = test_fonts();
  const render::GlyphImage image = image_of(fonts, "H", 20);
  CHECK(image.top == image.height);  // nothing below the baseline
  CHECK(image.height >= 14);
  CHECK(image.height <= 16);
  REQUIRE(image.coverage.size() == static_cast<std::size_t>(image.width * image.height));
  const auto last_row = image.coverage.end() - image.width;
  CHECK(*std::max_element(last_row, image.coverage.end()) > 240);  // the serifs fill their row of pixels
}

TEST_CASE("quarter pixels move ink to the right and keep its amount") {
  render::Fonts fonts = test_fonts();
  const render::GlyphImage still = image_of(fonts, "l", 20);
  const render::GlyphImage moved = image_of(fonts, "l", 20, 2);
  CHECK(still.coverage != moved.coverage);
  CHECK(ink(moved) == doctest::Approx(ink(still)).epsilon(0.02));
  CHECK(moved.height == still.height);
}

TEST_CASE("a space and a font that is not there have no image, and sizes may alternate") {
  render::Fonts fonts = test_fonts();
  render::GlyphImage image = image_of(fonts, "g", 40);
  const int large = image.height;
  rasterise(fonts, 9999, 3, 20, 0, image);
  CHECK(image.width == 0);
  CHECK(image.coverage.empty());
  CHECK(image_of(fonts, "g", 20).height < large);
  CHECK(image_of(fonts, "g", 40).height == large);
}

TEST_CASE("metrics are in pixels of the size asked for") {
  render::Fonts fonts = test_fonts();
  const render::FontMetrics serif = metrics(fonts, render::Face::serif, 100);
  CHECK(serif.ascent > serif.cap_height);
  CHECK(serif.cap_height > serif.x_height);
  CHECK(serif.x_height > 40);
  CHECK(serif.descent > 10);
  CHECK(metrics(fonts, render::Face::serif, 50).ascent == doctest::Approx(serif.ascent / 2));
}

TEST_CASE("an emoji is a picture in colours: four planes, more than one hue, transparent around") {
  render::Fonts fonts = test_fonts();
  const render::GlyphImage image = image_of(fonts, "\U0001F34E", 24);
  if (!render::missing_font_packages(fonts).empty()) {
    MESSAGE("SKIPPED: fonts-noto-color-emoji is not installed");
    return;
  }
  REQUIRE(image.colored);
  const auto w = static_cast<std::size_t>(image.width);
  REQUIRE(image.coverage.size() == 4 * w * static_cast<std::size_t>(image.height));
  int reddish = 0;
  int greenish = 0;
  int clear = 0;
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    for (std::size_t x = 0; x < w; ++x) {
      const auto plane = [&](std::size_t p) { return static_cast<int>(image.coverage[y * 4 * w + p * w + x]); };
      clear += plane(3) == 0 ? 1 : 0;
      if (plane(3) < 200) continue;
      reddish += plane(0) > plane(1) + 60 && plane(0) > plane(2) + 60 ? 1 : 0;
      greenish += plane(1) > plane(0) + 20 && plane(1) > plane(2) + 40 ? 1 : 0;
    }
  }
  CHECK(reddish > 50);  // an apple
  CHECK(greenish > 3);  // and its leaf
  CHECK(clear > 20);
}

TEST_CASE("a letter is no picture") {
  render::Fonts fonts = test_fonts();
  CHECK_FALSE(image_of(fonts, "H", 20).colored);
}
