// Every row of every table: what type its columns have, what its texts are.
#include <algorithm>

#include "platform/base/utf8.h"
#include "store/edition_rows.h"
#include "store/edition_walk.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Type = Statement::Type;

struct Column {
  std::string name;
  Type type = Type::integer;
  bool may_be_null = false;
};

// As the schema declares them, which was found to be ours to the letter.
Result<std::vector<Column>> columns_of(const Database& database, const std::string& table) {
  Statement row = TRY(database.prepare("PRAGMA table_info(" + table + ")"));
  std::vector<Column> columns;
  while (TRY(row.step())) {
    const std::string_view type = row.text(2);
    Column column{std::string(row.text(1)), Type::integer, row.integer(3) == 0 && row.integer(5) == 0};
    if (type == "TEXT") column.type = Type::text;
    if (type == "REAL") column.type = Type::real;
    if (type == "BLOB") column.type = Type::blob;
    columns.push_back(std::move(column));
  }
  return columns;
}

// Bytes of a picture or a compressed text are not read here: of those the type alone is asked.
std::string question_for(const std::string& table, const std::vector<Column>& columns) {
  std::string sql = "SELECT ";
  for (const Column& column : columns) {
    if (&column != &columns.front()) sql += ", ";
    sql.append(column.type == Type::blob ? "typeof(" : "(").append("\"").append(column.name).append("\")");
  }
  return sql.append(" FROM ").append(table);
}

// What is wrong with a text, or nullptr.
const char* fault_of_text(std::string_view text) {
  if (static_cast<std::int64_t>(text.size()) > max_field_bytes) return "a text that is too long";
  if (base::first_invalid(text)) return "a text that is not UTF-8";
  return text.find('\0') != std::string_view::npos ? "a text with a zero byte" : nullptr;
}

const char* fault_of_column(Statement& row, int at, const Column& column) {
  if (row.is_null(at)) return column.may_be_null ? nullptr : "a value that is missing";
  if (column.type == Type::blob) return row.text(at) == "blob" ? nullptr : "a value of the wrong type";
  if (!row.is(column.type, at)) return "a value of the wrong type";
  return column.type == Type::text ? fault_of_text(row.text(at)) : nullptr;
}

Result<void> check_table(Walk& walk, const std::string& table) {
  const std::vector<Column> columns = TRY(columns_of(walk.database(), table));
  Statement row = TRY(walk.database().prepare(question_for(table, columns)));
  while (!walk.full() && TRY(row.step())) {
    std::uint64_t bytes = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int at = static_cast<int>(i);
      if (const char* fault = fault_of_column(row, at, columns[i]))
        walk.add("table " + table + ", " + columns[i].name + ": " + fault);
      if (row.is(Type::text, at)) bytes += row.text(at).size();
    }
    TRY(walk.spend(bytes));
  }
  return {};
}

Result<std::vector<std::string>> tables_of(const Database& database) {
  Statement row = TRY(database.prepare("PRAGMA table_list"));
  std::vector<std::string> tables;
  while (TRY(row.step()))
    if (row.text(0) == "main" && row.text(2) == "table" && row.integer(5) == 1) tables.emplace_back(row.text(1));
  std::sort(tables.begin(), tables.end());
  return tables;
}

}  // namespace

Result<void> check_rows(Walk& walk) {
  const std::vector<std::string> tables = TRY(tables_of(walk.database()));
  for (std::size_t i = 0; i < tables.size() && !walk.full(); ++i) {
    walk.reached(i, tables.size());
    Result<void> done = check_table(walk, tables[i]);
    if (!done) TRY(walk.note("table " + tables[i], std::move(done).error()));
  }
  return {};
}

}  // namespace store
