// Smaller pictures: sizes that fit, and means that are right.
#include <numeric>

#include "doctest/doctest.h"
#include "platform/image/image.h"
#include "tests/made_image.h"

TEST_CASE("a size fits into its room with its proportions, and never grows") {
  struct Row {
    image::Size size, room, fitted;
  };
  const Row rows[] = {{{100, 50}, {200, 200}, {100, 50}},    {{400, 200}, {200, 200}, {200, 100}},
                      {{200, 400}, {200, 200}, {100, 200}},  {{1601, 1}, {1600, 1600}, {1600, 1}},
                      {{10000, 2}, {1600, 1600}, {1600, 1}}, {{3, 10000}, {10, 10}, {1, 10}},
                      {{640, 480}, {0, 0}, {1, 1}}};
  for (const Row& row : rows) {
    CAPTURE(row.size.width);
    const image::Size fitted = image::fit(row.size, row.room);
    CHECK(fitted.width == row.fitted.width);
    CHECK(fitted.height == row.fitted.height);
  }
}

TEST_CASE("each new pixel is the mean of the old ones it covers") {
  const image::Pixels pixels{4, 2, {0,  0, 0, 255, 10, 0, 0, 255, 20, 0, 0, 255, 30, 0, 0, 255,
                                    40, 0, 0, 255, 50, 0, 0, 255, 60, 0, 0, 255, 70, 0, 0, 255}};
  CHECK(image::shrink(pixels, {2, 1}).rgba == std::vector<std::uint8_t>{25, 0, 0, 255, 45, 0, 0, 255});
  CHECK(image::shrink(pixels, {1, 1}).rgba == std::vector<std::uint8_t>{35, 0, 0, 255});
  CHECK(image::shrink(pixels, {4, 2}).rgba == pixels.rgba);
  // Three of four: the first takes one whole pixel and a third of the next.
  CHECK(image::shrink(pixels, {3, 2}).rgba[0] == 3);
  CHECK(image::shrink(pixels, {3, 2}).rgba[4] == 15);
}

TEST_CASE("of every size smaller the brightness stays") {
  const image::Pixels pixels{37, 29, made::pixels(37, 29)};
  const auto mean = [](const image::Pixels& p) {
    return static_cast<double>(std::accumulate(p.rgba.begin(), p.rgba.end(), std::int64_t{0})) /
           static_cast<double>(p.rgba.size());
  };
  for (int width = 1; width <= 37; ++width) {
    for (int height = 1; height <= 29; height += 4) {
      const image::Pixels small = image::shrink(pixels, {width, height});
      REQUIRE(small.rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
      CHECK(mean(small) == doctest::Approx(mean(pixels)).epsilon(0.02));
    }
  }
}
