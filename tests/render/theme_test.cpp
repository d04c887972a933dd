#include "render/theme.h"

#include <string>

#include "doctest/doctest.h"

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
