#include <array>
#include <string>

#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/golden.h"
#include "tests/text/sound.h"

namespace {

using render::Direction;
using render::Layout;
using render::LayoutOptions;

// The line's graphemes as they stand on it, left to right.
std::string visual(const Layout& layout, std::string_view text, std::size_t line = 0) {
  std::string out;
  for (std::uint32_t at = layout.line_clusters[line]; at < layout.line_clusters[line + 1]; ++at) {
    out += base::slice(text, layout.clusters[at].range);
  }
  return out;
}

}  // namespace

TEST_CASE("words of both directions stand where the bidirectional algorithm puts them") {
  render::Fonts fonts = test_fonts();
  struct Case {
    std::string_view text;
    std::string_view shown;
    bool right_to_left;
  };
  constexpr std::array<Case, 10> cases = {{
      {"abc", "abc", false},
      {"אבג", "גבא", true},
      {"ab אב cd", "ab בא cd", false},
      {"אב cd גד", "דג cd בא", true},
      {"אב 12 גד", "דג 12 בא", true},
      {"ab (אב) cd", "ab (בא) cd", false},
      {"אב (cd) גד", "דג )cd( בא", true},
      {"12 אב", "בא 12", true},
      {"\u2068אב\u2069 c", "\u2068בא\u2069 c", false},
      {"a\u2067אב c\u2069 d", "a\u2067c בא\u2069 d", false},
  }};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Layout layout = sound_layout(fonts, c.text, {});
    CHECK(visual(layout, c.text) == c.shown);
    CHECK(layout.lines[0].right_to_left == c.right_to_left);
  }
}

TEST_CASE("brackets are mirrored in right-to-left text") {
  render::Fonts fonts = test_fonts();
  const Layout layout = sound_layout(fonts, "(א)", {});
  const Layout latin = sound_layout(fonts, "(a)", {});
  REQUIRE(layout.glyphs.size() == 3);
  // Leftmost stands the text's last bracket, shown as an opening one.
  CHECK(layout.glyphs[0].cluster == 3);
  CHECK(layout.glyphs[0].id != layout.glyphs[2].id);
  if (layout.glyphs[0].font == latin.glyphs[0].font) CHECK(layout.glyphs[0].id == latin.glyphs[0].id);
}

TEST_CASE("a right-to-left paragraph starts at the right, whatever its first line begins with if it is told so") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options;
  options.width_px = 300;
  const Layout hebrew = sound_layout(fonts, "שלום לכולם", options);
  CHECK(hebrew.lines[0].x + hebrew.lines[0].width == doctest::Approx(300));
  options.direction = Direction::right_to_left;
  CHECK(sound_layout(fonts, "Latin", options).lines[0].x > 200);
  options.direction = Direction::left_to_right;
  CHECK(sound_layout(fonts, "שלום", options).lines[0].x == 0);
}

TEST_CASE("a range across a change of direction has a rectangle for each torn piece") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "ab אבג cd";  // bytes: a0 b1 _2 א3-4 ב5-6 ג7-8 _9 c10 d11
  const Layout layout = sound_layout(fonts, text, {});
  std::vector<render::LineRect> rects;
  rectangles(layout, {1, 5}, rects);  // "b א": the Hebrew letter stands right of the other two
  REQUIRE(rects.size() == 2);
  CHECK(render::right(rects[0].rect) < rects[1].rect.x);
  rects.clear();
  rectangles(layout, {0, 12}, rects);  // all of it: one
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.w == doctest::Approx(layout.lines[0].width));
  rects.clear();
  rectangles(layout, {4, 5}, rects);  // inside a letter's bytes: the whole letter
  CHECK(rects.size() == 1);
  rects.clear();
  rectangles(layout, {5, 5}, rects);
  CHECK(rects.empty());
}

TEST_CASE("lines of right-to-left prose with Latin words are broken in reading order") {
  render::Fonts fonts = test_fonts();
  const std::string_view text =
      "מועצת הנמל התכנסה ביום שני בערב כדי לשמוע מדוע המעבורת לא הפליגה מאז חודש מרץ, כך נמסר מ-Harbour Board (25 "
      "חברים).";
  LayoutOptions options;
  options.width_px = 260;
  const Layout layout = sound_layout(fonts, text, options);
  check_golden("text/hebrew_lines.txt", lines_of(layout, text) + '\n');
}
