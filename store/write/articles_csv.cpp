#include "store/write/articles_csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "store/write/clean_chars.h"

namespace store {
namespace {

using Member = std::optional<std::string> CsvRow::*;
struct Column {
  std::string_view name;
  Member member;
};
constexpr std::array<Column, 9> columns{{{"story", &CsvRow::story},
                                         {"source", &CsvRow::source},
                                         {"title", &CsvRow::title},
                                         {"byline", &CsvRow::byline},
                                         {"published", &CsvRow::published},
                                         {"url", &CsvRow::url},
                                         {"language", &CsvRow::language},
                                         {"licence", &CsvRow::licence},
                                         {"image", &CsvRow::image}}};

struct RawRow {
  int line = 0;
  std::vector<std::string> cells;
};

struct Reading {
  std::vector<RawRow> rows;
  RawRow row;
  int line = 1;
};

void on_cell(void* bytes, size_t count, void* reading) {
  const std::string_view cell =
      bytes == nullptr ? std::string_view() : std::string_view(static_cast<char*>(bytes), count);
  static_cast<Reading*>(reading)->row.cells.push_back(clean_characters(cell));
}

void on_row(int /*terminator*/, void* reading) {
  Reading& r = *static_cast<Reading*>(reading);
  r.rows.push_back(std::exchange(r.row, RawRow{}));
}

std::string at(const std::string& name, int line, int column, const std::string& reason) {
  return name + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + reason;
}

// The separator that the header row uses most, outside quotation marks.
char separator_of(std::string_view text) {
  std::array<int, 3> counts{};
  constexpr std::string_view separators = ",;\t";
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    const std::size_t which = separators.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

base::Result<std::vector<RawRow>> read_rows(const std::string& name, std::string_view text) {
  csv_parser parser{};
  if (csv_init(&parser, 0) != 0) return base::Error{base::ErrorCode::io, "libcsv cannot be started"};
  const std::unique_ptr<csv_parser, decltype(&csv_free)> owner(&parser, csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
  Reading reading;
  // libcsv does not count lines: it gets one byte at a time, so that we know where each row begins.
  char before = 0;
  for (const char c : text) {
    if (reading.row.line == 0 && c != '\n' && c != '\r') reading.row.line = reading.line;
    if (csv_parse(&parser, &c, 1, on_cell, on_row, &reading) != 1) {
      return base::Error{base::ErrorCode::bad_input, at(name, reading.line, 1,
                                                        std::string(csv_strerror(csv_error(&parser))) +
                                                            "; save the table again as CSV from the spreadsheet")};
    }
    if (c == '\r' || (c == '\n' && before != '\r')) ++reading.line;
    before = c;
  }
  const int row_line = std::max(1, reading.row.line);
  // Only CSV_STRICT reports this, and it refuses the stray quotation marks that spreadsheets write, too.
  constexpr int inside_cell = 2;  // of csv_parser::pstate
  const bool never_closed = parser.pstate == inside_cell && parser.quoted != 0;
  if (never_closed || csv_fini(&parser, on_cell, on_row, &reading) != 0) {
    return base::Error{
        base::ErrorCode::bad_input,
        at(name, row_line, 1, "a quotation mark in this row is never closed; close it, or double it inside a cell")};
  }
  return std::move(reading.rows);
}

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

struct Header {
  std::vector<Member> members;  // one for each column; nullptr: not used
  std::size_t file = 0;
};

base::Result<Header> read_header(const std::string& name, const RawRow& row, std::vector<std::string>& warnings) {
  Header header;
  bool has_file = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string cell = lower_ascii(row.cells[i]);
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == cell; });
    header.members.push_back(column == columns.end() ? nullptr : column->member);
    if (cell == "file" && !has_file) {
      header.file = i;
      has_file = true;
    } else if (column == columns.end() && !cell.empty()) {
      warnings.push_back(at(name, row.line, static_cast<int>(i) + 1,
                            "a column '" + row.cells[i] +
                                "' that is not used; known are file, story, source, title, byline, published, url, "
                                "language, licence, image"));
    }
  }
  if (!has_file) {
    return base::Error{
        base::ErrorCode::bad_input,
        at(name, std::max(1, row.line), 1, "no column 'file' in the first row; add one with the file names")};
  }
  return header;
}

}  // namespace

base::Result<ArticlesCsv> parse_articles_csv(const std::string& name, std::string_view text) {
  std::vector<RawRow> raw = TRY(read_rows(name, text));
  ArticlesCsv table;
  const Header header = TRY(read_header(name, raw.empty() ? RawRow{} : raw.front(), table.warnings));
  std::set<std::string> seen;
  for (std::size_t i = 1; i < raw.size(); ++i) {
    std::vector<std::string>& cells = raw[i].cells;
    const bool blank = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (blank) continue;
    CsvRow row;
    row.line = raw[i].line;
    if (header.file < cells.size()) row.file = cells[header.file];
    if (row.file.empty()) {
      table.warnings.push_back(at(name, row.line, static_cast<int>(header.file) + 1,
                                  "a row without a file name; fill the column 'file', or remove the row"));
      continue;
    }
    if (!seen.insert(row.file).second) {
      table.warnings.push_back(at(name, row.line, static_cast<int>(header.file) + 1,
                                  "'" + row.file + "' has a row already; the first one counts, remove this one"));
      continue;
    }
    for (std::size_t c = 0; c < cells.size() && c < header.members.size(); ++c) {
      if (header.members[c] != nullptr && !cells[c].empty()) row.*header.members[c] = std::move(cells[c]);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace store
