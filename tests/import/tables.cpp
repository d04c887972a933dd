// articles.csv as spreadsheets really write it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "store/write/import/articles_csv.h"

namespace {

struct Sheet {
  std::string name;
  std::string bytes;
};

std::string first_warning(const std::string& text) {
  const auto table = store::parse_articles_csv("a.csv", text);
  REQUIRE(table);
  return table.value().warnings.empty() ? "" : table.value().warnings.front();
}

}  // namespace

TEST_CASE("the same table is read however a spreadsheet writes it") {
  const std::vector<Sheet> sheets{
      {"commas", "file,title,published\none.txt,\"Two, three\",2020-02-13\n"},
      {"semicolons", "file;title;published\none.txt;Two, three;2020-02-13\n"},
      {"tabs", "file\ttitle\tpublished\none.txt\tTwo, three\t2020-02-13\n"},
      {"CRLF", "file,title,published\r\none.txt,\"Two, three\",2020-02-13\r\n"},
      {"CR", "file,title,published\rone.txt,\"Two, three\",2020-02-13\r"},
      {"no line end at the end", "file,title,published\none.txt,\"Two, three\",2020-02-13"},
      {"everything quoted", "\"file\",\"title\",\"published\"\n\"one.txt\",\"Two, three\",\"2020-02-13\"\n"},
      {"a line that names the separator", "sep=;\r\nfile;title;published\r\none.txt;Two, three;2020-02-13\r\n"},
      {"the same in quotation marks", "\"sep=;\"\nfile;title;published\none.txt;Two, three;2020-02-13\n"},
      {"the same with the sheet's columns", "SEP=;;;\nfile;title;published\none.txt;Two, three;2020-02-13\n"},
      {"empty columns and rows at the end",
       "file,title,published,,\none.txt,\"Two, three\",2020-02-13,,\n,,,,\n,,,,\n\n"},
      {"empty rows at the start", "\n,,\nfile,title,published\none.txt,\"Two, three\",2020-02-13\n"},
      {"another order, case and spaces", " Published , FILE,Title \n2020-02-13, one.txt ,\"Two,  three\"\n"},
      {"a cell over two lines", "file,title,published\none.txt,\"Two,\r\nthree\",2020-02-13\n"},
      {"no-break spaces", "file;title;published\none.txt;Two,\xC2\xA0three;2020-02-13\n"},
  };
  for (const Sheet& sheet : sheets) {
    CAPTURE(sheet.name);
    const auto table = store::parse_articles_csv("a.csv", sheet.bytes);
    REQUIRE(table);
    CHECK(table.value().warnings.empty());
    REQUIRE(table.value().rows.size() == 1);
    CHECK(table.value().rows[0].file == "one.txt");
    CHECK(table.value().rows[0].title == "Two, three");
    CHECK(table.value().rows[0].published == "2020-02-13");
  }
}

TEST_CASE("mistakes in a table are named with the line and column they stand in") {
  CHECK(first_warning("file,mood\nx,sad\n").starts_with("a.csv:1:6: a column 'mood'"));
  CHECK(first_warning("file,title\n\"a\nb.txt\",x\n,Title\n").starts_with("a.csv:4:1: a row without a file name"));
  CHECK(first_warning("sep=;\r\ntitle;file\r\nA;x\r\nB;x\r\n").starts_with("a.csv:4:3: 'x' has a row already"));
  CHECK(first_warning("file,title\nx,\xC3\xA9,more\n").starts_with("a.csv:2:5: 'more' stands in no column"));
  const auto open = store::parse_articles_csv("a.csv", "file,title\nx,\"never closed\nand on\n");
  REQUIRE_FALSE(open);
  CHECK(open.error().what.starts_with("a.csv:2:3: a quotation mark in this cell is never closed"));
  const auto nameless = store::parse_articles_csv("a.csv", "\nname,title\nx,y\n");
  REQUIRE_FALSE(nameless);
  CHECK(nameless.error().what.starts_with("a.csv:2:1: no column 'file'"));
}

TEST_CASE("one date of a table shows in which order the others are written") {
  const auto order = [](const std::string& dates) {
    return store::parse_articles_csv("a.csv", "file,published\n" + dates).value().date_order;
  };
  CHECK_FALSE(order("a,03/04/2020\nb,05/06/2020\n").has_value());
  CHECK(order("a,03/04/2020\nb,25/06/2020\n") == store::DateOrder::day_first);
  CHECK(order("a,03/04/2020\nb,6/25/2020\n") == store::DateOrder::month_first);
  CHECK_FALSE(order("a,25/04/2020\nb,6/25/2020\n").has_value());
}

TEST_CASE("cells are written so that they are read again as they were") {
  for (const std::string text : {"plain", "a,b", "a;b", "say \"so\"", "", "tab\there", "- no formula"}) {
    CAPTURE(text);
    const auto rows = store::read_csv_table("a.csv", "x," + store::csv_cell(text) + ",y\n");
    REQUIRE(rows);
    REQUIRE(rows.value()[0].size() == 3);
    CHECK(rows.value()[0][1].text == (text == "tab\there" ? "tab here" : text));
  }
}
