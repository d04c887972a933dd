#include "store/search/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace store {
namespace {

// English, Spanish, German, French, Italian, Portuguese, Dutch, Russian, Greek, Arabic; folded as store/search/words.h
// says (a test holds them to it), abbreviations behind the names.
constexpr std::array<std::string_view, 12> month_names{
    "january enero januar janner janvier gennaio janeiro januari январь января ιανουαριοσ ιανουαριου يناير jan ene янв",
    "february febrero februar fevrier febbraio fevereiro februari февраль февраля φεβρουαριοσ φεβρουαριου فبراير شباط "
    "feb fevr фев",
    "march marzo marz mars marco maart март марта μαρτιοσ μαρτιου مارس اذار mar мар",
    "april abril avril aprile апрель апреля απριλιοσ απριλιου ابريل نيسان apr abr апр",
    "may mayo mai maggio maio mei маи мая μαιοσ μαιου مايو ايار",
    "june junio juni juin giugno junho июнь июня ιουνιοσ ιουνιου يونيو حزيران jun июн",
    "july julio juli juillet luglio julho июль июля ιουλιοσ ιουλιου يوليو تموز jul июл",
    "august agosto aout augustus август августа αυγουστοσ αυγουστου اغسطس aug ago авг",
    "september septiembre septembre settembre setembro сентябрь сентября σεπτεμβριοσ σεπτεμβριου سبتمبر ايلول sep sept "
    "сен",
    "october octubre oktober octobre ottobre outubro октябрь октября οκτωβριοσ οκτωβριου اكتوبر oct okt окт",
    "november noviembre novembre novembro ноябрь ноября νοεμβριοσ νοεμβριου نوفمبر nov ноя",
    "december diciembre dezember decembre dicembre dezembro декабрь декабря δεκεμβριοσ δεκεμβριου ديسمبر dec dic dez "
    "дек"};
constexpr std::array<char, 2> separators{'-', '/'};
constexpr std::array<std::string_view, 6> fillers{"de", "del", "of", "the", "den", "di"};

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// All of it digits, but for the ending of an ordinal.
std::optional<Number> number_of(std::string_view word) {
  Number number;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number.value);
  if (fault != std::errc()) return std::nullopt;
  number.digits = static_cast<std::size_t>(end - word.data());
  const std::string_view rest = word.substr(number.digits);
  constexpr std::array<std::string_view, 6> ordinals{"", "st", "nd", "rd", "th", "er"};
  if (std::find(ordinals.begin(), ordinals.end(), rest) == ordinals.end()) return std::nullopt;
  return number;
}

int day_of(std::string_view word) {
  const std::optional<Number> number = number_of(word);
  return number && number->digits <= 2 && number->value >= 1 && number->value <= 31 ? number->value : 0;
}

int year_of(std::string_view word) {
  const std::optional<Number> number = number_of(word);
  const bool plain = number && number->digits == 4 && word.size() == 4;
  return plain && number->value >= 1000 && number->value < 3000 ? number->value : 0;
}

