#include "store/write/clean/date_line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "store/write/clean/date_scan.h"
#include "store/write/clean/date_words.h"

namespace store {
namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_weekday(std::string_view word) {
  return contains(weekday_names, word) ||
         (word.ends_with("day") && word.size() <= 9 && word != "today" && word != "holiday" && word != "someday");
}

// The names of months are known without accents.
bool is_month(std::string_view word) {
  const std::vector<DatePiece> pieces = scan_date_pieces(word);
  return pieces.size() == 1 && month_of(pieces[0].word).has_value();
}

bool is_number(std::string_view word) { return word[0] >= '0' && word[0] <= '9'; }

}  // namespace

bool is_date_words(const Shape& shape) {
  int dates = 0;
  bool named = false;
  for (const std::string& word : shape.words) {
    const bool number = is_number(word);
    const bool month = is_month(word);
    if (!number && !month && !is_weekday(word) && !contains(date_fillers, word)) return false;
    named = named || month || is_weekday(word);
    dates += month || is_weekday(word) ? 2 : number ? 1 : 0;
  }
  return named && dates >= 2;
}

std::string around_date(std::string_view line, const FoundDate& date) {
  std::string_view before = line.substr(0, date.begin);
  for (const std::string_view joint : {" on ", " at ", " le ", " am ", " el ", " em "}) {
    if (before.ends_with(joint)) before.remove_suffix(joint.size());
  }
  return std::string(before) + " | " + std::string(line.substr(date.end));
}

bool is_date_rest(std::string_view rest) {
  const Shape shape = shape_of(rest);
  return std::all_of(shape.words.begin(), shape.words.end(), [](const std::string& word) {
    return is_weekday(word) || contains(date_fillers, word) || is_number(word);
  });
}

bool is_date_line(std::string_view line) {
  constexpr std::size_t longest = 260;
  if (line.size() > longest) return false;
  const auto date = find_date(line, DateOrder::day_first);
  if (!date) return false;
  const std::string rest = around_date(line, *date);
  return is_date_rest(rest) || is_date_words(shape_of(rest));
}

}  // namespace store
