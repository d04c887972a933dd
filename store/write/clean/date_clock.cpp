#include "store/write/clean/date_clock.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace store {
namespace {

// "a.m.", "pm": advances i past it. 0: none, 1: before noon, 2: after.
int half_of_day(const DatePieces& p, std::size_t& i) {
  const bool joined = is_any(p, i, {"am", "pm"});
  const bool dotted = is_any(p, i, {"a", "p"}) && is_text(p, i + 1, ".") && is_text(p, i + 2, "m");
  if (!joined && !dotted) return 0;
  const int half = p[i].word[0] == 'a' ? 1 : 2;
  i += joined ? 1 : 3;
  if (dotted && is_text(p, i, ".")) ++i;
  return half;
}

// "Eastern Daylight Time", "Pacific Time", "ET": zones of North America. Advances i past it; "" where the line does not
// tell summer from winter.
std::string american_zone_at(const DatePieces& p, std::size_t& i) {
  constexpr std::array<std::string_view, 4> names{"eastern", "central", "mountain", "pacific"};
  const auto name = std::find_if(names.begin(), names.end(), [&](std::string_view n) { return is_text(p, i, n); });
  if (name == names.end()) {
    if (is_any(p, i, {"et", "ct", "mt", "pt", "ist", "nt"})) ++i;
    return "";
  }
  const bool season = is_any(p, i + 1, {"daylight", "standard"});
  if (!is_text(p, season ? i + 2 : i + 1, "time")) return "";
  const int hours = 5 + static_cast<int>(name - names.begin()) - (is_text(p, i + 1, "daylight") ? 1 : 0);
  i += season ? 3 : 2;
  return season ? "-" + two_digits(hours) + ":00" : "";
}

// "+01:00", "+0100"; behind the name of a zone "+1" too. Advances i past it, or not at all and gives "".
std::string signed_offset_at(const DatePieces& p, std::size_t& i, bool behind_zone) {
  constexpr int most_hours = 14;
  if (!is_any(p, i, {"+", "-", "−"}) || !is_number(p, i + 1) || p[i + 1].spaced) return "";
  const std::string sign = p[i].word == "+" ? "+" : "-";
  const int value = p[i + 1].value;
  const int count = digits(p, i + 1);
  if (count == 4 && value <= most_hours * 100) {
    i += 2;
    return sign + two_digits(value / 100) + ":" + two_digits(value % 100);
  }
  if (count > 2 || value > most_hours) return "";
  if (is_text(p, i + 2, ":") && is_number(p, i + 3) && (count == 2 || behind_zone)) {
    const std::string offset = sign + two_digits(value) + ":" + two_digits(p[i + 3].value % 60);
    i += 4;
    return offset;
  }
  if (!behind_zone) return "";
  i += 2;
  return sign + two_digits(value) + ":00";
}

// "Z", "EST", "(CET)", "GMT+1", "+01:00", "Eastern Daylight Time": advances i past it.
std::string offset_at(const DatePieces& p, std::size_t& i) {
  const std::size_t name = is_text(p, i, "(") ? i + 1 : i;
  if (name < p.size() && p[name].kind == DatePieceKind::word) {
    const auto offset = offset_of_zone(p[name].word);
    if (!offset) return american_zone_at(p, i);
    std::size_t after = name + 1;
    const bool universal = is_any(p, name, {"gmt", "utc"});
    std::string told = universal ? signed_offset_at(p, after, true) : "";
    if (told.empty()) told = std::string(*offset);
    i = after + (name > i && is_text(p, after, ")") ? 1 : 0);
    return told;
  }
  std::string told = signed_offset_at(p, i, false);
  return told.empty() ? american_zone_at(p, i) : told;
}

}  // namespace

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// 9:21 PM EST; 21:21; 21:21:07Z; 21h21; 21.21 Uhr; 3 p.m.
std::optional<TimeOfDay> time_at(const DatePieces& p, std::size_t first) {
  std::size_t i = first;
  if (!is_number(p, i) || digits(p, i) > 2) return std::nullopt;
  int hour = p[i].value;
  int minute = 0;
  std::string seconds;
  bool has_minutes = false;
  if (is_any(p, i + 1, {":", "h", "."}) && is_number(p, i + 2) && digits(p, i + 2) == 2 && p[i + 2].value < 60) {
    const bool dot = is_text(p, i + 1, ".");
    std::size_t after = i + 3;
    // "06.00" is a time of day only beside a word that says so: "Uhr", "kl.", "GMT", "p.m.".
    const bool told = is_text(p, i + 3, "uhr") || (i >= 2 && is_text(p, i - 2, "kl"));
    if (dot && !told && half_of_day(p, after) == 0 && offset_at(p, after).empty()) return std::nullopt;
    minute = p[i + 2].value;
    has_minutes = true;
    i += 3;
    if (is_text(p, i, ":") && is_number(p, i + 1) && digits(p, i + 1) == 2 && p[i + 1].value < 60) {
      seconds = ":" + two_digits(p[i + 1].value);
      i += 2;
      if (is_text(p, i, ".") && is_number(p, i + 1) && !p[i + 1].spaced) i += 2;  // fractions of a second
    }
  } else {
    ++i;
  }
  const int half = half_of_day(p, i);
  if (half == 0 && !has_minutes) return std::nullopt;
  if (half != 0 && (hour < 1 || hour > 12)) return std::nullopt;
  if (half != 0) hour = hour % 12 + (half == 2 ? 12 : 0);
  if (hour > 23) return std::nullopt;
  if (is_any(p, i, {"uhr", "hrs", "hours"})) ++i;
  const std::string offset = offset_at(p, i);
  return TimeOfDay{two_digits(hour) + ":" + two_digits(minute) + seconds + offset, first, i};
}

}  // namespace store
