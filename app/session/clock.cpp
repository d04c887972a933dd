#include "app/session/clock.h"

#include <charconv>
#include <chrono>

namespace app {
namespace {

constexpr std::int64_t seconds_of_day = 24 * 60 * 60;

// A number of exactly so many digits at `at`; moves on behind it.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  const char* end = text.data() + at + count;
  for (const char c : text.substr(at, count))
    if (c < '0' || c > '9') return std::nullopt;
  std::from_chars(text.data() + at, end, value);
  at += count;
  return value;
}

// Where `text` goes on with `mark`, a number of two digits behind it; else `usual`.
std::optional<int> part(std::string_view text, std::size_t& at, char mark, int usual) {
  if (at == text.size() || text[at] != mark) return usual;
  ++at;
  return digits(text, at, 2);
}

}  // namespace

std::optional<double> believed_minute(const ClockReading& reading, std::int64_t newest_s) {
  if (reading.utc_s < earliest_clock_s || reading.utc_s >= latest_clock_s) return std::nullopt;
  if (reading.utc_s < newest_s - seconds_of_day) return std::nullopt;
  return reading.minute;
}

std::optional<std::int64_t> seconds_of_date(std::string_view iso) {
  std::size_t at = 0;
  const std::optional<int> year = digits(iso, at, 4);
  const std::optional<int> month = part(iso, at, '-', 1);
  const std::optional<int> day = part(iso, at, '-', 1);
  const std::optional<int> hour = part(iso, at, 'T', 0);
  const std::optional<int> minute = part(iso, at, ':', 0);
  if (!year || !month || !day || !hour || !minute) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  return days * seconds_of_day + *hour * 3600 + *minute * 60;
}

}  // namespace app
