// Which clocks are believed, and what dates and hours may look like.
#include "app/session/clock.h"

#include "doctest/doctest.h"

TEST_CASE("a clock is believed from this year on, before 2090, and never before the edition's newest article") {
  constexpr std::int64_t newest = 1'790'000'000;  // September 2026
  const struct {
    std::int64_t utc_s;
    bool believed;
  } rows[]{{0, false},
           {app::earliest_clock_s - 1, false},
           {app::earliest_clock_s, false},  // before the edition
           {newest - 90'000, false},
           {newest - 80'000, true},  // another time zone
           {newest + 1, true},
           {app::latest_clock_s - 1, true},
           {app::latest_clock_s, false},
           {4'070'908'800, false}};  // 2099
  for (const auto& row : rows) {
    CAPTURE(row.utc_s);
    CHECK(app::believed_minute({.utc_s = row.utc_s, .minute = 61.5}, newest).has_value() == row.believed);
  }
  CHECK(app::believed_minute({.utc_s = app::earliest_clock_s, .minute = 61.5}, 0) == 61.5);
}

TEST_CASE("dates of editions are read as far as they are known") {
  CHECK(app::seconds_of_date("1970-01-01T00:00") == 0);
  CHECK(app::seconds_of_date("2026") == app::earliest_clock_s);
  CHECK(app::seconds_of_date("2026-01") == app::earliest_clock_s);
  CHECK(app::seconds_of_date("2090-01-01") == app::latest_clock_s);
  CHECK(app::seconds_of_date("2024-11-30T10:45") == 1'732'963'500);
  CHECK(app::seconds_of_date("2024-11-30T10:45:12+02:00") == 1'732'963'500);
  for (const char* wrong : {"", "20", "2024-13", "2024-02-30", "yesterday", "2024-1", "2024-11-30T25:00"})
    CHECK_FALSE(app::seconds_of_date(wrong).has_value());
}
