#include "store/write/import/articles_csv.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/write/clean/chars.h"

namespace store {
namespace {

constexpr std::array<CsvColumn, 10> columns{{{"story", &CsvRow::story},
                                             {"source", &CsvRow::source},
                                             {"title", &CsvRow::title},
                                             {"byline", &CsvRow::byline},
                                             {"published", &CsvRow::published},
                                             {"url", &CsvRow::url},
                                             {"language", &CsvRow::language},
                                             {"licence", &CsvRow::licence},
                                             {"image", &CsvRow::image},
                                             {"guessed", &CsvRow::guessed}}};

struct Header {
  std::vector<const CsvColumn*> columns;  // one for each column; nullptr: not used
  std::size_t file = 0;
};

base::Result<Header> read_header(const std::string& name, const CsvTableRow& row, std::vector<std::string>& warnings) {
  Header header;
  bool has_file = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string cell = lower_ascii(row[i].text);
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& c) { return c.name == cell; });
    header.columns.push_back(column == columns.end() ? nullptr : &*column);
    if (cell == "file" && !has_file) {
      header.file = i;
      has_file = true;
    } else if (column == columns.end() && !cell.empty()) {
      warnings.push_back(
          at_cell(name, row[i],
                  "a column '" + row[i].text +
                      "' that is not used; known are file, story, source, title, byline, published, url, "
                      "language, licence, image, guessed"));
    }
  }
  if (!has_file) {
    return base::Error{base::ErrorCode::bad_input,
                       at_cell(name, row.empty() ? CsvCell{} : row.front(),
                               "no column 'file' in the first row; add one with the file names")};
  }
  return header;
}

// "saved/one.txt", "C:\saved\one.txt": the folder is known.
std::string last_part(const std::string& path) {
  const std::size_t cut = path.find_last_of("/\\");
  return cut == std::string::npos || cut + 1 == path.size() ? path : path.substr(cut + 1);
}

CsvRow read_row(const std::string& name, const Header& header, CsvTableRow& cells, std::vector<std::string>& warnings) {
  CsvRow row;
  row.place = cells.front();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == header.file) {
      row.place = cells[i];
      row.file = last_part(cells[i].text);
    }
    if (cells[i].text.empty()) continue;
    if (i >= header.columns.size()) {
      warnings.push_back(at_cell(name, cells[i],
                                 "'" + cells[i].text +
                                     "' stands in no column of the first row; put the cell in quotation marks if it "
                                     "holds a separator, or remove it"));
      break;
    }
    const CsvColumn* column = header.columns[i];
    if (column == nullptr) continue;
    if (column->name == "published") row.published_place = cells[i];
    if (column->name == "image") row.image_place = cells[i];
    row.*(column->member) = std::move(cells[i].text);
  }
  return row;
}

// 13/04/2020 among the dates of a table shows in which order all of them are written.
std::optional<DateOrder> order_of(std::span<const CsvRow> rows) {
  bool day_first = false;
  bool month_first = false;
  for (const CsvRow& row : rows) {
    if (!row.published) continue;
    const auto date = find_date(*row.published, DateOrder::day_first);
    if (!date || date->ambiguous || row.published->find('/') == std::string::npos || date->time.iso.size() < 10)
      continue;
    const std::string first = row.published->substr(0, row.published->find('/'));
    if (first.size() > 2) continue;
    const std::string digits = first.size() == 1 ? "0" + first : first;
    const std::string month = date->time.iso.substr(5, 2);
    const std::string day = date->time.iso.substr(8, 2);
    day_first = day_first || (digits == day && day != month);
    month_first = month_first || (digits == month && day != month);
  }
  if (day_first == month_first) return std::nullopt;
  return day_first ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace

std::span<const CsvColumn> csv_columns() { return columns; }

bool is_guessed(const CsvRow& row, std::string_view column) {
  const std::string names = " " + lower_ascii(row.guessed.value_or("")) + " ";
  const std::size_t place = names.find(column);
  constexpr std::string_view between = " ,;/|";
  return place != std::string::npos && between.find(names[place - 1]) != std::string_view::npos &&
         between.find(names[place + column.size()]) != std::string_view::npos;
}

base::Result<ArticlesCsv> parse_articles_csv(const std::string& name, std::string_view text) {
  std::vector<CsvTableRow> raw = TRY(read_csv_table(name, text));
  ArticlesCsv table;
  const Header header = TRY(read_header(name, raw.empty() ? CsvTableRow{} : raw.front(), table.warnings));
  std::set<std::string> seen;
  for (std::size_t i = 1; i < raw.size(); ++i) {
    CsvRow row = read_row(name, header, raw[i], table.warnings);
    if (row.file.empty()) {
      table.warnings.push_back(
          at_cell(name, row.place, "a row without a file name; fill the column 'file', or remove the row"));
    } else if (!seen.insert(row.file).second) {
      table.warnings.push_back(
          at_cell(name, row.place, "'" + row.file + "' has a row already; the first one counts, remove this one"));
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  table.date_order = order_of(table.rows);
  return table;
}

}  // namespace store
