// The pieces of a written date: numbers, words (folded, names of months and zones recognised) and signs.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

enum class DatePieceKind { number, word, sign };

struct DatePiece {
  DatePieceKind kind = DatePieceKind::sign;
  std::size_t begin = 0;  // bytes in the line
  std::size_t end = 0;
  int value = 0;        // of a number of at most 9 digits, else -1
  std::string word;     // lower case, without accents of the month names; one character for a sign
  bool spaced = false;  // a space stands before it
};

using DatePieces = std::vector<DatePiece>;

// Requires: line is valid UTF-8.
DatePieces scan_date_pieces(std::string_view line);

// 1 to 12 for the name of a month, whole or shortened, in English, German, French, Spanish, Italian, Portuguese,
// Dutch or Arabic, or whole as a date has it in the Nordic languages, Polish, Czech, Hungarian, Romanian, Turkish,
// Russian, Ukrainian, Greek or Hebrew (`word` as in DatePiece).
std::optional<int> month_of(std::string_view word);

// "-05:00" for "est", "Z" for "utc"; nullopt for what is no zone or for zones that two countries use differently.
std::optional<std::string_view> offset_of_zone(std::string_view word);

// Of the piece i; false beyond the last one.
bool is_number(const DatePieces& pieces, std::size_t i);  // one of at most 9 digits
bool is_text(const DatePieces& pieces, std::size_t i, std::string_view text);
bool is_any(const DatePieces& pieces, std::size_t i, std::initializer_list<std::string_view> texts);
// How many digits a number has. Requires: there is a piece i.
std::size_t digits(const DatePieces& pieces, std::size_t i);

}  // namespace store
