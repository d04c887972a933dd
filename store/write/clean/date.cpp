#include "store/write/clean/date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "store/write/clean/date_scan.h"

namespace store {
namespace {

using Pieces = std::vector<DatePiece>;

struct Day {
  int year = 0;
  int month = 0;  // 0: only the year is known
  int day = 0;    // 0: only the month is known
  std::size_t first = 0;
  std::size_t last = 0;  // pieces, one past the end
  bool ambiguous = false;
};

struct TimeOfDay {
  std::string iso;  // "21:21", "21:21:07Z"
  std::size_t first = 0;
  std::size_t last = 0;
};
std::optional<TimeOfDay> time_at(const Pieces& p, std::size_t first);

bool is_number(const Pieces& p, std::size_t i) {
  return i < p.size() && p[i].kind == DatePieceKind::number && p[i].value >= 0;
}
std::size_t digits(const Pieces& p, std::size_t i) { return p[i].word.size(); }
bool is_text(const Pieces& p, std::size_t i, std::string_view text) { return i < p.size() && p[i].word == text; }
bool is_any(const Pieces& p, std::size_t i, std::initializer_list<std::string_view> texts) {
  return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) { return is_text(p, i, text); });
}

bool is_year(const Pieces& p, std::size_t i) {
  return is_number(p, i) && digits(p, i) == 4 && p[i].value >= 1700 && p[i].value <= 2199;
}

