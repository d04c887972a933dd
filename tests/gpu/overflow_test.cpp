// A frame that needs more glyphs than the atlas still holds must look as if the atlas were endless.
#include <algorithm>
#include <string>

#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

using picture::Easel;
using render::rgb;

namespace {

constexpr int picture_width_px = 700;
constexpr int picture_height_px = 600;

// Ten rows of letters, each in a size of its own: many images.
std::vector<render::Layout> rows(render::Fonts& fonts, float first_size_px) {
  std::vector<render::Layout> made;
  made.reserve(10);
  for (int i = 0; i < 10; ++i) {
    made.push_back(
        picture::words(fonts, "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ", first_size_px + static_cast<float>(i)));
  }
  return made;
}

void paint(render::Canvas& canvas, const std::vector<render::Layout>& layouts) {
  canvas.fill({0, 0, 5, picture_height_px}, rgb(0x0072B2));
  canvas.dashes({20, 2, 600, 3}, 7, 11, rgb(0x0072B2));
  float y = 0;
  for (const render::Layout& layout : layouts) {
    canvas.text(layout, {10, y}, rgb(0));
    y += layout.height_px;
  }
}

void record(render::Canvas& canvas, const std::vector<render::Layout>& layouts) {
  canvas.begin(picture_width_px, picture_height_px);
  paint(canvas, layouts);
  canvas.end();
}

// Empties the atlas and keeps it small from now on (until the renderer draws and knows better).
void shrink_atlas(render::Canvas& canvas, int height_px) {
  canvas.set_texture_limit(height_px);
  canvas.set_coverage_gamma(0.5F);
  canvas.set_coverage_gamma(1.0F);
}

}  // namespace

TEST_CASE("glyphs recorded before the atlas filled up in the same frame are drawn right") {
  Easel easel(picture_width_px, picture_height_px);
  const auto first = rows(easel.fonts, 20);
  const auto second = rows(easel.fonts, 21.5F);
  shrink_atlas(easel.canvas, 128);
  record(easel.canvas, first);
  CHECK(easel.canvas.glyphs_left_out() == 0);
  const std::uint32_t before = easel.canvas.atlas().generation;
  record(easel.canvas, second);
  CHECK(easel.canvas.glyphs_left_out() == 0);
  CHECK(easel.canvas.atlas().generation != before);  // it did fill up
  CHECK(easel.canvas.atlas().height == 128);
  easel.renderer.draw(easel.canvas, picture_width_px, picture_height_px, rgb(0xFFFFFF));
  const auto seen = easel.target.read_pixels();

  Easel roomy(picture_width_px, picture_height_px);
  const auto expected = rows(roomy.fonts, 21.5F);
  CHECK(seen == roomy.draw([&](render::Canvas& c) { paint(c, expected); }));
}

TEST_CASE("a frame too large for any atlas leaves glyphs out and draws no wrong ones") {
  Easel easel(picture_width_px, picture_height_px);
  const auto layouts = rows(easel.fonts, 30);
  shrink_atlas(easel.canvas, 64);
  record(easel.canvas, layouts);
  CHECK(easel.canvas.glyphs_left_out() > 0);
  easel.renderer.draw(easel.canvas, picture_width_px, picture_height_px, rgb(0xFFFFFF));
  const auto seen = easel.target.read_pixels();

  Easel roomy(picture_width_px, picture_height_px);
  const auto again = rows(roomy.fonts, 30);
  const auto whole = roomy.draw([&](render::Canvas& c) { paint(c, again); });
  CHECK(seen != whole);
  bool wrong = false;
  for (std::size_t i = 0; i < seen.size(); ++i) wrong = wrong || seen[i] < whole[i];  // ink where there should be none
  CHECK_FALSE(wrong);

  // The renderer has told the canvas how tall a texture may be: the next frame is whole.
  CHECK(whole == easel.draw([&](render::Canvas& c) { paint(c, layouts); }));
  CHECK(easel.canvas.glyphs_left_out() == 0);
}

TEST_CASE("glyphs that come later are uploaded beside the earlier ones") {
  Easel easel(picture_width_px, picture_height_px);
  const auto early = picture::words(easel.fonts, "aeiou", 40);
  const auto late = picture::words(easel.fonts, "xyz AEIOU aeiou", 40);
  easel.draw([&](render::Canvas& c) { c.text(early, {10, 10}, rgb(0)); });
  const auto seen = easel.draw([&](render::Canvas& c) { c.text(late, {10, 10}, rgb(0)); });
  Easel fresh(picture_width_px, picture_height_px);
  CHECK(seen == fresh.draw([&](render::Canvas& c) { c.text(late, {10, 10}, rgb(0)); }));
}

TEST_CASE("a change of theme draws the same glyphs anew") {
  Easel easel(picture_width_px, picture_height_px);
  const auto layouts = rows(easel.fonts, 18);
  const auto light = easel.draw([&](render::Canvas& c) { paint(c, layouts); });
  easel.canvas.set_coverage_gamma(0.82F);
  CHECK(light != easel.draw([&](render::Canvas& c) { paint(c, layouts); }));
  easel.canvas.set_coverage_gamma(1.0F);
  CHECK(light == easel.draw([&](render::Canvas& c) { paint(c, layouts); }));
}
