// Lines that tell when something was written: whether a line holds a date and nothing besides. Pure.
#pragma once

#include <string>
#include <string_view>

#include "store/write/clean/date.h"
#include "store/write/clean/shape.h"

namespace store {

// Words of dates only: a date without its year ("Thursday, Feb. 13, 9 p.m.") counts as well.
bool is_date_words(const Shape& shape);

// What stands about a date in its line, without the date and the small word that led to it ("By Ann Lee on").
std::string around_date(std::string_view line, const FoundDate& date);

// Whether that is nothing but words of dates: "Posted: |".
bool is_date_rest(std::string_view rest);

// "Publié le 6 décembre 2021 à 11h02, mis à jour le 7 décembre 2021": dates, and words about them.
bool is_date_line(std::string_view line);

}  // namespace store
