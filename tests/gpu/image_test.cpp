// Pictures on the canvas: their colours in their place, text beside them untouched, none left when they are dropped.
#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

using picture::at;
using picture::Easel;
using picture::Rgb;

namespace {

// Red, green, blue and yellow, a quarter each.
std::vector<std::uint8_t> four_colours(int side) {
  const std::uint8_t colours[4][4] = {{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 0, 255}};
  std::vector<std::uint8_t> rgba;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      for (const std::uint8_t byte : colours[(y >= side / 2 ? 2 : 0) + (x >= side / 2 ? 1 : 0)]) rgba.push_back(byte);
  return rgba;
}

}  // namespace

TEST_CASE("a picture is drawn in its rectangle, its first row on top, cut by the clip, between shapes and text") {
  Easel easel(64, 48);
  const render::ImageId id = easel.canvas.add_image(8, 8, four_colours(8));
  const render::Layout word = picture::words(easel.fonts, "I", 30);
  const auto pixels = easel.draw([&](render::Canvas& c) {
    c.fill({0, 0, 10, 48}, render::rgb(0x123456));
    c.push_clip({0, 0, 64, 24});
    c.image(id, {16, 8, 32, 32});
    c.pop_clip();
    c.text(word, {48, 2}, render::rgb(0));
    c.fill({0, 40, 64, 8}, render::rgb(0x654321));
  });
  CHECK(at(pixels, 64, 4, 4) == Rgb{0x12, 0x34, 0x56});
  CHECK(at(pixels, 64, 20, 12) == Rgb{255, 0, 0});
  CHECK(at(pixels, 64, 44, 12) == Rgb{0, 255, 0});
  CHECK(at(pixels, 64, 20, 36) == picture::white);  // below the clip
  CHECK(at(pixels, 64, 15, 12) == picture::white);
  CHECK(at(pixels, 64, 20, 44) == Rgb{0x65, 0x43, 0x21});
  bool ink = false;
  for (int x = 49; x < 64; ++x) ink = ink || at(pixels, 64, x, 20).red < 60;
  CHECK(ink);
}

TEST_CASE("a picture keeps its texture from frame to frame until it is dropped, then nothing is drawn for it") {
  Easel easel(32, 32);
  const render::ImageId id = easel.canvas.add_image(4, 4, four_colours(4));
  const auto paint = [&](render::Canvas& c) { c.image(id, {0, 0, 32, 32}); };
  CHECK(at(easel.draw(paint), 32, 4, 28) == Rgb{0, 0, 255});
  CHECK(easel.canvas.new_images().empty());
  CHECK(at(easel.draw(paint), 32, 28, 28) == Rgb{255, 255, 0});
  easel.canvas.drop_image(id);
  CHECK(at(easel.draw(paint), 32, 4, 28) == picture::white);
  // One that was never drawn costs the renderer nothing.
  const render::ImageId other = easel.canvas.add_image(4, 4, four_colours(4));
  easel.canvas.drop_image(other);
  CHECK(easel.canvas.new_images().empty());
  CHECK(easel.canvas.dropped_images().empty());
}

TEST_CASE("a picture of another size than its rectangle is smoothed") {
  Easel easel(64, 64);
  const render::ImageId id = easel.canvas.add_image(2, 2, four_colours(2));
  const auto pixels = easel.draw([&](render::Canvas& c) { c.image(id, {0, 0, 64, 64}); });
  const Rgb between = at(pixels, 64, 32, 4);
  CHECK(between.red > 90);
  CHECK(between.red < 165);
  CHECK(between.green > 90);
}