bool is_calendar_day(int year, int month, int day) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= lengths[static_cast<std::size_t>(month) - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<Day> checked(Day day) {
  if (!is_calendar_day(day.year, day.month, day.day)) return std::nullopt;
  return day;
}

// 2020. február 13.
std::optional<Day> year_and_month_name_first(const Pieces& p, std::size_t i) {
  if (!is_year(p, i) || !is_text(p, i + 1, ".") || i + 2 >= p.size()) return std::nullopt;
  const auto month = p[i + 2].kind == DatePieceKind::word ? month_of(p[i + 2].word) : std::nullopt;
  if (!month || !is_number(p, i + 3) || digits(p, i + 3) > 2) return std::nullopt;
  return checked({p[i].value, *month, p[i + 3].value, i, i + 4});
}

// 2020-02-13, 2020/02/13, 2020.02.13, 2020年2月13日, 2020년 2월 13일
std::optional<Day> year_first(const Pieces& p, std::size_t i) {
  if (!is_year(p, i) || !is_number(p, i + 2) || !is_number(p, i + 4)) return std::nullopt;
  if (digits(p, i + 2) > 2 || digits(p, i + 4) > 2) return std::nullopt;
  const bool korean = is_text(p, i + 1, "년") && is_text(p, i + 3, "월");
  const bool east = korean || (is_text(p, i + 1, "年") && is_text(p, i + 3, "月"));
  const bool sign = is_any(p, i + 1, {"-", "/", "."}) && is_text(p, i + 3, p[i + 1].word);
  if (!east && !sign) return std::nullopt;
  const std::size_t last = i + 5 + (east && is_any(p, i + 5, {"日", "일"}) ? 1 : 0);
  return checked({p[i].value, p[i + 2].value, p[i + 4].value, i, last});
}

// 02/13/2020, 13.02.2020, 13-02-2020, 2/13/20
std::optional<Day> year_last(const Pieces& p, std::size_t i, DateOrder order) {
  if (!is_number(p, i) || digits(p, i) > 2 || !is_any(p, i + 1, {"/", ".", "-"}) || !is_number(p, i + 2) ||
      digits(p, i + 2) > 2 || !is_text(p, i + 3, p[i + 1].word) || !is_number(p, i + 4)) {
    return std::nullopt;
  }
  const bool short_year = digits(p, i + 4) == 2 && p[i + 1].word == "/";
  if (!short_year && !is_year(p, i + 4)) return std::nullopt;
  const int year = short_year ? 2000 + p[i + 4].value : p[i + 4].value;
  const int a = p[i].value;
  const int b = p[i + 2].value;
  const auto day_first = checked({year, b, a, i, i + 5});
  const auto month_first = checked({year, a, b, i, i + 5});
  // Dots are written by those who put the day first.
  const bool prefer_day = order == DateOrder::day_first || p[i + 1].word == ".";
  auto result = prefer_day ? (day_first ? day_first : month_first) : (month_first ? month_first : day_first);
  if (result) result->ambiguous = day_first && month_first && a != b && p[i + 1].word != ".";
  return result;
}

std::size_t skip_any(const Pieces& p, std::size_t i, std::initializer_list<std::string_view> texts) {
  while (is_any(p, i, texts)) ++i;
  return i;
}

// Feb. 13, 2020; February 13th 2020; Feb 13 21:21:00 2020
std::optional<Day> month_name_first(const Pieces& p, std::size_t i) {
  if (i >= p.size() || p[i].kind != DatePieceKind::word) return std::nullopt;
  const auto month = month_of(p[i].word);
  const std::size_t day = skip_any(p, i + 1, {"."});
  if (!month || !is_number(p, day) || digits(p, day) > 2) return std::nullopt;
  std::size_t year = skip_any(p, day + 1, {"st", "nd", "rd", "th", ",", "."});
  if (!is_year(p, year)) {
    if (const auto time = time_at(p, day + 1)) year = time->last;
  }
  if (!is_year(p, year)) return std::nullopt;
  return checked({p[year].value, *month, p[day].value, i, year + 1});
}

// One past the month's name, and past its other name: "تموز/يوليو".
std::size_t after_month(const Pieces& p, std::size_t name) {
  const bool second = is_any(p, name + 1, {"/", "("}) && name + 2 < p.size() && month_of(p[name].word) &&
                      month_of(p[name + 2].word) == month_of(p[name].word);
  if (!second) return name + 1;
  return name + 3 + (is_text(p, name + 3, ")") ? 1 : 0);
}

// 13 February 2020; 13. Februar 2020; 13 de febrero de 2020; 13-Feb-2020; 13th of February, 2020
std::optional<Day> day_first_named(const Pieces& p, std::size_t i) {
  if (!is_number(p, i) || digits(p, i) > 2) return std::nullopt;
  const std::size_t name = skip_any(p, i + 1, {"st", "nd", "rd", "th", "er", "of", "de", ".", "-", "/", "º"});
  if (name >= p.size() || p[name].kind != DatePieceKind::word) return std::nullopt;
  const auto month = month_of(p[name].word);
  if (!month) return std::nullopt;
  const std::size_t year = skip_any(p, after_month(p, name), {".", ",", "،", "-", "/", "de", "del"});
  // 13-Feb-20: a spreadsheet's way.
  const bool short_year = is_text(p, i + 1, "-") && is_text(p, name + 1, "-") && year == name + 2 &&
                          is_number(p, year) && digits(p, year) == 2 && name == i + 2;
  if (!is_year(p, year) && !short_year) return std::nullopt;
  return checked({p[year].value + (short_year ? 2000 : 0), *month, p[i].value, i, year + 1});
}

// February 2020; 2020-02; 2020: only as a whole line.
std::optional<Day> coarse(const Pieces& p) {
  if (p.size() == 1 && is_year(p, 0)) return Day{p[0].value, 0, 0, 0, 1};
  if (p.size() == 3 && is_year(p, 0) && p[1].word == "-" && is_number(p, 2) && p[2].value >= 1 && p[2].value <= 12) {
    return Day{p[0].value, p[2].value, 0, 0, 3};
  }
  if (p.empty() || p[0].kind != DatePieceKind::word) return std::nullopt;
  const auto month = month_of(p[0].word);
  const std::size_t year = skip_any(p, 1, {".", ",", "de"});
  if (!month || !is_year(p, year) || year + 1 != p.size()) return std::nullopt;
  return Day{p[year].value, *month, 0, 0, year + 1};
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// "a.m.", "pm": advances i past it. 0: none, 1: before noon, 2: after.
int half_of_day(const Pieces& p, std::size_t& i) {
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
std::string american_zone_at(const Pieces& p, std::size_t& i) {
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

// "Z", "EST", "(CET)", "+01:00", "+0100", "Eastern Daylight Time": advances i past it.
std::string offset_at(const Pieces& p, std::size_t& i) {
  const std::size_t name = is_text(p, i, "(") ? i + 1 : i;
  if (name < p.size() && p[name].kind == DatePieceKind::word) {
    const auto offset = offset_of_zone(p[name].word);
    if (!offset) return american_zone_at(p, i);
    i = name + 1 + (name > i && is_text(p, name + 1, ")") ? 1 : 0);
    return std::string(*offset);
  }
  if (!is_any(p, i, {"+", "-", "−"}) || !is_number(p, i + 1) || p[i + 1].spaced) return american_zone_at(p, i);
  const std::string sign = p[i].word == "+" ? "+" : "-";
  if (digits(p, i + 1) == 4 && p[i + 1].value <= 1400) {
    const int value = p[i + 1].value;
    i += 2;
    return sign + two_digits(value / 100) + ":" + two_digits(value % 100);
  }
  if (digits(p, i + 1) == 2 && is_text(p, i + 2, ":") && is_number(p, i + 3) && p[i + 1].value <= 14) {
    const std::string offset = sign + two_digits(p[i + 1].value) + ":" + two_digits(p[i + 3].value % 60);
    i += 4;
    return offset;
  }
  return "";
}

// 9:21 PM EST; 21:21; 21:21:07Z; 21h21; 21.21 Uhr; 3 p.m.
std::optional<TimeOfDay> time_at(const Pieces& p, std::size_t first) {
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

std::optional<TimeOfDay> time_beside(const Pieces& p, const Day& day) {
  std::size_t i = day.last;
  while (is_any(p, i, {"،", "الساعة", ",", "t", "at",   "-",   "–",  "—",  "|", "·", "•",  "um",
                       "a", "las",    "à", "@", "alle", "ore", "às", "om", "/", "(", "kl", "."}))
    ++i;
  if (auto time = time_at(p, i)) return time;
  // "Feb 13 21:21:00 2020"
  for (std::size_t inside = day.first + 1; inside + 1 < day.last; ++inside) {
    auto time = time_at(p, inside);
    if (time && time->last < day.last) return time;
  }
  // "9:21 p.m. EST, Thursday, February 13, 2020": at most twelve pieces before the day.
  const std::size_t from = day.first > 12 ? day.first - 12 : 0;
  for (std::size_t start = from; start < day.first; ++start) {
    auto time = time_at(p, start);
    if (!time) continue;
    const bool adjoining = std::all_of(p.begin() + static_cast<std::ptrdiff_t>(std::min(time->last, day.first)),
                                       p.begin() + static_cast<std::ptrdiff_t>(day.first), [](const DatePiece& piece) {
                                         return piece.kind == DatePieceKind::sign ||
                                                (piece.kind == DatePieceKind::word && piece.word != "min");
                                       });
    if (adjoining && time->last <= day.first && day.first - time->last <= 5) return time;
  }
  return std::nullopt;
}

PublicationTime publication_time(const Day& day, const std::optional<TimeOfDay>& time) {
  PublicationTime result{std::to_string(day.year), Precision::year};
  if (day.month == 0) return result;
  result = {result.iso + "-" + two_digits(day.month), Precision::month};
  if (day.day == 0) return result;
  result = {result.iso + "-" + two_digits(day.day), Precision::day};
  if (time) result = {result.iso + "T" + time->iso, Precision::minute};
  return result;
}

FoundDate found(const Pieces& p, const Day& day, const std::optional<TimeOfDay>& time) {
  const std::size_t first = time ? std::min(day.first, time->first) : day.first;
  std::size_t last = time ? std::max(day.last, time->last) : day.last;
  if (!time && last < p.size() && offset_of_zone(p[last].word)) ++last;  // "June 1, 2020 GMT"
  return {publication_time(day, time), p[first].begin, p[last - 1].end, day.ambiguous};
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view line, DateOrder order) {
  const Pieces p = scan_date_pieces(line);
  for (std::size_t i = 0; i < p.size(); ++i) {
    // In the middle of a longer number ("1.13.02.2020") or a word's tail nothing begins.
    if (i > 0 && !p[i].spaced && (p[i - 1].kind == DatePieceKind::number || is_any(p, i - 1, {"/", "."}))) continue;
    std::optional<Day> day = year_first(p, i);
    if (!day) day = year_and_month_name_first(p, i);
    if (!day) day = year_last(p, i, order);
    if (!day) day = month_name_first(p, i);
    if (!day) day = day_first_named(p, i);
    if (day) return found(p, *day, time_beside(p, *day));
  }
  if (const auto day = coarse(p)) return found(p, *day, std::nullopt);
  return std::nullopt;
}

ToldTime read_told_time(std::string_view cell, std::optional<DateOrder> order) {
  const std::string shown = "'" + std::string(cell) + "'";
  const auto date = find_date(cell, order.value_or(DateOrder::day_first));
  if (!date) {
    const bool day_number = cell.size() == 5 && cell.find_first_not_of("0123456789") == std::string_view::npos;
    if (day_number)
      return {std::nullopt, shown +
                                " is a spreadsheet's number for a day; format the column as text, and write the "
                                "day as 2020-02-13"};
    return {std::nullopt, shown + " is no date that can be read; write it as 2020-02-13 or 2020-02-13T21:21"};
  }
  if (date->ambiguous && !order)
    return {std::nullopt,
            shown + " is one day or another, as the day or the month stands first; write it as 2020-02-13"};
  return {date->time, ""};
}

bool says_day(std::string_view cell, std::string_view iso, std::optional<DateOrder> order) {
  constexpr std::size_t day = 10;  // bytes of 2020-02-13
  if (iso.size() < day) return false;
  const auto is_day = [&](DateOrder tried) {
    const auto date = find_date(cell, tried);
    return date && date->time.iso.starts_with(iso.substr(0, day)) &&
           (date->time.precision == Precision::day || iso.starts_with(date->time.iso));
  };
  return order ? is_day(*order) : is_day(DateOrder::day_first) || is_day(DateOrder::month_first);
}

}  // namespace store
