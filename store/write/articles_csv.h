// articles.csv: what the librarian knows of each article. RFC 4180 as spreadsheets write it: a byte order mark,
// `;` or tab for `,`, CRLF or CR, quoted cells over several lines, columns in any order and any case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace store {

// A row. An empty cell is nullopt: "find it in the text".
struct CsvRow {
  int line = 0;  // where the row begins, from 1
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
};

struct ArticlesCsv {
  std::vector<CsvRow> rows;           // in the order of the file
  std::vector<std::string> warnings;  // "NAME:LINE:COLUMN: reason, and what to do"
};

// Requires: text is valid UTF-8 (decode_text). Fails with `bad_input` when there is no column `file`, or a quotation
// mark is never closed. Columns nobody knows, rows without a file and a file named twice (the first row counts) are
// warnings.
base::Result<ArticlesCsv> parse_articles_csv(const std::string& name, std::string_view text);

}  // namespace store
