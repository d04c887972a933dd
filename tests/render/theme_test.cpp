#include "render/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "doctest/doctest.h"
#include "tests/seen_as.h"

using namespace render;

TEST_CASE("text is readable on every surface it stands on, in both themes") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Palette& p = palette(name);
    CAPTURE(static_cast<int>(name));
    CHECK(contrast_ratio(p.ink, p.paper) >= 7);
    CHECK(contrast_ratio(p.ink, p.button) >= 7);
    CHECK(contrast_ratio(p.ink, p.notice) >= 7);
    CHECK(contrast_ratio(p.on_chosen, p.chosen) >= 7);
    CHECK(contrast_ratio(p.dim, p.paper) >= 4.5);
    CHECK(contrast_ratio(p.accent, p.paper) >= 4.5);
    for (const MarkColors& mark : p.marks) CHECK(contrast_ratio(p.ink, blend(mark.tint, p.paper)) >= 7);
  }
}

TEST_CASE("the line of every class stands out from its tint and from paper") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Palette& p = palette(name);
    for (const MarkColors& mark : p.marks) {
      CHECK(contrast_ratio(mark.line, p.paper) >= 3);
      CHECK(contrast_ratio(mark.line, blend(mark.tint, p.paper)) >= 3);
      // The letter in the margin is paper on the line's colour.
      CHECK(contrast_ratio(p.paper, mark.line) >= 3);
    }
  }
}

TEST_CASE("every line and text of the comparison keeps its contrast where tints add up and in the bars' surfaces") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Palette& p = palette(name);
    CAPTURE(static_cast<int>(name));
    CHECK(contrast_ratio(p.dim, p.button) >= 4.5);
    CHECK(contrast_ratio(p.ink, p.desk) >= 4.5);
    CHECK(contrast_ratio(p.accent, p.paper) >= 4.5);
    for (const MarkColors& mark : p.marks) {
      CHECK(contrast_ratio(p.paper, mark.line) >= 4.5);  // the letter
      const Color tapped = blend(tapped_tint(mark.tint), p.paper);
      CHECK(contrast_ratio(p.ink, tapped) >= 4.5);
      // Lines of passages that overlap the tapped one lie on its tint.
      for (const MarkColors& other : p.marks) CHECK(contrast_ratio(other.line, tapped) >= 3);
      for (const MarkColors& other : p.marks) CHECK(contrast_ratio(other.line, blend(mark.tint, p.paper)) >= 3);
      // Ribbons' edges and the blocks of a share bar stand on the desk, those of the overview on paper.
      CHECK(contrast_ratio(blend(with_alpha(mark.line, 0.9F), p.desk), p.desk) >= 3);
      CHECK(contrast_ratio(mark.line, p.paper) >= 3);
    }
    // Stepped back on purpose, while only what is unique counts: text all the same.
    CHECK(contrast_ratio(blend(with_alpha(p.ink, p.faded_text), p.paper), p.paper) >= 4.5);
    for (const Color surface : {p.paper, p.desk, p.button, p.notice}) {
      CHECK(contrast_ratio(p.accent, surface) >= 3);  // the focus ring
      CHECK(contrast_ratio(p.dim, surface) >= 4.5);
    }
    CHECK(contrast_ratio(p.paper, p.dim) >= 4.5);  // a chip of several classes
    CHECK(contrast_ratio(p.paper, p.chosen) >= 4.5);
  }
}

TEST_CASE("the lines that tell classes by their form can be seen in grey and by colour-blind eyes") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Palette& p = palette(name);
    for (const seen::Eyes& eyes : seen::all_eyes) {
      for (const MarkColors& mark : p.marks) {
        CHECK(contrast_ratio(seen::seen_as(mark.line, eyes), seen::seen_as(p.paper, eyes)) >= 3);
        CHECK(contrast_ratio(seen::seen_as(mark.line, eyes), seen::seen_as(blend(mark.tint, p.paper), eyes)) >= 3);
      }
    }
  }
}

TEST_CASE("the contrast of black on white is 21, of a colour on itself 1") {
  CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21));
  CHECK(contrast_ratio(rgb(0x336699), rgb(0x336699)) == doctest::Approx(1));
  CHECK(blend(rgb(0x000000, 0.5F), rgb(0xFFFFFF)) == rgb(0x7F7F7F));
}

TEST_CASE("lengths follow the panel: nine millimetres to touch, body text by reading distance") {
  struct Row {
    int width, height;
    float target, body;
  };
  // The figures of the terminals Lectern is made for.
  for (const Row& row : {Row{1024, 600, 60, 18}, Row{1280, 800, 53, 19}, Row{1920, 1080, 50, 22}}) {
    CAPTURE(row.width);
    const Metrics m = metrics_for({.width_px = row.width,
                                   .height_px = row.height,
                                   .diagonal_inches = assumed_diagonal_inches(row.width, row.height)});
    CHECK(m.target == row.target);
    CHECK(m.body == row.body);
    CHECK(m.bar >= m.target);
  }
}

TEST_CASE("type from 50 to 300 per cent scales the text and never shrinks a target") {
  const Metrics usual = metrics_for({.width_px = 1280, .height_px = 800, .diagonal_inches = 10.1});
  float before = 0;
  for (const double percent : {50.0, 100.0, 150.0, 200.0, 300.0}) {
    const Metrics m =
        metrics_for({.width_px = 1280, .height_px = 800, .diagonal_inches = 10.1, .type_size_percent = percent});
    CHECK(m.body > before);
    CHECK(m.target == usual.target);
    before = m.body;
  }
}
