// A fling follows the curve that app/input states: where a replay's dumps say the text stands, at any time, is where
// the formulas in gesture.h and scroller.h put it, within a pixel.
#include <cmath>
#include <string>

#include "app/headless/dump.h"
#include "app/headless/player.h"
#include "app/headless/replay.h"
#include "app/start.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"

namespace {

constexpr double time_constant_ms = 325;  // of scroller.h

// What the dump's first line says of `name`.
double told(const app::Player& player, const std::string& name) {
  const std::string text = app::dump(player.reader, player.now_ms);
  const std::size_t at = text.find(" " + name + "=");
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + name.size() + 2));
}

std::unique_ptr<app::Reader> article() {
  auto reader = sample_reader(walk_sizes[0], 300);
  REQUIRE(app::show_screen(*reader, "article:quarterday-boil-notice.txt") == 0);
  settle(*reader, 0);
  return reader;
}

void play(app::Player& player, const std::string& script) {
  const auto steps = app::parse_replay(script, "fling");
  REQUIRE_MESSAGE(steps, steps.error().what);
  for (const app::ReplayStep& step : steps.value()) {
    REQUIRE(app::run_until(player, step.at_ms));
    REQUIRE(app::give(player, step.event));
  }
}

}  // namespace

TEST_CASE("a dump at any time of a fling shows the text on the stated curve, within a pixel") {
  for (const double px_per_ms : {0.2, 0.5, 1.0, 1.7}) {
    CAPTURE(px_per_ms);
    auto reader = article();
    app::Player player{.reader = *reader};
    REQUIRE(app::show_frame(player));
    std::string script = "100 touch 1 down 400 520\n";
    constexpr double end_ms = 300;
    for (double t = 110; t <= end_ms; t += 10)
      script += std::to_string(t) + " touch 1 move 400 " + std::to_string(520 - px_per_ms * (t - 100)) + "\n";
    const double way = px_per_ms * (end_ms - 100);
    play(player, script + "300 touch 1 up 400 " + std::to_string(520 - way) + "\n");
    const double from = told(player, "scroll");
    CHECK(from == doctest::Approx(way).epsilon(0.01));
    REQUIRE(reader->model.reading.scroller.high > from + px_per_ms * time_constant_ms);
    for (const double t : {7.0, 16.0, 50.0, 123.0, 325.0, 700.0, 1500.0, 4000.0}) {
      CAPTURE(t);
      REQUIRE(app::run_until(player, end_ms + t));
      const double curve = from + px_per_ms * time_constant_ms * (1 - std::exp(-t / time_constant_ms));
      CHECK(std::abs(told(player, "scroll") - curve) <= 1);
    }
  }
}

TEST_CASE("a tap during a fling stops it there, and a second one is a tap") {
  auto reader = article();
  app::Player player{.reader = *reader};
  REQUIRE(app::show_frame(player));
  play(player,
       "100 touch 1 down 400 520\n120 touch 1 move 400 470\n140 touch 1 move 400 420\n160 touch 1 move 400 370\n"
       "160 touch 1 up 400 370\n260 touch 1 down 400 400\n272 touch 1 up 400 400\n");
  const double stopped = told(player, "scroll");
  CHECK(stopped ==
        doctest::Approx(150 + 2.5 * time_constant_ms * (1 - std::exp(-100 / time_constant_ms))).epsilon(0.01));
  REQUIRE(app::run_until(player, 2000));
  CHECK(told(player, "scroll") == stopped);
  CHECK(reader->model.screen == app::ScreenKind::article);
}
