// Dates in queries: how they are read, and what they stand for.
#include "store/search/dates.h"

#include "doctest/doctest.h"
#include "store/search/words.h"

namespace {

// "21 august 2012 = 2012-08-21": the terms of the date and the times it may mean; "" for none.
std::string read(std::string_view text) {
  const store::ParsedQuery query = store::parse_query(text);
  std::string out;
  for (std::size_t i = query.date.first; i < query.date.first + query.date.count; ++i)
    out += (out.empty() ? "" : " ") + query.terms[i].word;
  for (std::size_t i = 0; i < query.date.times.size(); ++i) out += (i == 0 ? " = " : " or ") + query.date.times[i];
  return out;
}

}  // namespace

TEST_CASE("dates are read as they are typed") {
  struct Row {
    std::string_view query;
    std::string_view read;
  };
  for (const Row& row : {
           Row{"August 21 2012", "august 21 2012 = 2012-08-21"},
           Row{"the ferry, August 21, 2012 at noon", "august 21 2012 = 2012-08-21"},
           Row{"21st of August 2012", "21st august 2012 = 2012-08-21"},
           Row{"21 de agosto de 2012", "21 agosto 2012 = 2012-08-21"},
           Row{"1er août 2012", "1er aout 2012 = 2012-08-01"},
           Row{"3. März 2012", "3 marz 2012 = 2012-03-03"},
           Row{"agosto de 2012", "agosto 2012 = 2012-08"},
           Row{"21.08.2012", "21 08 2012 = 2012-08-21"},
           Row{"1.2.2012", "1 2 2012 = 2012-02-01 or 2012-01-02"},
           Row{"8/21/2012", "8 21 2012 = 2012-08-21"},
           Row{"2012-08-21", "2012 08 21 = 2012-08-21"},
           Row{"2012-08", "2012 08 = 2012-08"},
           Row{"ferry 11/2012", "11 2012 = 2012-11"},
           Row{"2012-13", ""},
           Row{"2012-8", ""},
           Row{"in 2012 12 were rescued", ""},
           Row{"21 août", "21 aout"},
           Row{"August", ""},
           Row{"2012", ""},
           Row{"may be", ""},
           Row{"32 August", ""},
           Row{"13/14/2012", ""},
           Row{"\"August 21 2012\"", ""},
           Row{"August 21 201", "august 21"},
           Row{"1.2.3.4", ""},
           Row{"192.168.20.12", ""},
           Row{"0.0.2012", ""},
       }) {
    CAPTURE(row.query);
    CHECK(read(row.query) == row.read);
  }
}

TEST_CASE("every name of a month is folded as the index folds it, and belongs to one month") {
  for (int month = 1; month <= 12; ++month) {
    std::string_view names = store::names_of_month(month);
    while (!names.empty()) {
      const std::size_t end = names.find(' ');
      const std::string_view name = names.substr(0, end);
      CHECK_MESSAGE(store::search_words(name, "").folded == name, name);
      CHECK_MESSAGE(store::month_named(name) == month, name);
      names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    }
  }
}

TEST_CASE("dates with dots are parted without moving a byte") {
  CHECK(store::parted_dates("am 21.08.2012, 9.30") == "am 21 08 2012, 9.30");
  CHECK(store::parted_dates("1.2.34567") == "1.2.34567");
  CHECK(store::parted_dates("v1.2.3 21.08.20123 123.4.2012") == "v1.2.3 21.08.20123 123.4.2012");
  CHECK(store::parted_dates("21.08.") == "21.08.");
  CHECK(store::parted_dates("").empty());
}
