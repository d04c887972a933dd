#include "store/publication.h"

#include <algorithm>

namespace store {

namespace {

// Reads exactly `count` digits at `at`; nothing when there are none.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", 2013).
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (std::int64_t{153} * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

constexpr std::int64_t minutes_per_day = 24 * 60;

std::int64_t at_midnight(int year, int month, int day) { return days_from_civil(year, month, day) * minutes_per_day; }

// "+05:30", "-0500", "Z" at the end of a time; 0 without one.
std::int64_t offset_minutes(std::string_view rest) {
  const std::size_t sign = rest.find_last_of("+-");
  if (sign == std::string_view::npos) return 0;
  const std::optional<int> hours = digits(rest, sign + 1, 2);
  const std::size_t colon = sign + 3 < rest.size() && rest[sign + 3] == ':' ? 1 : 0;
  const std::optional<int> minutes = digits(rest, sign + 3 + colon, 2);
  const std::int64_t total = hours.value_or(0) * 60 + minutes.value_or(0);
  return rest[sign] == '-' ? -total : total;
}

}  // namespace

std::optional<PublicationSpan> publication_span(const std::optional<PublicationTime>& published) {
  if (!published || published->precision == Precision::unknown) return std::nullopt;
  const std::string_view iso = published->iso;
  const std::optional<int> year = digits(iso, 0, 4);
  if (!year) return std::nullopt;
  if (published->precision == Precision::year)
    return PublicationSpan{at_midnight(*year, 1, 1), at_midnight(*year + 1, 1, 1)};
  const std::optional<int> month = digits(iso, 5, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (published->precision == Precision::month) {
    const bool last = *month == 12;
    return PublicationSpan{at_midnight(*year, *month, 1),
                           at_midnight(*year + (last ? 1 : 0), last ? 1 : *month + 1, 1)};
  }
  const std::optional<int> day = digits(iso, 8, 2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  const std::int64_t midnight = at_midnight(*year, *month, *day);
  if (published->precision == Precision::day) return PublicationSpan{midnight, midnight + minutes_per_day};
  const std::optional<int> hour = digits(iso, 11, 2);
  const std::optional<int> minute = digits(iso, 14, 2);
  if (!hour || !minute) return std::nullopt;
  const std::int64_t at = midnight + std::int64_t{*hour} * 60 + *minute - offset_minutes(iso.substr(16));
  return PublicationSpan{at, at + 1};
}

Earliest find_earliest(std::span<const std::optional<PublicationTime>> times) {
  Earliest found;
  std::vector<std::pair<PublicationSpan, std::int32_t>> dated;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::optional<PublicationSpan> span = publication_span(times[i]);
    if (span) {
      dated.emplace_back(*span, static_cast<std::int32_t>(i));
    } else {
      ++found.undated;
    }
  }
  if (dated.empty()) {
    found.reason = "no dates";
    return found;
  }
  const auto ends_first = [](const auto& x, const auto& y) { return x.first.end < y.first.end; };
  const auto first = std::min_element(dated.begin(), dated.end(), ends_first);
  for (const auto& other : dated) {
    if (other.second == first->second || first->first.end <= other.first.begin) continue;
    const auto& x = *times[static_cast<std::size_t>(first->second)];
    const auto& y = *times[static_cast<std::size_t>(other.second)];
    const bool days = x.precision == Precision::day && y.precision == Precision::day;
    found.reason = days ? "same day" : "times overlap";
    return found;
  }
  found.index = first->second;
  return found;
}

}  // namespace store
