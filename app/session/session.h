// Session: a visit begins with a touch and ends when nobody has touched anything for a while, after a countdown that
// says so; between visits runs the attract loop, and at night the screen is black. Pure: time is an argument,
// milliseconds on one monotonic clock; the time of day is minutes since midnight, nothing where the clock cannot be
// believed.
//
//   active --idle_ms--> countdown --countdown_ms--> over: the caller clears the visit and goes on with clean_session()
//   attract --touch--> active      attract --blanking hours--> black --touch, or their end--> attract
//
// Without the attract loop a clean shelf stands in its place: `active`, and nothing `visited` yet.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace app {

enum class Stage : std::uint8_t { active, countdown, attract, black };

// Minutes of the day, from <= minute < to. Over midnight where from > to; never where they are the same.
struct DailyHours {
  std::int32_t from = 0;
  std::int32_t to = 0;
  friend bool operator==(const DailyHours&, const DailyHours&) = default;
};
bool contains(const DailyHours& hours, double minute);

struct SessionSettings {
  bool ends = false;  // whether a visit ends by itself: on a terminal, not on a desk
  double idle_ms = 90'000;
  double countdown_ms = 30'000;
  bool attract = true;
  double step_ms = 10'000;                         // of the attract loop, from one picture to the next
  bool still = false;                              // one picture and no more
  std::optional<DailyHours> blank = std::nullopt;  // when the screen is black between visits
};

// The attract loop never draws more often.
constexpr double least_step_ms = 5000;
// While the time of day matters it is looked at this often: a clock may be set in between.
constexpr double clock_look_ms = 60'000;
constexpr double nobody_yet_ms = -std::numeric_limits<double>::infinity();

struct Session {
  Stage stage = Stage::active;
  bool visited = false;               // there may be something to clear
  double touched_ms = nobody_yet_ms;  // when a visitor last gave a sign
  double stepped_ms = 0;              // attract: since when this picture stands
  std::int32_t step = 0;              // attract: which picture
  std::int32_t told_seconds = 0;      // countdown: what the screen says
};

// As after a reset, or when a terminal is switched on: nobody has been there.
Session clean_session(const SessionSettings& settings, double now_ms);
// As if somebody had just come to the shelf.
Session begun_session(double now_ms);

// A visitor gave a sign. True when that is all it does: in the dark it only wakes, in the countdown it only goes on.
bool touch(Session& session, const SessionSettings& settings, double now_ms);
// Out of the attract loop.
void begin_visit(Session& session, double now_ms);

struct Passed {
  bool changed = false;  // there is something to draw
  bool over = false;     // the visit has ended; the session stays as it is until the caller has cleared the visit
};
Passed pass_time(Session& session, const SessionSettings& settings, double now_ms, std::optional<double> minute);

// When pass_time() next has something to do; nothing: not before somebody touches the screen. Never in the past.
std::optional<double> next_deadline(const Session& session, const SessionSettings& settings, double now_ms,
                                    std::optional<double> minute);

// Whole seconds left, rounded up; the whole countdown outside of it.
std::int32_t seconds_left(const Session& session, const SessionSettings& settings, double now_ms);

// "active", "countdown:12" (as the screen says it), "attract", "black".
std::string stage_text(const Session& session);

}  // namespace app
