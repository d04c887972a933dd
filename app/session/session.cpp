#include "app/session/session.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr double minutes_of_day = 24 * 60;
constexpr double ms_of_minute = 60'000;

// A timer may wake a little early: half a millisecond is no time.
constexpr double slack_ms = 0.5;
bool reached(double deadline_ms, double now_ms) { return now_ms >= deadline_ms - slack_ms; }

double idle_at(const Session& session, const SessionSettings& settings) {
  return session.touched_ms + settings.idle_ms;
}
double over_at(const Session& session, const SessionSettings& settings) {
  return idle_at(session, settings) + settings.countdown_ms;
}

double step_ms(const SessionSettings& settings) { return std::max(settings.step_ms, least_step_ms); }

// Nobody is there, and nothing of anybody.
bool between_visits(const Session& session) {
  return session.stage == Stage::attract || session.stage == Stage::black ||
         (session.stage == Stage::active && !session.visited);
}

bool is_night(const SessionSettings& settings, std::optional<double> minute) {
  return settings.ends && settings.blank && minute && contains(*settings.blank, *minute);
}

void show_between(Session& session, const SessionSettings& settings, double now_ms) {
  session.stage = settings.attract ? Stage::attract : Stage::active;
  session.visited = false;
  session.stepped_ms = now_ms;
}

// Milliseconds until the hours begin or end, whichever comes first.
double until_turn(const DailyHours& hours, double minute) {
  double least = minutes_of_day;
  for (const std::int32_t turn : {hours.from, hours.to}) {
    double wait = std::fmod(turn - minute, minutes_of_day);
    if (wait <= 0) wait += minutes_of_day;
    least = std::min(least, wait);
  }
  return least * ms_of_minute;
}

}  // namespace

bool contains(const DailyHours& hours, double minute) {
  if (hours.from <= hours.to) return minute >= hours.from && minute < hours.to;
  return minute >= hours.from || minute < hours.to;
}

Session clean_session(const SessionSettings& settings, double now_ms) {
  Session session;
  if (settings.ends) show_between(session, settings, now_ms);
  return session;
}

Session begun_session(double now_ms) {
  Session session;
  begin_visit(session, now_ms);
  return session;
}

bool touch(Session& session, const SessionSettings& settings, double now_ms) {
  session.touched_ms = now_ms;
  switch (session.stage) {
    case Stage::active:
      session.visited = true;
      return false;
    case Stage::countdown:
      session.stage = Stage::active;
      return true;
    case Stage::attract:
      return false;
    case Stage::black:
      show_between(session, settings, now_ms);
      return true;
  }
  return false;
}

void begin_visit(Session& session, double now_ms) {
  session.stage = Stage::active;
  session.visited = true;
  session.touched_ms = now_ms;
}

Passed pass_time(Session& session, const SessionSettings& settings, double now_ms, std::optional<double> minute) {
  if (!settings.ends) return {};
  const Stage before = session.stage;
  const bool night = is_night(settings, minute);
  if (session.stage == Stage::black && !night) show_between(session, settings, now_ms);
  if (between_visits(session)) {
    if (night && reached(idle_at(session, settings), now_ms)) session.stage = Stage::black;
    const bool steps = session.stage == Stage::attract && !settings.still;
    if (!steps || before != Stage::attract || !reached(session.stepped_ms + step_ms(settings), now_ms))
      return {.changed = session.stage != before};
    session.stepped_ms = now_ms;
    ++session.step;
    return {.changed = true};
  }
  if (session.stage == Stage::active && !reached(idle_at(session, settings), now_ms)) return {};
  session.stage = Stage::countdown;
  const std::int32_t left = seconds_left(session, settings, now_ms);
  const bool changed = before != Stage::countdown || left != session.told_seconds;
  session.told_seconds = left;
  return {.changed = changed, .over = reached(over_at(session, settings), now_ms)};
}

std::optional<double> next_deadline(const Session& session, const SessionSettings& settings, double now_ms,
                                    std::optional<double> minute) {
  if (!settings.ends) return std::nullopt;
  double next = std::numeric_limits<double>::infinity();
  if (between_visits(session)) {
    if (session.stage == Stage::attract && !settings.still) next = session.stepped_ms + step_ms(settings);
    if (settings.blank && settings.blank->from != settings.blank->to) {
      next = std::min(
          next, now_ms + (minute ? std::min(clock_look_ms, until_turn(*settings.blank, *minute)) : clock_look_ms));
      if (session.stage != Stage::black && is_night(settings, minute))
        next = std::min(next, idle_at(session, settings));
    }
  } else if (session.stage == Stage::active) {
    next = idle_at(session, settings);
  } else {
    next = over_at(session, settings) - (session.told_seconds - 1) * 1000.0;
  }
  if (next == std::numeric_limits<double>::infinity()) return std::nullopt;
  return std::max(next, now_ms);
}

std::int32_t seconds_left(const Session& session, const SessionSettings& settings, double now_ms) {
  const double left_ms =
      session.stage == Stage::countdown ? over_at(session, settings) - now_ms - slack_ms : settings.countdown_ms;
  return static_cast<std::int32_t>(std::ceil(std::max(0.0, left_ms) / 1000));
}

std::string stage_text(const Session& session) {
  switch (session.stage) {
    case Stage::active:
      return "active";
    case Stage::countdown:
      return "countdown:" + std::to_string(session.told_seconds);
    case Stage::attract:
      return "attract";
    case Stage::black:
      return "black";
  }
  return "active";
}

}  // namespace app
