// "BOSTON —", "WASHINGTON, Feb. 13 (Agency) -", "NEW YORK (AP) –": the place at the head of a report. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/article.h"
#include "store/write/clean/date.h"

namespace store {

struct Dateline {
  std::string place;
  std::optional<std::string> agency;         // in brackets
  std::optional<PublicationTime> published;  // only with a year
};

// Requires: paragraph is the first of the body.
std::optional<Dateline> find_dateline(std::string_view paragraph, DateOrder order);

}  // namespace store
