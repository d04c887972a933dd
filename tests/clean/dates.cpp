#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "store/write/clean/date.h"

namespace {

struct Written {
  std::string line;
  std::string iso;  // "" when there is no date
};

std::string read(const std::string& line, store::DateOrder order = store::DateOrder::day_first) {
  const auto date = store::find_date(line, order);
  return date ? date->time.iso : "";
}

}  // namespace

TEST_CASE("dates are read in the forms people write") {
  const std::vector<Written> table{
      {"2020-02-13", "2020-02-13"},
      {"2020/02/13", "2020-02-13"},
      {"2020.2.13", "2020-02-13"},
      {"2020-02-13T21:21:00Z", "2020-02-13T21:21:00Z"},
      {"2020-02-13T21:21", "2020-02-13T21:21"},
      {"2020-02-13 21:21:05.123+01:00", "2020-02-13T21:21:05+01:00"},
      {"2020-02-13T09:05-0500", "2020-02-13T09:05-05:00"},
      {"02/13/2020", "2020-02-13"},
      {"2/13/20", "2020-02-13"},
      {"13/02/2020", "2020-02-13"},
      {"13.02.2020", "2020-02-13"},
      {"13-02-2020", "2020-02-13"},
      {"13.02.2020, 14:30 Uhr", "2020-02-13T14:30"},
      {"Feb. 13, 2020", "2020-02-13"},
      {"Feb 13 2020", "2020-02-13"},
      {"February 13th, 2020", "2020-02-13"},
      {"Sept. 3, 2019", "2019-09-03"},
      {"Thursday, February 13, 2020", "2020-02-13"},
      {"Thursday 13 February 2020", "2020-02-13"},
      {"Thu 13 Feb 2020 09.15 GMT", "2020-02-13T09:15Z"},
      {"Thu 13 Feb 2020 09.15", "2020-02-13"},
      {"13 February 2020, 06.00 BST", "2020-02-13T06:00+01:00"},
      {"12 كانون الثاني 2021", "2021-01-12"},
      {"3 تشرين الأول 2020", "2020-10-03"},
      {"٣ فبراير ٢٠٢١", "2021-02-03"},
      {"۳/۱۲/۲۰۲۰", "2020-12-03"},
      {"الأربعاء، ٢٥ تموز/يوليو ٢٠١٨، الساعة ١٤:٣٠", "2018-07-25T14:30"},
      {"Thu 13 Feb 2020 9:15 GMT", "2020-02-13T09:15Z"},
      {"February 13, 2020 9:15 AM GMT+1", "2020-02-13T09:15+01:00"},
      {"13 February 2020, 09:15 (UTC+05:30)", "2020-02-13T09:15+05:30"},
      {"13 February 2020 09:15 UTC-3", "2020-02-13T09:15-03:00"},
      {"February 13, 20209:15 AM GMT+1Updated 2 years ago", "2020-02-13T09:15+01:00"},
      {"Thu Feb 13 21:21:07 2020", "2020-02-13T21:21:07"},
      {"Thu Feb 13 21:21:07 EST 2020", "2020-02-13T21:21:07-05:00"},
      {"13 februari 2020 kl. 09.15", "2020-02-13T09:15"},
      {"5. marts 2020", "2020-03-05"},
      {"5 mrt 2020", "2020-03-05"},
      {"czwartek, 13 lutego 2020 r.", "2020-02-13"},
      {"5 października 2020", "2020-10-05"},
      {"5. března 2020", "2020-03-05"},
      {"2020. március 5.", "2020-03-05"},
      {"13 Şubat 2020", "2020-02-13"},
      {"5. marraskuuta 2020", "2020-11-05"},
      {"13 февраля 2020 г.", "2020-02-13"},
      {"13 ФЕВРАЛЯ 2020", "2020-02-13"},
      {"13 лютого 2020", "2020-02-13"},
      {"5 Μαρτίου 2020", "2020-03-05"},
      {"5 במרץ 2020", "2020-03-05"},
      {"2020년 2월 13일", "2020-02-13"},
      {"2020年2月13日", "2020-02-13"},
      {"13 februarie 2020", "2020-02-13"},
      {"13-Feb-2020", "2020-02-13"},
      {"13-Feb-20", "2020-02-13"},
      {"3 فبراير 2021", "2021-02-03"},
      {"الأربعاء 12 ديسمبر 2018", "2018-12-12"},
      {"13/02/2020 00:00", "2020-02-13T00:00"},
      {"Updated 5:30 p.m. EDT, Thu June 4, 2026", "2026-06-04T17:30-04:00"},
      {"PUBLISHED: 09:15 EST, 3 February 2021", "2021-02-03T09:15-05:00"},
      {"Wed, February 3, 2021 at 9:15 AM EST", "2021-02-03T09:15-05:00"},
      {"Wed, 3 Feb 2021 09:15:00 -0500", "2021-02-03T09:15:00-05:00"},
      {"3 de febrero de 2021 - 09:15", "2021-02-03T09:15"},
      {"le 3 février 2021 à 09h15", "2021-02-03T09:15"},
      {"13th of February, 2020", "2020-02-13"},
      {"Posted: Feb 15, 2020 9:21 PM", "2020-02-15T21:21"},
      {"Updated 9:21 p.m. EST Feb. 15, 2020", "2020-02-15T21:21-05:00"},
      {"Published 3 p.m. ET, Thursday, February 13, 2020", "2020-02-13T15:00"},
      {"February 13, 2020 at 12:05 AM CET", "2020-02-13T00:05+01:00"},
      {"Feb 13, 2020 | 7:00am", "2020-02-13T07:00"},
      {"13. Februar 2020", "2020-02-13"},
      {"3. März 2020 um 8:05 Uhr", "2020-03-03T08:05"},
      {"1er mars 2020 à 18h30", "2020-03-01T18:30"},
      {"13 février 2020", "2020-02-13"},
      {"15 août 2019", "2019-08-15"},
      {"13 de febrero de 2020", "2020-02-13"},
      {"5 de mayo del 2020", "2020-05-05"},
      {"13 febbraio 2020, ore 10:00", "2020-02-13T10:00"},
      {"13 de março de 2020 às 10h00", "2020-03-13T10:00"},
      {"13 maart 2020", "2020-03-13"},
      {"2020年2月13日", "2020-02-13"},
      {"Feb 13, 20209:21 PM", "2020-02-13T21:21"},
      {"Feb 13, 202011:21 PM ET", "2020-02-13T23:21"},
      {"JANE DOEFeb. 13, 2020", "2020-02-13"},
      {"ANA GARCÍAFebruary 13, 2020", "2020-02-13"},
      {"February 13, 2020 09:21 PM Eastern Standard Time", "2020-02-13T21:21-05:00"},
      {"July 13, 2020 9:21 AM Pacific Daylight Time", "2020-07-13T09:21-07:00"},
      {"July 13, 2020 9:21 AM Central Time", "2020-07-13T09:21"},
      {"February 2020", "2020-02"},
      {"Feb., 2020", "2020-02"},
      {"2020-02", "2020-02"},
      {"2020", "2020"},
      {"29 February 2020", "2020-02-29"},
  };
  for (const Written& written : table) {
    CAPTURE(written.line);
    CHECK(read(written.line) == written.iso);
  }
}

