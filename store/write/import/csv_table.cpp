#include "store/write/import/csv_table.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "store/write/clean/chars.h"

namespace store {
namespace {

constexpr std::string_view separators = ",;\t|";

struct Reading {
  std::vector<CsvTableRow> rows;
  CsvTableRow row;
  int line = 1;    // of the byte that is read
  int column = 1;  // in characters
  int cell_line = 1;
  int cell_column = 1;  // where the cell that is being read begins
};

void on_cell(void* bytes, size_t count, void* reading) {
  Reading& r = *static_cast<Reading*>(reading);
  const std::string_view text =
      bytes == nullptr ? std::string_view() : std::string_view(static_cast<char*>(bytes), count);
  r.row.push_back({clean_characters(text), r.cell_line, r.cell_column});
  r.cell_line = r.line;
  r.cell_column = r.column + 1;
}

void on_row(int /*terminator*/, void* reading) {
  Reading& r = *static_cast<Reading*>(reading);
  CsvTableRow row = std::exchange(r.row, {});
  const bool blank = std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return cell.text.empty(); });
  if (!blank) r.rows.push_back(std::move(row));
}

// The separator that the header row uses most, outside quotation marks.
char separator_of(std::string_view text) {
  std::array<int, separators.size()> counts{};
  bool quoted = false;
  bool any = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && any && (c == '\n' || c == '\r')) break;
    any = any || (c != '\n' && c != '\r' && c != ' ');
    const std::size_t which = separators.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// "sep=;" alone in the first line, perhaps in quotation marks: some spreadsheets write it for others to read.
struct Told {
  char separator = ',';
  std::size_t bytes = 0;  // of the line, its end included
};
std::optional<Told> told_separator(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  if (line.starts_with('"') && line.ends_with('"') && line.size() >= 2) line = line.substr(1, line.size() - 2);
  while (line.size() > 5 && (line.back() == ',' || line.back() == ';') && line[line.size() - 2] != '=')
    line.remove_suffix(1);
  if (line.size() != 5) return std::nullopt;
  std::string key(line.substr(0, 4));
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (key != "sep=" || separators.find(line[4]) == std::string_view::npos) return std::nullopt;
  return Told{line[4], end + (text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0)};
}

// Counts where we are: libcsv does not.
void step(Reading& r, char c, char before, bool between_cells) {
  if (c == '\r' || (c == '\n' && before != '\r')) {
    ++r.line;
    r.column = 1;
  } else if (c == '\n') {
    r.column = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
    ++r.column;
  }
  if (between_cells) {
    r.cell_line = r.line;
    r.cell_column = r.column;
  }
}

base::Error refused(const std::string& name, const Reading& r, const std::string& reason) {
  return base::Error{base::ErrorCode::bad_input, at_cell(name, {"", r.cell_line, r.cell_column}, reason)};
}

}  // namespace

std::string at_cell(const std::string& name, const CsvCell& cell, const std::string& reason) {
  return name + ":" + std::to_string(cell.line) + ":" + std::to_string(cell.column) + ": " + reason;
}

base::Result<std::vector<CsvTableRow>> read_csv_table(const std::string& name, std::string_view text) {
  csv_parser parser{};
  if (csv_init(&parser, 0) != 0) return base::Error{base::ErrorCode::io, "libcsv cannot be started"};
  const std::unique_ptr<csv_parser, decltype(&csv_free)> owner(&parser, csv_free);
  Reading reading;
  const auto told = told_separator(text);
  if (told) {
    text.remove_prefix(told->bytes);
    reading.line = reading.cell_line = 2;
  }
  const char separator = told ? told->separator : separator_of(text);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  // libcsv gets one byte at a time, so that we know where each cell begins.
  char before = 0;
  for (const char c : text) {
    if (csv_parse(&parser, &c, 1, on_cell, on_row, &reading) != 1) {
      return refused(
          name, reading,
          std::string(csv_strerror(csv_error(&parser))) + "; save the table again as CSV from the spreadsheet");
    }
    const bool line_end = c == '\n' || c == '\r';
    step(reading, c, before, line_end && reading.row.empty() && parser.quoted == 0);
    before = c;
  }
  // Only CSV_STRICT reports this, and it refuses the stray quotation marks that spreadsheets write, too.
  constexpr int inside_cell = 2;  // of csv_parser::pstate
  const bool never_closed = parser.pstate == inside_cell && parser.quoted != 0;
  if (never_closed || csv_fini(&parser, on_cell, on_row, &reading) != 0) {
    return refused(name, reading,
                   "a quotation mark in this cell is never closed; close it, or double it inside a cell");
  }
  return std::move(reading.rows);
}

std::string csv_cell(std::string_view text) {
  const bool plain =
      text.find_first_of("\",;\t|\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

}  // namespace store
