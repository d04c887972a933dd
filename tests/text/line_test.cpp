#include <array>
#include <string>

#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/golden.h"
#include "tests/text/sound.h"

namespace {

using render::Face;
using render::Layout;
using render::LayoutOptions;
using render::TextBlock;

LayoutOptions width(float px) {
  LayoutOptions options;
  options.width_px = px;
  return options;
}

constexpr std::string_view prose =
    "The harbour board met on Monday evening to hear why the ferry had not sailed since March. Its engineer, Ida "
    "Brandt, said the office had filed every affidavit; \"we waffled\", she added, \"but the ferry is safe\" – and "
    "that 1,250 tickets would be refunded.";

}  // namespace

TEST_CASE("prose is broken at words and set ragged, with whole baselines") {
  render::Fonts fonts = test_fonts();
  std::string all;
  for (const float px : {240.0F, 460.0F, 900.0F}) {
    all += "width " + std::to_string(static_cast<int>(px)) + '\n' + dump(sound_layout(fonts, prose, width(px)), prose);
  }
  check_golden("text/prose.txt", all);
}

TEST_CASE("lines break where Unicode allows it, and nowhere else") {
  render::Fonts fonts = test_fonts();
  struct Case {
    std::string_view text;
    float width_px;
    std::string_view lines;
  };
  constexpr std::array<Case, 11> cases = {{
      {"", 100, ""},
      {"word", 100, "word"},
      {"one two", 60, "one|two"},
      {"one two", 80, "one two"},
      {"one\ntwo", 500, "one|two"},
      {"one\n\ntwo", 500, "one||two"},
      {"one\r\ntwo", 500, "one\r|two"},
      {"one\n", 500, "one"},
      {"well-known", 70, "well-|known"},
      {"co\u00ADope\u00ADrate", 66, "co\u00ADope\u00AD|rate"},
      {"a\tb", 500, "a\tb"},
  }};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Layout layout = sound_layout(fonts, c.text, width(c.width_px));
    CHECK(lines_of(layout, c.text) == c.lines);
  }
}

TEST_CASE("an empty text is one line high and holds nothing") {
  render::Fonts fonts = test_fonts();
  const Layout layout = sound_layout(fonts, "", width(200));
  REQUIRE(layout.lines.size() == 1);
  CHECK(layout.glyphs.empty());
  CHECK(layout.clusters.empty());
  CHECK(layout.height_px == 29);
  CHECK(lay_out(fonts, "", std::span<const TextBlock>(), width(200)).lines.empty());
}

TEST_CASE("a space at the end of a broken line takes no room, and stands in no rectangle") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "one     two";
  const Layout layout = sound_layout(fonts, text, width(60));
  REQUIRE(layout.lines.size() == 2);
  std::vector<render::LineRect> rects;
  rectangles(layout, {0, 8}, rects);
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.w == doctest::Approx(layout.lines[0].width));
}

TEST_CASE("a word wider than the line is broken between graphemes, at least one on each line") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "Donaudampfschifffahrtsgesellschaft e\u0301e\u0301e\u0301";
  for (const float px : {1.0F, 5.0F, 30.0F, 90.0F}) {
    const Layout layout = sound_layout(fonts, text, width(px));
    if (px == 1.0F) CHECK(layout.lines.size() == 37);
  }
}

TEST_CASE("a soft hyphen shows only where the line breaks, and in no rectangle") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "inter\u00ADnational";
  const Layout whole = sound_layout(fonts, text, width(500));
  const Layout plain = sound_layout(fonts, "international", width(500));
  CHECK(whole.lines[0].width == doctest::Approx(plain.lines[0].width).epsilon(0.01));
  const Layout broken = sound_layout(fonts, text, width(82));
  REQUIRE(broken.lines.size() == 2);
  CHECK(broken.lines[0].glyph_count == 6);  // five letters and a hyphen
  std::vector<render::LineRect> rects;
  rectangles(broken, broken.lines[0].range, rects);
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.w < broken.lines[0].width - 3);
}

TEST_CASE("a label is cut at a grapheme with an ellipsis that fits") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options = width(120);
  options.max_lines = 1;
  const std::string_view text = "Harbour board to meet again";
  const Layout cut = sound_layout(fonts, text, options);
  CHECK(cut.truncated);
  REQUIRE(cut.lines.size() == 1);
  CHECK(cut.lines[0].width <= 120);
  CHECK(cut.lines[0].width > 90);
  CHECK(cut.glyphs.back().x > cut.lines[0].x + cut.lines[0].width - 25);
  CHECK_FALSE(sound_layout(fonts, "Harbour", options).truncated);
  CHECK(sound_layout(fonts, "A\nB", options).truncated);
  CHECK(dump(sound_layout(fonts, "A\nB", options), "A\nB").find("truncated") != std::string::npos);
  options.max_lines = 2;
  CHECK(sound_layout(fonts, text, options).lines.size() == 2);
  options.width_px = 3;  // narrower than the ellipsis
  CHECK(sound_layout(fonts, text, options).lines.size() == 2);
}

TEST_CASE("lines stand at the start, in the middle or at the end") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options = width(300);
  const float w = sound_layout(fonts, "short", options).lines[0].width;
  CHECK(sound_layout(fonts, "short", options).lines[0].x == 0);
  options.align = render::Align::center;
  CHECK(sound_layout(fonts, "short", options).lines[0].x == doctest::Approx((300 - w) / 2));
  options.align = render::Align::end;
  CHECK(sound_layout(fonts, "short", options).lines[0].x == doctest::Approx(300 - w));
  options.direction = render::Direction::right_to_left;
  CHECK(sound_layout(fonts, "short", options).lines[0].x == 0);
}

TEST_CASE("without a width a layout is as wide as its widest line") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options;
  options.align = render::Align::end;
  const Layout layout = sound_layout(fonts, "one\none two three", options);
  CHECK(layout.lines.size() == 2);
  CHECK(layout.width_px == layout.lines[1].width);
  CHECK(layout.lines[0].x == doctest::Approx(layout.width_px - layout.lines[0].width));
}

TEST_CASE("blocks keep their style, space and indent, and a bullet hangs in the indent") {
  render::Fonts fonts = test_fonts();
  const std::string text = "A heading\n\nfirst item that is longer than one line\nشاهد";
  std::array<TextBlock, 3> blocks;
  blocks[0] = {{0, 9}, {Face::sans_bold, 24}, 32, 0, 0, false};
  blocks[1] = {{11, 50}, {Face::serif, 20}, 29, 12.5F, 30, true};
  blocks[2] = {{51, static_cast<std::uint32_t>(text.size())}, {Face::serif, 20}, 29, 10, 30, true};
  const Layout layout = lay_out(fonts, text, blocks, width(220));
  check_sound(layout, text, blocks, width(220));
  check_golden("text/blocks.txt", dump(layout, text));
  REQUIRE(layout.lines.size() == 5);
  const render::Glyph& bullet = layout.glyphs[layout.lines[1].first_glyph + layout.lines[1].glyph_count - 1];
  CHECK(bullet.x > 0);
  CHECK(bullet.x < 30);
  CHECK(bullet.cluster == 11);
  const render::Glyph& last = layout.glyphs.back();
  CHECK(last.x > 190);  // the Arabic item starts at the right
  CHECK(last.cluster == 51);
}