TEST_CASE("what is no date is not read as one") {
  for (const std::string line :
       {"", "February", "30 February 2020", "29 February 2019", "13/13/2020", "In February 2020 the dam broke",
        "Room 2020 is open", "1-800-555-2020", "May we 2020", "v1.13.02.2020", "99/99/9999", "12:30", "3 hours ago",
        "yesterday", "13-Feb-2", "Last Thursday", "Section 235(d)(4)(B)"}) {
    CAPTURE(line);
    CHECK(read(line).empty());
  }
}

TEST_CASE("numbers that are two dates are read in the given order and said to be ambiguous") {
  CHECK(read("03/04/2020", store::DateOrder::day_first) == "2020-04-03");
  CHECK(read("03/04/2020", store::DateOrder::month_first) == "2020-03-04");
  CHECK(read("03.04.2020", store::DateOrder::month_first) == "2020-04-03");
  CHECK(store::find_date("03/04/2020", store::DateOrder::day_first)->ambiguous);
  CHECK_FALSE(store::find_date("03/03/2020", store::DateOrder::day_first)->ambiguous);
  CHECK_FALSE(store::find_date("13/04/2020", store::DateOrder::day_first)->ambiguous);
}

TEST_CASE("a date tells the bytes it takes") {
  const std::string line = "Posted: Feb 15, 2020 9:21 PM | News";
  const auto date = store::find_date(line, store::DateOrder::month_first);
  REQUIRE(date.has_value());
  CHECK(line.substr(date->begin, date->end - date->begin) == "Feb 15, 2020 9:21 PM");
  CHECK(date->time.precision == store::Precision::minute);
}

TEST_CASE("a librarian's cell may hold any written date") {
  CHECK(store::read_told_time("2020-02-15T21:21", {}).time->iso == "2020-02-15T21:21");
  CHECK(store::read_told_time("13/02/2020", {}).time->precision == store::Precision::day);
  CHECK(store::read_told_time("soon", {}).problem.find("no date that can be read") != std::string::npos);
  CHECK(store::read_told_time("43874", {}).problem.find("number for a day") != std::string::npos);
  CHECK(store::read_told_time("03/04/2020", {}).problem.find("one day or another") != std::string::npos);
  CHECK(store::read_told_time("03/04/2020", store::DateOrder::month_first).time->iso == "2020-03-04");
  CHECK(store::says_day("04/03/2020", "2020-03-04", {}));
  CHECK_FALSE(store::says_day("05/03/2020", "2020-03-04", {}));
}
