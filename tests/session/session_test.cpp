// The stages of a session, as tables: what happens when, and what the screen is called then.
#include "app/session/session.h"

#include <string>
#include <vector>

#include "doctest/doctest.h"

namespace {

using app::Session;
using app::SessionSettings;

constexpr double second = 1000;

SessionSettings terminal() { return {.ends = true}; }

struct Row {
  double at_s;
  const char* does;  // "" time passes, "touch", "begin" out of the attract loop
  const char* stage;
};

// Carries out the rows and gives the sentences of those that differ.
std::vector<std::string> differing(Session session, const SessionSettings& settings, const std::vector<Row>& rows) {
  std::vector<std::string> wrong;
  for (const Row& row : rows) {
    const double now_ms = row.at_s * second;
    const std::string does = row.does;
    app::pass_time(session, settings, now_ms, std::nullopt);
    if (does == "touch") app::touch(session, settings, now_ms);
    if (does == "begin") app::begin_visit(session, now_ms);
    const std::string stage = app::stage_text(session);
    if (stage != row.stage) wrong.push_back(std::to_string(row.at_s).append(" s ").append(does).append(": ") + stage);
  }
  return wrong;
}

}  // namespace

TEST_CASE("a visit that nobody goes on with is counted down and over") {
  const std::vector<Row> rows{{0, "", "active"},          {60, "touch", "active"},     {149.9, "", "active"},
                              {150, "", "countdown:30"},  {150.4, "", "countdown:30"}, {151, "", "countdown:29"},
                              {178.2, "", "countdown:2"}, {179, "", "countdown:1"},    {179.9, "", "countdown:1"},
                              {180, "", "countdown:0"}};
  CHECK(differing(app::begun_session(0), terminal(), rows).empty());
}

TEST_CASE("a touch in the countdown only goes on with the visit, and the idle time begins anew") {
  const std::vector<Row> rows{{90, "", "countdown:30"},  {119, "touch", "active"}, {208.9, "", "active"},
                              {209, "", "countdown:30"}, {209, "touch", "active"}, {299, "", "countdown:30"}};
  CHECK(differing(app::begun_session(0), terminal(), rows).empty());
  Session session = app::begun_session(0);
  app::pass_time(session, terminal(), 90 * second, std::nullopt);
  CHECK(app::touch(session, terminal(), 91 * second));
  CHECK_FALSE(app::touch(session, terminal(), 92 * second));
}

TEST_CASE("a visit is over when its countdown is, and not before") {
  Session session = app::begun_session(0);
  CHECK_FALSE(app::pass_time(session, terminal(), 89.9 * second, std::nullopt).changed);
  app::Passed passed = app::pass_time(session, terminal(), 90 * second, std::nullopt);
  CHECK(passed.changed);
  CHECK_FALSE(passed.over);
  CHECK_FALSE(app::pass_time(session, terminal(), 90.5 * second, std::nullopt).changed);
  CHECK(app::pass_time(session, terminal(), 91 * second, std::nullopt).changed);
  CHECK_FALSE(app::pass_time(session, terminal(), 119.9 * second, std::nullopt).over);
  CHECK(app::pass_time(session, terminal(), 120 * second, std::nullopt).over);
  // Asleep through all of it: over at once.
  session = app::begun_session(0);
  CHECK(app::pass_time(session, terminal(), 3600 * second, std::nullopt).over);
}

TEST_CASE("on a desk a visit never ends") {
  Session session = app::clean_session({}, 0);
  CHECK(app::stage_text(session) == "active");
  app::touch(session, {}, 5);
  CHECK_FALSE(app::pass_time(session, {}, 1e9, 30).changed);
  CHECK(app::stage_text(session) == "active");
  CHECK_FALSE(app::next_deadline(session, {}, 5, std::nullopt).has_value());
}

TEST_CASE("between visits runs the attract loop, or nobody's clean shelf, which is never counted down") {
  CHECK(differing(app::clean_session(terminal(), 0), terminal(),
                  {{0, "", "attract"}, {500, "touch", "attract"}, {500, "begin", "active"}, {590, "", "countdown:30"}})
            .empty());
  SessionSettings plain = terminal();
  plain.attract = false;
  const Session clean = app::clean_session(plain, 0);
  CHECK(differing(clean, plain, {{0, "", "active"}, {5000, "", "active"}, {5000, "touch", "active"}}).empty());
  CHECK_FALSE(app::next_deadline(clean, plain, 0, std::nullopt).has_value());
}

