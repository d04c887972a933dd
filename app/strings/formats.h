// Formats: ICU's formats for one language, made once because making them costs milliseconds. For app/strings alone.
// The calls are const but not safe from two threads at once.
#pragma once

#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <memory>
#include <string>

#include "app/strings/strings.h"

namespace app {

struct Formats {
  std::unique_ptr<icu::SimpleDateFormat> day;        // 13 February 2020
  std::unique_ptr<icu::SimpleDateFormat> short_day;  // 13 Feb 2020
  std::unique_ptr<icu::SimpleDateFormat> month;      // February 2020
  std::unique_ptr<icu::SimpleDateFormat> year;       // 2020
  std::unique_ptr<icu::SimpleDateFormat> time;       // 21:21
  icu::number::LocalizedNumberFormatter number;      // 12,345
  icu::number::LocalizedNumberFormatter percentage;  // 55%
};

// `language` is BCP 47; English without a country is written as in Britain: day before month, 24 hours.
std::unique_ptr<Formats, FormatsDeleter> make_formats(const std::string& language);

}  // namespace app
