#include "app/strings/dates.h"

#include <cmath>
#include <limits>

#include "doctest/doctest.h"

namespace {

using store::Precision;

// Strings of a language without any words: its dates and numbers need no catalogue.
app::Strings formats_of(const char* language) {
  app::Strings strings;
  strings.language = language;
  return strings;
}

}  // namespace

TEST_CASE("a date is shown as exactly as it is known") {
  const app::Strings strings = app::english_strings();
  struct Row {
    const char* iso;
    Precision precision;
    const char* full;
    const char* brief;
  };
  const Row rows[] = {
      {"2020-05-12T06:10", Precision::minute, "12 May 2020, 06:10", "12 May 2020, 06:10"},
      {"2020-02-15T21:21:59+02:00", Precision::minute, "15 February 2020, 21:21", "15 Feb 2020, 21:21"},
      {"2020-02-15T00:00Z", Precision::minute, "15 February 2020, 00:00", "15 Feb 2020, 00:00"},
      {"2020-02-13", Precision::day, "13 February 2020", "13 Feb 2020"},
      {"2020-02-29", Precision::day, "29 February 2020", "29 Feb 2020"},
      {"2020-02-15T21:21", Precision::day, "15 February 2020", "15 Feb 2020"},
      {"2020-02", Precision::month, "February 2020", "February 2020"},
      {"2020-02-13", Precision::month, "February 2020", "February 2020"},
      {"2020", Precision::year, "2020", "2020"},
      {"1582-10-10", Precision::day, "10 October 1582", "10 Oct 1582"},
      {"0979-01-01", Precision::day, "1 January 979", "1 Jan 979"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.iso);
    const store::PublicationTime time{row.iso, row.precision};
    CHECK(app::format_published(strings, time) == row.full);
    CHECK(app::format_published(strings, time, app::DateStyle::brief) == row.brief);
  }
}

TEST_CASE("what is no date is said to be none") {
  const app::Strings strings = app::english_strings();
  CHECK(app::format_published(strings, std::nullopt) == "no date");
  struct Row {
    const char* iso;
    Precision precision;
  };
  for (const Row& row :
       {Row{"2020-02-13", Precision::unknown}, Row{"", Precision::day}, Row{"2020", Precision::day},
        Row{"2020-02-13", Precision::minute}, Row{"2020-02-30", Precision::day}, Row{"2021-02-29", Precision::day},
        Row{"2020-13-01", Precision::day}, Row{"2020-00-01", Precision::month},
        Row{"2020-02-13T24:00", Precision::minute}, Row{"2020-02-13T23:60", Precision::minute},
        Row{"2020-02-13 21:21", Precision::minute}, Row{"20a0", Precision::year}, Row{"2020/02/13", Precision::day},
        Row{"0000", Precision::year}, Row{"-200", Precision::year}}) {
    CAPTURE(row.iso);
    CHECK(app::format_published(strings, store::PublicationTime{row.iso, row.precision}) == "no date");
  }
}

TEST_CASE("a time of day stands alone only when the minute is known") {
  const app::Strings strings = app::english_strings();
  CHECK(app::format_time_of_day(strings, {"2020-05-12T05:30", Precision::minute}) == "05:30");
  CHECK(app::format_time_of_day(strings, {"2020-05-12T05:30", Precision::day}).empty());
  CHECK(app::format_time_of_day(strings, {"2020-05-12", Precision::minute}).empty());
}

TEST_CASE("each language writes dates its own way") {
  struct Row {
    const char* language;
    const char* text;
  };
  for (const Row& row : {Row{"en", "15 February 2020, 21:21"}, Row{"en-GB", "15 February 2020, 21:21"},
                         Row{"en-XA", "15 February 2020, 21:21"}, Row{"de", "15. Februar 2020, 21:21"},
                         Row{"fr", "15 février 2020, 21:21"}, Row{"es", "15 de febrero de 2020, 21:21"},
                         Row{"pl", "15 lutego 2020, 21:21"}, Row{"ja", "2020年2月15日, 21:21"},
                         Row{"not a language", "15 February 2020, 21:21"}}) {
    CAPTURE(row.language);
    CHECK(app::format_published(formats_of(row.language),
                                store::PublicationTime{"2020-02-15T21:21", Precision::minute}) == row.text);
  }
}

TEST_CASE("numbers are grouped as the language does it") {
  CHECK(app::format_number(app::english_strings(), 0) == "0");
  CHECK(app::format_number(app::english_strings(), 12345) == "12,345");
  CHECK(app::format_number(app::english_strings(), -12345) == "-12,345");
  CHECK(app::format_number(formats_of("de"), 1234567) == "1.234.567");
}

TEST_CASE("Arabic has the digits of the serial numbers and texts around it, unless a country's own are asked for") {
  const store::PublicationTime time{"2020-02-15T21:21", Precision::minute};
  CHECK(app::format_published(formats_of("ar"), time, app::DateStyle::brief).starts_with("\u206815 "));
  CHECK(app::format_number(formats_of("ar"), 1234567) == "1,234,567");
  CHECK(app::format_number(formats_of("ar-EG"), 123) == "١٢٣");
  CHECK(app::format_number(formats_of("ar-u-nu-arab"), 123) == "١٢٣");
}

TEST_CASE("shares are whole per cent") {
  const app::Strings strings = app::english_strings();
  struct Row {
    double share;
    const char* text;
  };
  for (const Row& row :
       {Row{0, "0%"}, Row{0.554, "55%"}, Row{0.545, "55%"}, Row{0.125, "13%"}, Row{1, "100%"}, Row{1.5, "100%"},
        Row{-1, "0%"}, Row{std::nan(""), "0%"}, Row{std::numeric_limits<double>::infinity(), "100%"}}) {
    CAPTURE(row.share);
    CHECK(app::format_percent(strings, row.share) == row.text);
  }
  CHECK(app::format_percent(formats_of("de"), 0.55) == "55\u00a0%");
}
