#include <algorithm>
#include <array>
#include <string>

#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/text/sound.h"

namespace {

using render::Face;
using render::Layout;
using render::LayoutOptions;

float width_of(render::Fonts& fonts, std::string_view text, render::TextStyle style = {}) {
  return sound_layout(fonts, text, {}, style).lines[0].width;
}

constexpr std::array<Face, 5> faces = {Face::serif, Face::serif_bold, Face::serif_italic, Face::sans, Face::sans_bold};

// The interface's and newspapers' signs; Latin-1 is added in the test.
constexpr std::string_view typographic =
    "‘’‚“”„‹›«»–—―‐‑−…•·†‡§¶°′″™©®№‰€£¥¢₹₽₩₪₫₺₴₿→←↑↓⇒×÷±≤≥≠≈✓─│▶◀▲▼½¼¾¹²³ŒœŠšŽžŸĀāČčĐđĘęĞğİıŁłŃńŐőŘřŞşŢţŰűŹźŻż"
    "ΑΩαωАЯая ﬀﬁﬂ";

}  // namespace

TEST_CASE("kerning draws letters together") {
  render::Fonts fonts = test_fonts();
  for (const Face face : faces) {
    float sum = 0;
    for (const char letter : std::string("AVATAR")) sum += width_of(fonts, std::string(1, letter), {face, 40});
    CHECK(width_of(fonts, "AVATAR", {face, 40}) < sum - 2);
  }
}

TEST_CASE("widths grow with the size and nothing else") {
  render::Fonts fonts = test_fonts();
  const float at_20 = width_of(fonts, "Wave after wave", {Face::serif, 20});
  CHECK(width_of(fonts, "Wave after wave", {Face::serif, 40}) == doctest::Approx(2 * at_20));
  CHECK(width_of(fonts, "Wave after wave", {Face::serif, 20}) == at_20);  // from the word cache
}

TEST_CASE("a ligature is one glyph, and its letters are still found one by one") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "office";
  const Layout layout = sound_layout(fonts, text, {});
  CHECK(layout.glyphs.size() < text.size());
  REQUIRE(layout.clusters.size() == text.size());
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    CHECK(layout.clusters[at].range == base::TextRange{at, at + 1});
    CHECK(layout.clusters[at].width > 3);
  }
  std::vector<render::LineRect> rects;
  rectangles(layout, {2, 3}, rects);  // the second f, inside the ligature
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect.x > layout.clusters[1].x);
  CHECK(render::right(rects[0].rect) < layout.clusters[4].x + 0.01F);
}

TEST_CASE("a break inside a ligature shapes both halves anew") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options;
  options.width_px = width_of(fonts, "of") + 3;
  const Layout layout = sound_layout(fonts, "office", options);
  CHECK(lines_of(layout, "office") == "of|fi|ce");
  CHECK(layout.lines[0].glyph_count == 2);
}

TEST_CASE("a break between kerned letters gives both their whole width back") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options;
  options.width_px = width_of(fonts, "AV") + 3;
  const Layout layout = sound_layout(fonts, "AVAVAV", options);
  CHECK(lines_of(layout, "AVAVAV") == "AV|AV|AV");
  for (const render::Line& line : layout.lines) CHECK(line.width == doctest::Approx(width_of(fonts, "AV")));
}

TEST_CASE("an accent rises over a capital") {
  render::Fonts fonts = test_fonts();
  const Layout layout = sound_layout(fonts, "H\u0301", {});
  REQUIRE(layout.glyphs.size() == 2);
  CHECK(layout.glyphs[1].y < 0);
  CHECK(layout.clusters.size() == 1);
}

