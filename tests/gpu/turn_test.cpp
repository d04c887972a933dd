// A picture that stands turned on its panel is the same picture, pixel for pixel; and so is one that a new renderer
// draws in a new context, as after the driver has lost the old one.
#include "render/turn.h"

#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

using picture::Easel;
using render::rgb;
using render::Turn;

namespace {

constexpr int wide = 320;
constexpr int high = 200;

// What has no slanting edges: those are drawn a little differently when the panel's rows are the picture's columns.
void paint(render::Canvas& c, const render::Layout& text, render::ImageId image) {
  c.fill({0, 0, wide, 24}, rgb(0x2B3A4A));
  c.stroke({20, 40, 90, 50}, rgb(0xD55E00), 2);
  c.push_clip({31, 52, 70, 33});
  c.fill({0, 0, wide, high}, rgb(0x0072B2, 0.35F));
  c.text(text, {20, 60}, rgb(0x000000));
  c.pop_clip();
  c.dashes({0, 120, wide, 3}, 5, 9, rgb(0x009E73));
  c.text(text, {12, 140}, rgb(0x1A1A1A));
  if (image != render::ImageId{}) c.image(image, {200, 40, 8, 8});
}

std::vector<std::uint8_t> draw(Easel& easel, Turn turn, const render::Layout& text) {
  easel.canvas.begin(wide, high);
  paint(easel.canvas, text, {});
  easel.canvas.end();
  easel.renderer.draw(easel.canvas, easel.width_px, easel.height_px, rgb(0xFBF9F4), turn);
  return easel.target.read_pixels();
}

}  // namespace

TEST_CASE("a turned picture has the pixels of the upright one") {
  Easel upright(wide, high);
  const render::Layout text = picture::words(upright.fonts, "Turned “quoted” words", 17);
  const std::vector<std::uint8_t> expected = draw(upright, Turn::none, text);
  REQUIRE(picture::bounds_of_ink(expected, wide, {0xFB, 0xF9, 0xF4}).h > 100);
  for (const Turn turn : {Turn::right, Turn::over, Turn::left}) {
    CAPTURE(static_cast<int>(turn));
    const bool sideways = render::is_sideways(turn);
    Easel easel(sideways ? high : wide, sideways ? wide : high);
    const std::vector<std::uint8_t> turned =
        draw(easel, turn, picture::words(easel.fonts, "Turned “quoted” words", 17));
    int wrong = 0;
    for (int x = 0; x < wide; ++x) {
      for (int y = 0; y < high; ++y) {
        const render::Rect place =
            render::on_panel(turn, {static_cast<float>(x), static_cast<float>(y), 1, 1},
                             static_cast<float>(easel.width_px), static_cast<float>(easel.height_px));
        const picture::Rgb seen =
            picture::at(turned, easel.width_px, static_cast<int>(place.x), static_cast<int>(place.y));
        wrong += seen == picture::at(expected, wide, x, y) ? 0 : 1;
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("a new renderer in a new context draws the same picture, images given anew") {
  Easel easel(wide, high);
  const render::Layout text = picture::words(easel.fonts, "Lost and drawn again", 17);
  const std::vector<std::uint8_t> pixels(std::size_t{8} * 8 * 4, 0x55);
  const auto frame = [&] {
    const render::ImageId image = easel.canvas.add_image(8, 8, pixels);
    easel.canvas.begin(wide, high);
    paint(easel.canvas, text, image);
    easel.canvas.end();
    easel.renderer.draw(easel.canvas, wide, high, rgb(0xFBF9F4));
    std::vector<std::uint8_t> seen = easel.target.read_pixels();
    easel.canvas.drop_image(image);
    return seen;
  };
  const std::vector<std::uint8_t> before = frame();
  {
    // Everything goes with the old context, which is current until it is gone.
    const kiosk::HeadlessContext lost = std::move(easel.context);
    const render::OffscreenTarget lost_target = std::move(easel.target);
    const render::Renderer lost_renderer = std::move(easel.renderer);
  }
  base::Result<kiosk::HeadlessContext> context = kiosk::create_headless_context();
  REQUIRE(context);
  easel.context = std::move(context).value();
  base::Result<render::Renderer> renderer = render::create_renderer();
  base::Result<render::OffscreenTarget> target = render::create_offscreen_target(wide, high);
  REQUIRE(renderer);
  REQUIRE(target);
  easel.renderer = std::move(renderer).value();
  easel.target = std::move(target).value();
  CHECK(frame() == before);
}
