// Layouts of random and of hostile text keep every promise of check_sound.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "doctest/doctest.h"
#include "tests/text/sound.h"

namespace {

using render::Layout;
using render::LayoutOptions;

struct Random {  // xorshift64*: the same numbers everywhere
  std::uint64_t state = 88172645463325252ULL;
  std::uint32_t below(std::uint32_t limit) {
    state ^= state >> 12U;
    state ^= state << 25U;
    state ^= state >> 27U;
    return static_cast<std::uint32_t>((state * 2685821657736338717ULL) >> 33U) % limit;
  }
};

void append(std::string& text, char32_t c) {
  const auto byte = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xC0 | (c >> 6U)), byte(0x80 | (c & 0x3FU));
  if (c < 0x10000) return byte(0xE0 | (c >> 12U)), byte(0x80 | ((c >> 6U) & 0x3FU)), byte(0x80 | (c & 0x3FU));
  byte(0xF0 | (c >> 18U)), byte(0x80 | ((c >> 12U) & 0x3FU)), byte(0x80 | ((c >> 6U) & 0x3FU));
  byte(0x80 | (c & 0x3FU));
}

struct Stretch {
  char32_t first;
  std::uint32_t count;
};
// Where the difficulties are: joiners, marks, controls, brackets, right-to-left, pictures, surrogate pairs.
constexpr std::array<Stretch, 24> stretches = {{
    {' ', 1},     {'a', 26},     {'!', 32},    {0xA0, 96},    {0x300, 112},  {0x590, 112},
    {0x600, 255}, {0x900, 128},  {0xE00, 92},  {0x1100, 255}, {0x200B, 5},   {0x202A, 5},
    {0x2066, 4},  {0x2010, 24},  {0x2028, 2},  {0x3000, 255}, {0x4E00, 500}, {0xFB00, 80},
    {0xFE00, 16}, {0x1F1E6, 26}, {0x1F3FB, 5}, {0x1F466, 80}, {0x10900, 40}, {0xE0100, 240},
}};

std::string random_text(Random& random, std::uint32_t size) {
  std::string text;
  Stretch stretch = stretches[1];
  for (std::uint32_t at = 0; at < size; ++at) {
    if (random.below(3) == 0) stretch = stretches[random.below(stretches.size())];
    if (random.below(6) == 0) append(text, U' ');
    if (random.below(40) == 0) append(text, random.below(0x20));
    char32_t c = stretch.first + random.below(stretch.count);
    if (random.below(30) == 0) c = random.below(0x110000);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    append(text, c);
  }
  return text;
}

}  // namespace

TEST_CASE("random text keeps every promise at every width") {
  render::Fonts fonts = test_fonts();
  Random random;
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 1 + random.below(160));
    LayoutOptions options;
    options.width_px = static_cast<float>(random.below(400));
    options.direction = static_cast<render::Direction>(random.below(3));
    options.align = static_cast<render::Align>(random.below(3));
    if (random.below(4) == 0) options.max_lines = static_cast<int>(random.below(5));
    const auto size_px = static_cast<float>(8 + random.below(40));
    CAPTURE(round);
    CAPTURE(text);
    sound_layout(fonts, text, options, {static_cast<render::Face>(random.below(5)), size_px});
  }
}

TEST_CASE("hostile text is laid out whole") {
  render::Fonts fonts = test_fonts();
  constexpr std::array<std::string_view, 14> units = {
      "\u0301", "a\u0301\u0327", "\u200d",       "\U0001F469\u200d", "\u202e", "a\u2066", "\u2069\u202c",
      "\u00ad", "a\u00ad",       "\u0915\u094d", "\u0600",           "\u064b", "\uFE0F#", "\U0001F1E6"};
  for (const std::string_view unit : units) {
    std::string text;
    while (text.size() < 3000) text += unit;
    for (const float width_px : {0.0F, 7.0F, 200.0F}) {
      CAPTURE(unit);
      CAPTURE(width_px);
      LayoutOptions options;
      options.width_px = width_px;
      sound_layout(fonts, text, options);
    }
  }
}

TEST_CASE("a word of a megabyte is laid out") {
  render::Fonts fonts = test_fonts();
  LayoutOptions options;
  options.width_px = 300;
  for (const std::string_view unit : {"AV", "\u0639\u0631\u0628"}) {
    std::string text;
    while (text.size() < (1U << 20U)) text += unit;
    const Layout layout = lay_out(fonts, text, {render::Face::serif, 20}, 29, options);
    CHECK(layout.lines.size() > 10000);
    CHECK(layout.lines.back().range.end == text.size());
    const auto widest = std::max_element(layout.lines.begin(), layout.lines.end(),
                                         [](const auto& a, const auto& b) { return a.width < b.width; });
    CHECK(widest->width <= 300.02F);
  }
}
