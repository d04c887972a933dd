// Dates and times as newspapers, agencies, releases and spreadsheets write them. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "store/article.h"

namespace store {

// 03/04/2020 is 4 March in the United States and 3 April elsewhere.
enum class DateOrder { day_first, month_first };

// A date found in a line, and the bytes it takes ("Posted: [Feb 15, 2020 9:21 PM] | News").
struct FoundDate {
  PublicationTime time;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ambiguous = false;  // numbers that would be another date in the other order
};

// The first date with a year in the line: numeric with / . or -, ISO 8601, or with a month's name in a language that
// month_of() knows, or as it is written in Chinese, Japanese and Korean; a time of day and an offset beside it belong
// to it. Month and year, or a year alone, are found only when they are the whole line. Nothing when there is none or it
// is no day of the calendar.
std::optional<FoundDate> find_date(std::string_view line, DateOrder order);

// What a librarian, or a spreadsheet, wrote in a cell: any date that find_date() knows and that fills the cell.
struct ToldTime {
  std::optional<PublicationTime> time;
  std::string problem;  // why there is none, and what to do; "" when there is one
};
// `order`: of 03/04/2020 in this table, when it is known; otherwise such a date is none.
ToldTime read_told_time(std::string_view cell, std::optional<DateOrder> order);

// Whether the cell holds the day of `iso`, in whatever way a spreadsheet has written it.
bool says_day(std::string_view cell, std::string_view iso, std::optional<DateOrder> order);

}  // namespace store
