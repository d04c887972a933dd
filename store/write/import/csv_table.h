// A table as spreadsheets write it: RFC 4180 with a byte order mark, `;` or tab for `,`, a first line "sep=;", CRLF, LF
// or CR, quoted cells over several lines, empty rows and columns at the end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace store {

struct CsvCell {
  std::string text;  // clean (clean_characters)
  int line = 1;      // where the cell begins, both from 1; the column counts characters
  int column = 1;
};

using CsvTableRow = std::vector<CsvCell>;

// "NAME:LINE:COLUMN: reason"
std::string at_cell(const std::string& name, const CsvCell& cell, const std::string& reason);

// Rows without any text are left out. Requires: text is valid UTF-8. Fails with `bad_input` when a quotation mark is
// never closed.
base::Result<std::vector<CsvTableRow>> read_csv_table(const std::string& name, std::string_view text);

// The cell in quotation marks when it needs them.
std::string csv_cell(std::string_view text);

}  // namespace store
