#include "render/text/query.h"

#include <string>

#include "doctest/doctest.h"
#include "render/text/label_cache.h"
#include "tests/text/sound.h"

namespace {

using render::Layout;
using render::LayoutOptions;

constexpr std::string_view text = "one two three four five six seven";

Layout three_lines(render::Fonts& fonts) {
  LayoutOptions options;
  options.width_px = 140;
  Layout layout = sound_layout(fonts, text, options);
  REQUIRE(lines_of(layout, text) == "one two three|four five six|seven");
  return layout;
}

}  // namespace

TEST_CASE("a point answers the grapheme under it, or nothing beside the text") {
  render::Fonts fonts = test_fonts();
  const Layout layout = three_lines(fonts);
  CHECK(hit_test(layout, {1, 1}) == 0U);
  CHECK(hit_test(layout, {1, 30}) == 14U);
  CHECK(hit_test(layout, {1, 28.9F}) == 0U);
  CHECK(hit_test(layout, {1, 29}) == 14U);
  CHECK_FALSE(hit_test(layout, {-1, 5}));
  CHECK_FALSE(hit_test(layout, {139.5F, 5}));
  CHECK_FALSE(hit_test(layout, {1, -1}));
  CHECK_FALSE(hit_test(layout, {1, 87}));
}

TEST_CASE("a caret stands between graphemes, at the end a text is read to") {
  render::Fonts fonts = test_fonts();
  const Layout latin = sound_layout(fonts, "ab c", {});
  CHECK(caret_x(latin, 0) == 0);
  CHECK(caret_x(latin, 1) > 0);
  CHECK(caret_x(latin, 3) > caret_x(latin, 2));
  CHECK(caret_x(latin, 4) == doctest::Approx(latin.width_px));
  for (const std::uint32_t offset : {0U, 1U, 2U, 3U, 4U}) CHECK(offset_near(latin, caret_x(latin, offset)) == offset);
  CHECK(offset_near(latin, -50) == 0);
  CHECK(offset_near(latin, 500) == 4);
  const Layout spaced = sound_layout(fonts, "ab ", {});
  CHECK(caret_x(spaced, 3) > caret_x(spaced, 2));
  const Layout arabic = sound_layout(fonts, "جسر", {});
  CHECK(caret_x(arabic, 0) > caret_x(arabic, 2));
  CHECK(caret_x(arabic, 6) == doctest::Approx(arabic.lines[0].x));
  for (const std::uint32_t offset : {0U, 2U, 4U, 6U}) CHECK(offset_near(arabic, caret_x(arabic, offset)) == offset);
  CHECK(render::caret_x({}, 0) == 0);
  CHECK(render::offset_near({}, 10) == 0);
}

TEST_CASE("lines are found by height and by byte") {
  render::Fonts fonts = test_fonts();
  const Layout layout = three_lines(fonts);
  CHECK(line_at(layout, -5) == 0);
  CHECK(line_at(layout, 28.9F) == 0);
  CHECK(line_at(layout, 29) == 1);
  CHECK(line_at(layout, 87) == 3);
  CHECK(top_of(layout, 0) == 0);
  CHECK(top_of(layout, 13) == 0);  // the space at the end of the first line
  CHECK(top_of(layout, 14) == 29);
  CHECK(top_of(layout, 1000) == 58);
  CHECK(top_of(Layout{}, 3) == 0);
}

TEST_CASE("a range over several lines has a rectangle for each, merged within the line") {
  render::Fonts fonts = test_fonts();
  const Layout layout = three_lines(fonts);
  std::vector<render::LineRect> rects;
  rectangles(layout, {4, 18}, rects);
  REQUIRE(rects.size() == 2);
  CHECK(rects[0].line == 0);
  CHECK(rects[0].rect.y == 0);
  CHECK(rects[0].rect.h == 29);
  CHECK(render::right(rects[0].rect) == doctest::Approx(layout.lines[0].width));
  CHECK(rects[1].line == 1);
  CHECK(rects[1].rect.x == 0);
}

TEST_CASE("a label is shaped once and found again, by all that decides its look") {
  render::Fonts fonts = test_fonts();
  render::LabelCache labels(fonts);
  const render::TextStyle style{render::Face::sans, 18};
  const Layout* first = &labels.get("Only here", style);
  CHECK(&labels.get(std::string("Only ") + "here", style) == first);
  CHECK(&labels.get("Only here", style, 60) != first);
  CHECK(labels.get("Only here", style, 60).truncated);
  CHECK(&labels.get("Only here", {render::Face::sans, 19}) != first);
  CHECK(&labels.get("Only here", style, 0, 1, render::Align::end) != first);
  CHECK(first->height_px == render::label_line_height(18));
}

TEST_CASE("labels long unused are forgotten when there are many, those in use are kept") {
  render::Fonts fonts = test_fonts();
  render::LabelCache labels(fonts);
  const render::TextStyle style{render::Face::sans, 18};
  for (int at = 0; at < 1500; ++at) labels.get("label " + std::to_string(at), style);
  labels.end_frame();
  const Layout* kept = &labels.get("label 7", style);
  labels.end_frame();
  CHECK(&labels.get("label 7", style) == kept);
  CHECK(kept->lines.size() == 1);
}
