// The time of day in a written date: "9:21 PM EST", "21h21", "21.21 Uhr", "08:00 AM Eastern Daylight Time". Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "store/write/clean/date_scan.h"

namespace store {

struct TimeOfDay {
  std::string iso;  // "21:21", "21:21:07Z"
  std::size_t first = 0;
  std::size_t last = 0;  // pieces, one past the end
};

// That begins at the piece `first`; nothing when none does. A bare number is none.
std::optional<TimeOfDay> time_at(const DatePieces& pieces, std::size_t first);

// "07"
std::string two_digits(int value);

}  // namespace store
