// articles.csv: what the librarian knows of each article. Columns in any order and any case; see csv_table.h for what a
// table may look like.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/write/clean/date.h"
#include "store/write/import/csv_table.h"

namespace store {

// A row. An empty cell is nullopt: "find it in the text".
struct CsvRow {
  CsvCell place;  // of the file's name
  std::string file;
  std::optional<std::string> story;
  std::optional<std::string> source;
  std::optional<std::string> title;
  std::optional<std::string> byline;
  std::optional<std::string> published;
  std::optional<std::string> url;
  std::optional<std::string> language;
  std::optional<std::string> licence;
  std::optional<std::string> image;
  // Names of columns, with spaces between: these cells hold guesses that nobody has confirmed (`lectern-pack init`).
  std::optional<std::string> guessed;
  CsvCell published_place;
  CsvCell image_place;
};

struct CsvColumn {
  std::string_view name;
  std::optional<std::string> CsvRow::* member;
};
// All but `file`, in the order in which they are written.
std::span<const CsvColumn> csv_columns();

struct ArticlesCsv {
  std::vector<CsvRow> rows;             // in the order of the file
  std::optional<DateOrder> date_order;  // of 03/04/2020, when another date of the table can be read one way only
  std::vector<std::string> warnings;    // "NAME:LINE:COLUMN: reason, and what to do"
};

// Requires: text is valid UTF-8 (decode_text). Fails with `bad_input` when there is no column `file`, or a quotation
// mark is never closed. Columns nobody knows, cells beyond the last column, rows without a file and a file named twice
// (the first row counts) are warnings. Of a path only the last part is taken.
base::Result<ArticlesCsv> parse_articles_csv(const std::string& name, std::string_view text);

bool is_guessed(const CsvRow& row, std::string_view column);

}  // namespace store
