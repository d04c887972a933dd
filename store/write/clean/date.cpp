#include "store/write/clean/date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "store/write/clean/date_clock.h"
#include "store/write/clean/date_scan.h"

namespace store {
namespace {

struct Day {
  int year = 0;
  int month = 0;  // 0: only the year is known
  int day = 0;    // 0: only the month is known
  std::size_t first = 0;
  std::size_t last = 0;  // pieces, one past the end
  bool ambiguous = false;
};

bool is_year(const DatePieces& p, std::size_t i) {
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
std::optional<Day> year_and_month_name_first(const DatePieces& p, std::size_t i) {
  if (!is_year(p, i) || !is_text(p, i + 1, ".") || i + 2 >= p.size()) return std::nullopt;
  const auto month = p[i + 2].kind == DatePieceKind::word ? month_of(p[i + 2].word) : std::nullopt;
  if (!month || !is_number(p, i + 3) || digits(p, i + 3) > 2) return std::nullopt;
  return checked({p[i].value, *month, p[i + 3].value, i, i + 4});
}

// 2020-02-13, 2020/02/13, 2020.02.13, 2020年2月13日, 2020년 2월 13일
std::optional<Day> year_first(const DatePieces& p, std::size_t i) {
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
std::optional<Day> year_last(const DatePieces& p, std::size_t i, DateOrder order) {
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

std::size_t skip_any(const DatePieces& p, std::size_t i, std::initializer_list<std::string_view> texts) {
  while (is_any(p, i, texts)) ++i;
  return i;
}

// Feb. 13, 2020; February 13th 2020; Feb 13 21:21:00 2020
std::optional<Day> month_name_first(const DatePieces& p, std::size_t i) {
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
std::size_t after_month(const DatePieces& p, std::size_t name) {
  const bool second = is_any(p, name + 1, {"/", "("}) && name + 2 < p.size() && month_of(p[name].word) &&
                      month_of(p[name + 2].word) == month_of(p[name].word);
  if (!second) return name + 1;
  return name + 3 + (is_text(p, name + 3, ")") ? 1 : 0);
}

// 13 February 2020; 13. Februar 2020; 13 de febrero de 2020; 13-Feb-2020; 13th of February, 2020
std::optional<Day> day_first_named(const DatePieces& p, std::size_t i) {
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
std::optional<Day> coarse(const DatePieces& p) {
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

std::optional<TimeOfDay> time_beside(const DatePieces& p, const Day& day) {
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

FoundDate found(const DatePieces& p, const Day& day, const std::optional<TimeOfDay>& time) {
  const std::size_t first = time ? std::min(day.first, time->first) : day.first;
  std::size_t last = time ? std::max(day.last, time->last) : day.last;
  if (!time && last < p.size() && offset_of_zone(p[last].word)) ++last;  // "June 1, 2020 GMT"
  return {publication_time(day, time), p[first].begin, p[last - 1].end, day.ambiguous};
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view line, DateOrder order) {
  const DatePieces p = scan_date_pieces(line);
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