TEST_CASE("no Latin letter, sign or arrow is missing in any face") {
  auto opened = render::open_fonts({"/usr/share/fonts/truetype/noto"});  // fonts-noto-core alone
  REQUIRE(opened);
  render::Fonts fonts = std::move(opened).value();
  std::string text(typographic);
  for (char32_t c = 0x20; c < 0x7F; ++c) text.push_back(static_cast<char>(c));
  for (char32_t c = 0xA0; c < 0x100; ++c) {
    text.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    text.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
  for (const Face face : faces) {
    CAPTURE(static_cast<int>(face));
    LayoutOptions options;
    options.width_px = 400;
    CHECK(sound_layout(fonts, text, options, {face, 20}).missing_glyphs == 0);
  }
  CHECK(missing_font_packages(fonts).empty());
}

TEST_CASE("scripts of Debian's fonts-noto-core are drawn, spaces and brackets among them") {
  render::Fonts fonts = test_fonts();
  constexpr std::array<std::string_view, 18> samples = {"مرفأ (المدينة) 25 و٢٥، \"نعم\"",
                                                        "שלום (עולם) 25, \"כן\"",
                                                        "नमस्ते (दुनिया) 25 और २५।",
                                                        "নমস্কার (বিশ্ব)।",
                                                        "สวัสดี (โลก) ๑๒",
                                                        "வணக்கம் (உலகம்)",
                                                        "నమస్కారం (లోకం)",
                                                        "ನಮಸ್ಕಾರ (ಲೋಕ)",
                                                        "നമസ്കാരം (ലോകം)",
                                                        "ਸਤਿ ਸ੍ਰੀ (ਅਕਾਲ)",
                                                        "નમસ્તે (દુનિયા)",
                                                        "හෙලෝ (ලෝකය)",
                                                        "ជំរាបសួរ (ពិភពលោក)",
                                                        "မင်္ဂလာပါ (ကမ္ဘာ)",
                                                        "ສະບາຍດີ (ໂລກ)",
                                                        "ሰላም (ዓለም)።",
                                                        "გამარჯობა (მსოფლიო)",
                                                        "Բարեւ (աշխարհ)։"};
  for (const std::string_view sample : samples) {
    for (const Face face : {Face::serif, Face::sans_bold}) {
      CAPTURE(sample);
      CHECK(sound_layout(fonts, sample, {}, {face, 20}).missing_glyphs == 0);
    }
  }
}

TEST_CASE("Arabic joins, and stands a little larger than the Latin beside it") {
  render::Fonts fonts = test_fonts();
  const Layout layout = sound_layout(fonts, "ببب Latin", {});
  std::vector<std::uint16_t> forms;
  for (const render::Glyph& glyph : layout.glyphs) {
    if (glyph.cluster >= 6) continue;
    forms.push_back(glyph.id);
    CHECK(glyph.size_px == doctest::Approx(23));
  }
  std::sort(forms.begin(), forms.end());
  const auto different = std::unique(forms.begin(), forms.end()) - forms.begin();
  CHECK(different >= 3);  // initial, medial and final shapes of one letter
  CHECK(layout.glyphs.front().size_px == doctest::Approx(layout.lines[0].right_to_left ? 20 : 23));
}

TEST_CASE("what no font has is a box, and counted") {
  render::Fonts fonts = test_fonts();
  const Layout layout = sound_layout(fonts, "no letter: \U000E0FFE\uF8F0 \U0010F000", {});
  CHECK(layout.missing_glyphs == 2);  // the first is invisible by its properties
}

TEST_CASE("scripts outside fonts-noto-core name the package that has them") {
  auto opened = render::open_fonts({"/usr/share/fonts/truetype/noto"});
  REQUIRE(opened);
  render::Fonts fonts = std::move(opened).value();
  CHECK(sound_layout(fonts, "東京の新聞", {}).missing_glyphs == 5);
  CHECK(missing_font_packages(fonts) == std::vector<std::string>{"fonts-noto-cjk"});
}

TEST_CASE("an absent font is named with its package") {
  const auto fonts = render::open_fonts({"/nonexistent"});
  REQUIRE_FALSE(fonts);
  CHECK(fonts.error().code == base::ErrorCode::unavailable);
  CHECK(fonts.error().what.find("NotoSerif-Regular.ttf") != std::string::npos);
  CHECK(fonts.error().what.find("apt install fonts-noto-core") != std::string::npos);
}
