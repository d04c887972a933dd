// Days and nights of random touches: who sleeps until the next deadline sees what somebody sees who looks at the clock
// ten times a second, and wakes far less often.
#include <algorithm>
#include <random>
#include <string>

#include "app/session/session.h"
#include "doctest/doctest.h"

namespace {

using app::Passed;
using app::Session;
using app::SessionSettings;
using app::Stage;

constexpr double tick_ms = 100;

struct Watched {
  Session session;
  int wakes = 0;
  int visits = 0;

  void pass(const SessionSettings& settings, double now_ms, std::optional<double> minute) {
    ++wakes;
    if (app::pass_time(session, settings, now_ms, minute).over) {
      session = app::clean_session(settings, now_ms);
      ++visits;
      app::pass_time(session, settings, now_ms, minute);
    }
  }
  void touch(const SessionSettings& settings, double now_ms) {
    const bool taken = app::touch(session, settings, now_ms);
    if (!taken && session.stage == Stage::attract) app::begin_visit(session, now_ms);
  }
};

std::optional<double> minute_at(double now_ms, double start_minute) {
  const double minute = start_minute + now_ms / 60'000;
  return minute - 1440 * static_cast<int>(minute / 1440);
}

SessionSettings random_settings(std::mt19937& random) {
  const auto number = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  SessionSettings settings{.ends = true,
                           .idle_ms = number(10, 900) * tick_ms,
                           .countdown_ms = number(0, 300) * tick_ms,
                           .attract = number(0, 3) > 0,
                           .step_ms = number(10, 200) * tick_ms,
                           .still = number(0, 3) == 0,
                           .blank = {}};
  if (number(0, 1) == 1) settings.blank = app::DailyHours{number(0, 1440), number(0, 1440)};
  return settings;
}

void check_invariants(const Session& session, const SessionSettings& settings, double now_ms,
                      std::optional<double> minute) {
  if (session.stage == Stage::black) {
    REQUIRE(settings.blank);
    REQUIRE(app::contains(*settings.blank, *minute));
    REQUIRE_FALSE(session.visited);
  }
  if (session.stage == Stage::attract) {
    REQUIRE(settings.attract);
    REQUIRE_FALSE(session.visited);
  }
  if (session.stage == Stage::countdown) {
    REQUIRE(now_ms - session.touched_ms >= settings.idle_ms - 1);
    REQUIRE(now_ms - session.touched_ms <= settings.idle_ms + settings.countdown_ms + tick_ms);
  }
  const auto next = app::next_deadline(session, settings, now_ms, minute);
  if (next) REQUIRE(*next >= now_ms);
}

}  // namespace

TEST_CASE("who sleeps until the next deadline sees the same as who always looks") {
  std::mt19937 random(7);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const SessionSettings settings = random_settings(random);
    // On a tick, so that a turn of the hours falls on one for both.
    const double start_minute = std::uniform_int_distribution<int>(0, 1439)(random);
    Watched looks{app::clean_session(settings, 0)};
    Watched sleeps{app::clean_session(settings, 0)};
    std::optional<double> wake = 0;
    double touch_ms = 0;
    constexpr int ticks = 20'000;  // more than half an hour
    for (int tick = 0; tick < ticks; ++tick) {
      const double now_ms = tick * tick_ms;
      const std::optional<double> minute = minute_at(now_ms, start_minute);
      looks.pass(settings, now_ms, minute);
      const bool touched = now_ms >= touch_ms;
      if (touched || (wake && *wake <= now_ms + 0.001)) sleeps.pass(settings, now_ms, minute);
      if (touched) {
        looks.touch(settings, now_ms);
        sleeps.touch(settings, now_ms);
        const double pause = std::exponential_distribution<double>(1 / 60'000.0)(random);
        touch_ms = now_ms + tick_ms * (1 + static_cast<int>(pause / tick_ms));
      }
      wake = app::next_deadline(sleeps.session, settings, now_ms, minute);
      REQUIRE(app::stage_text(sleeps.session) == app::stage_text(looks.session));
      check_invariants(sleeps.session, settings, now_ms, minute);
    }
    CHECK(sleeps.visits == looks.visits);
    CHECK(sleeps.wakes * 4 < looks.wakes);
  }
}

TEST_CASE("whatever comes, a visit that is left alone is over within its two times") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    SessionSettings settings = random_settings(random);
    settings.blank.reset();
    Session session = app::begun_session(0);
    double now_ms = 0;
    for (int i = 0; i < 20; ++i) {
      now_ms += std::uniform_real_distribution<double>(0, settings.idle_ms + settings.countdown_ms)(random);
      if (app::pass_time(session, settings, now_ms, std::nullopt).over) break;
      if (std::uniform_int_distribution<int>(0, 1)(random) == 1) app::touch(session, settings, now_ms);
    }
    const double left_ms = session.touched_ms;
    CHECK(app::pass_time(session, settings, left_ms + settings.idle_ms + settings.countdown_ms, std::nullopt).over);
  }
}
