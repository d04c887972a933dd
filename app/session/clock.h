// Clock: whether the clock on the wall can be believed. A board without a battery wakes in 1970, or where it was
// switched off; nothing may go dark by such a clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/session/session.h"

namespace app {

// What a clock says: seconds since 1970, and the minutes since midnight where the terminal stands.
struct ClockReading {
  std::int64_t utc_s = 0;
  double minute = 0;
};

// 1 January of the year in which this was written, and of the first year that no terminal will see.
constexpr std::int64_t earliest_clock_s = 1'767'225'600;  // 2026
constexpr std::int64_t latest_clock_s = 3'786'912'000;    // 2090

// The minute of the day, where the clock stands neither before `newest_s` (the edition's newest article, less a day:
// the reading is of another time zone) nor outside the years above; else nothing.
std::optional<double> believed_minute(const ClockReading& reading, std::int64_t newest_s);

// Seconds since 1970 of a date as editions write it, "2024-11-30T10:45", "2024-11" or "2024", read as UTC. Nothing
// where it is no date.
std::optional<std::int64_t> seconds_of_date(std::string_view iso);

}  // namespace app