TEST_CASE("the loop wakes for what is due and for nothing else") {
  const SessionSettings settings = terminal();
  Session session = app::begun_session(7);
  CHECK(app::next_deadline(session, settings, 8, std::nullopt) == 7 + 90 * second);
  app::pass_time(session, settings, 7 + 90 * second, std::nullopt);
  CHECK(app::next_deadline(session, settings, 7 + 90 * second, std::nullopt) == 7 + 91 * second);
  session = app::clean_session(settings, 0);
  CHECK(app::next_deadline(session, settings, 1, std::nullopt) == 10 * second);
  SessionSettings hasty = settings;
  hasty.step_ms = 1;
  CHECK(app::next_deadline(session, hasty, 1, std::nullopt) == 5 * second);
  SessionSettings still = settings;
  still.still = true;
  CHECK_FALSE(app::next_deadline(session, still, 1, std::nullopt).has_value());
  CHECK_FALSE(app::pass_time(session, still, 1e9, std::nullopt).changed);
}

TEST_CASE("the attract loop steps once in its time, however late it is woken") {
  const SessionSettings settings = terminal();
  Session session = app::clean_session(settings, 0);
  CHECK_FALSE(app::pass_time(session, settings, 9.9 * second, std::nullopt).changed);
  CHECK(app::pass_time(session, settings, 10 * second, std::nullopt).changed);
  CHECK(session.step == 1);
  CHECK(app::pass_time(session, settings, 400 * second, std::nullopt).changed);
  CHECK(session.step == 2);
  CHECK_FALSE(app::pass_time(session, settings, 404 * second, std::nullopt).changed);
}

TEST_CASE("in blanking hours the screen is black between visits, and the first touch only wakes it") {
  SessionSettings settings = terminal();
  settings.blank = app::DailyHours{22 * 60, 7 * 60};
  constexpr double evening = 21 * 60 + 59.5;
  Session session = app::clean_session(settings, 0);
  CHECK_FALSE(app::pass_time(session, settings, 1, evening).changed);
  CHECK(session.stage == app::Stage::attract);
  CHECK(app::next_deadline(session, settings, 1, 22 * 60) == 1);
  CHECK(app::pass_time(session, settings, 30 * second, 22 * 60).changed);
  CHECK(session.stage == app::Stage::black);
  CHECK(app::next_deadline(session, settings, 30 * second, 22 * 60) == 90 * second);
  // A clock that cannot be believed lights the screen again.
  Session doubted = session;
  CHECK(app::pass_time(doubted, settings, 31 * second, std::nullopt).changed);
  CHECK(doubted.stage == app::Stage::attract);

  CHECK(app::touch(session, settings, 100 * second));
  CHECK(session.stage == app::Stage::attract);
  CHECK_FALSE(app::touch(session, settings, 101 * second));
  app::begin_visit(session, 101 * second);
  // A visitor by night is not in the dark.
  CHECK_FALSE(app::pass_time(session, settings, 190 * second, 22 * 60 + 5.0).changed);
  CHECK(session.stage == app::Stage::active);
  session = app::clean_session(settings, 300 * second);
  CHECK(app::pass_time(session, settings, 300 * second, 3 * 60).changed);
  CHECK(session.stage == app::Stage::black);
  CHECK(app::pass_time(session, settings, 400 * second, 7 * 60).changed);
  CHECK(session.stage == app::Stage::attract);
}

TEST_CASE("whoever wakes the screen by night and goes away leaves it to the dark again") {
  SessionSettings settings = terminal();
  settings.blank = app::DailyHours{0, 24 * 60};
  for (const bool attract : {true, false}) {
    settings.attract = attract;
    Session session = app::clean_session(settings, 0);
    app::pass_time(session, settings, 0, 60);
    REQUIRE(session.stage == app::Stage::black);
    CHECK(app::touch(session, settings, 5 * second));
    CHECK(session.stage == (attract ? app::Stage::attract : app::Stage::active));
    app::pass_time(session, settings, 94 * second, 61);
    CHECK(session.stage != app::Stage::black);
    app::pass_time(session, settings, 95 * second, 61);
    CHECK(session.stage == app::Stage::black);
  }
}

TEST_CASE("hours may go over midnight, and hours of no length never come") {
  const struct {
    app::DailyHours hours;
    double minute;
    bool inside;
  } rows[]{{{60, 120}, 59.9, false},   {{60, 120}, 60, true},     {{60, 120}, 119.9, true}, {{60, 120}, 120, false},
           {{1320, 420}, 1319, false}, {{1320, 420}, 1320, true}, {{1320, 420}, 0, true},   {{1320, 420}, 420, false},
           {{300, 300}, 300, false},   {{0, 1440}, 1439.9, true}};
  for (const auto& row : rows) {
    CAPTURE(row.hours.from);
    CAPTURE(row.minute);
    CHECK(app::contains(row.hours, row.minute) == row.inside);
  }
}