int month_numbered(std::string_view word) {
  const int value = day_of(word);
  return value <= 12 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ? value : 0;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// Terms of the query that may be a date, and what they say.
struct Reading {
  std::optional<std::size_t> day_term;
  std::size_t month_term = 0;
  std::optional<std::size_t> year_term;
  int day = 0;
  int month = 0;
  int other_month = 0;  // where the day may be the month: 03/04/2012
  int year = 0;
  std::size_t end = 0;  // terms begin <= t < end
};

bool is_filler(std::string_view word) { return std::find(fillers.begin(), fillers.end(), word) != fillers.end(); }

// Steps over words between the parts of a date.
std::size_t past_fillers(const ParsedQuery& query, std::size_t at) {
  while (at < query.terms.size() && is_filler(query.terms[at].word)) ++at;
  return at;
}

std::string_view word_at(const ParsedQuery& query, std::size_t at) {
  return at < query.terms.size() && !is_quoted(query, at) ? std::string_view(query.terms[at].word) : std::string_view();
}

// "21 August 2012", "August 21 2012", "21 de agosto", "August 2012".
std::optional<Reading> read_named(const ParsedQuery& query, std::size_t at) {
  Reading reading;
  reading.day = day_of(word_at(query, at));
  if (reading.day > 0) {
    reading.day_term = at;
    at = past_fillers(query, at + 1);
  }
  reading.month = month_named(word_at(query, at));
  if (reading.month == 0) return std::nullopt;
  reading.month_term = at++;
  reading.end = at;
  if (const int day = day_of(word_at(query, past_fillers(query, at))); day > 0 && reading.day == 0) {
    reading.day = day;
    reading.day_term = past_fillers(query, at);
    at = *reading.day_term + 1;
    reading.end = at;
  }
  at = past_fillers(query, at);
  reading.year = year_of(word_at(query, at));
  if (reading.year > 0) {
    reading.year_term = at;
    reading.end = at + 1;
  }
  if (reading.day == 0 && reading.year == 0) return std::nullopt;
  return reading;
}

// "21/08/2012", "8/21/2012", "2012-08-21".
std::optional<Reading> read_numbers(const ParsedQuery& query, std::size_t at) {
  Reading reading;
  reading.end = at + 3;
  reading.year = year_of(word_at(query, at));
  if (reading.year > 0) {
    reading.year_term = at;
    reading.month = month_numbered(word_at(query, at + 1));
    reading.day = day_of(word_at(query, at + 2));
    reading.month_term = at + 1;
    reading.day_term = at + 2;
    return reading.month > 0 && reading.day > 0 ? std::optional(reading) : std::nullopt;
  }
  reading.year = year_of(word_at(query, at + 2));
  reading.year_term = at + 2;
  const int first = day_of(word_at(query, at));
  const int second = day_of(word_at(query, at + 1));
  if (reading.year == 0 || first == 0 || second == 0) return std::nullopt;
  const bool day_first = month_numbered(word_at(query, at + 1)) > 0;
  if (!day_first && month_numbered(word_at(query, at)) == 0) return std::nullopt;
  reading.day_term = day_first ? at : at + 1;
  reading.month_term = day_first ? at + 1 : at;
  reading.day = day_first ? first : second;
  reading.month = day_first ? second : first;
  if (day_first && first <= 12 && first != second) reading.other_month = first;
  return reading;
}

// "2012-08", "08/2012". With a blank between them they are two numbers: "2012 12 killed".
std::optional<Reading> read_month_and_year(const ParsedQuery& query, std::size_t at, std::string_view typed) {
  const std::string first(word_at(query, at));
  const std::string second(word_at(query, at + 1));
  if (std::max(first.size(), second.size()) != 4 || std::min(first.size(), second.size()) != 2) return std::nullopt;
  const bool joined = std::any_of(separators.begin(), separators.end(), [&](char separator) {
    return typed.find(first + separator + second) != std::string_view::npos;
  });
  Reading reading;
  reading.year_term = first.size() == 4 ? at : at + 1;
  reading.month_term = first.size() == 4 ? at + 1 : at;
  reading.end = at + 2;
  reading.year = year_of(first.size() == 4 ? first : second);
  reading.month = month_numbered(first.size() == 4 ? second : first);
  return joined && reading.year > 0 && reading.month > 0 ? std::optional(reading) : std::nullopt;
}

void add_form(QueryTerm& term, std::string form) {
  if (form == term.word || std::find(term.forms.begin(), term.forms.end(), form) != term.forms.end()) return;
  term.forms.push_back(std::move(form));
}

void add_names(QueryTerm& term, int month) {
  std::string_view names = names_of_month(month);
  while (!names.empty()) {
    const std::size_t end = names.find(' ');
    add_form(term, std::string(names.substr(0, end)));
    names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
  }
  add_form(term, two_digits(month));
}

void add_day(QueryTerm& term, int day) {
  add_form(term, std::to_string(day));
  add_form(term, two_digits(day));
  const char* ordinal = day % 10 == 1 && day != 11   ? "st"
                        : day % 10 == 2 && day != 12 ? "nd"
                        : day % 10 == 3 && day != 13 ? "rd"
                                                     : "th";
  add_form(term, std::to_string(day) + ordinal);
}

void add_spellings(const Reading& reading, ParsedQuery& query) {
  add_names(query.terms[reading.month_term], reading.month);
  if (reading.other_month > 0) add_names(query.terms[reading.month_term], reading.other_month);
  if (!reading.day_term) return;
  add_day(query.terms[*reading.day_term], reading.day);
  if (reading.other_month > 0) add_day(query.terms[*reading.day_term], reading.month);
  if (!reading.year_term) return;
  // With dots between them the three are one word of the index.
  const std::string year = std::to_string(reading.year);
  for (const std::size_t term : {*reading.day_term, reading.month_term, *reading.year_term}) {
    add_form(query.terms[term], two_digits(reading.day) + two_digits(reading.month) + year);
    add_form(query.terms[term], std::to_string(reading.day) + std::to_string(reading.month) + year);
  }
}

std::string iso_of(const Reading& reading, int day, int month) {
  const std::string iso = std::to_string(reading.year) + "-" + two_digits(month);
  return day > 0 ? iso + "-" + two_digits(day) : iso;
}

// Takes the words between the parts out of the query.
std::size_t drop_fillers(ParsedQuery& query, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i-- > begin;) {
    if (!is_filler(query.terms[i].word)) continue;
    query.terms.erase(query.terms.begin() + static_cast<std::ptrdiff_t>(i));
    for (QueryPhrase& phrase : query.phrases)
      if (phrase.first > i) --phrase.first;
    --end;
  }
  return end;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits from `at`, at most four.
std::size_t digits_at(const std::string& text, std::size_t at) {
  std::size_t count = 0;
  while (count < 5 && at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

}  // namespace

std::string parted_dates(std::string text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.'))) continue;
    const std::size_t first = digits_at(text, at);
    const std::size_t dot = at + first;
    const std::size_t second = digits_at(text, dot + 1);
    const std::size_t other = dot + 1 + second;
    if (first > 2 || second == 0 || second > 2 || text.size() <= other || text[dot] != '.' || text[other] != '.')
      continue;
    if (digits_at(text, other + 1) != 4) continue;
    text[dot] = text[other] = ' ';
  }
  return text;
}

int month_named(std::string_view folded) {
  if (folded.empty()) return 0;
  for (int month = 1; month <= 12; ++month) {
    std::string_view names = names_of_month(month);
    while (!names.empty()) {
      const std::size_t end = names.find(' ');
      if (names.substr(0, end) == folded) return month;
      names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    }
  }
  return 0;
}

std::string_view names_of_month(int month) { return month_names[static_cast<std::size_t>(month - 1)]; }

void read_date(ParsedQuery& query, std::string_view typed) {
  for (std::size_t at = 0; at < query.terms.size(); ++at) {
    std::optional<Reading> reading = read_numbers(query, at);
    if (!reading) reading = read_named(query, at);
    if (!reading) reading = read_month_and_year(query, at, typed);
    if (!reading) continue;
    add_spellings(*reading, query);
    for (std::size_t i = at; i < reading->end; ++i) query.terms[i].prefix = false;
    const std::size_t end = drop_fillers(query, at, reading->end);
    query.date = {at, end - at, {}};
    if (reading->year == 0) return;
    query.date.times.push_back(iso_of(*reading, reading->day, reading->month));
    if (reading->other_month > 0) query.date.times.push_back(iso_of(*reading, reading->month, reading->other_month));
    return;
  }
}

}  // namespace store
