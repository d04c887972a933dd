// Dates, times and numbers as a visitor reads them, in the order and digits of the interface language (ICU). Times are
// shown as the source wrote them: local to it, in the Gregorian calendar, never converted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/strings/strings.h"
#include "store/article.h"

namespace app {

enum class DateStyle {
  full,   // 13 February 2020, 21:21
  brief,  // 13 Feb 2020, 21:21
};

// As exactly as it is known, and no more: "13 February 2020, 21:21", "13 February 2020", "February 2020", "2020".
// Unknown, or no date at all by its form: tr("no date").
std::string format_published(const Strings& strings, const std::optional<store::PublicationTime>& time,
                             DateStyle style = DateStyle::full);
// The time of day alone, "21:21"; "" unless the minute is known.
std::string format_time_of_day(const Strings& strings, const store::PublicationTime& time);

// "12,345".
std::string format_number(const Strings& strings, std::int64_t number);
// A share of 0..1 as whole per cent, halves upwards: "55%". Anything outside is taken to the nearer end.
std::string format_percent(const Strings& strings, double share);

}  // namespace app
