// Every row of every table: what type its columns have, what its texts are; and every entry of the full text.
#include <algorithm>

#include "platform/base/utf8.h"
#include "store/edition_rows.h"
#include "store/edition_walk.h"
#include "store/schema.h"
#include "store/search_rows.h"

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

// What is wrong with a text, or nullptr. Dropped lines are as they were in the raw file.
const char* fault_of_text(std::string_view text, bool raw) {
  if (static_cast<std::int64_t>(text.size()) > max_field_bytes) return "a text that is too long";
  if (base::first_invalid(text)) return "a text that is not UTF-8";
  return !raw && text.find('\0') != std::string_view::npos ? "a text with a zero byte" : nullptr;
}

const char* fault_of_column(Statement& row, int at, const Column& column, bool raw) {
  if (row.is_null(at)) return column.may_be_null ? nullptr : "a value that is missing";
  if (column.type == Type::blob) return row.text(at) == "blob" ? nullptr : "a value of the wrong type";
  if (!row.is(column.type, at)) return "a value of the wrong type";
  return column.type == Type::text ? fault_of_text(row.text(at), raw) : nullptr;
}

Result<void> check_table(Walk& walk, const std::string& table) {
  const std::vector<Column> columns = TRY(columns_of(walk.database(), table));
  Statement row = TRY(walk.database().prepare(question_for(table, columns)));
  const bool raw = table == "dropped";
  while (!walk.full() && TRY(row.step())) {
    std::uint64_t bytes = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int at = static_cast<int>(i);
      if (const char* fault = fault_of_column(row, at, columns[i], raw))
        walk.add("table " + table + ", " + columns[i].name + ": " + fault);
      if (row.is(Type::text, at)) bytes += row.text(at).size();
    }
    TRY(walk.spend(bytes));
  }
  return {};
}

// The tables of ours; those that FTS5 makes for itself it reads itself.
Result<std::vector<std::string>> tables_of(const Database& database) {
  Statement row = TRY(database.prepare("PRAGMA table_list"));
  std::vector<std::string> tables;
  while (TRY(row.step()))
    if (row.text(0) == "main" && row.text(2) == "table" && row.integer(5) == 1) tables.emplace_back(row.text(1));
  std::sort(tables.begin(), tables.end());
  return tables;
}

// Holds the words of the full text, as they come, against the table of words.
class Words {
 public:
  static Result<Words> open(const Database& database) {
    return Words(TRY(database.prepare("SELECT articles FROM word WHERE word = ?")));
  }
  // All articles that have a word come one after the other: whether this is the word, and one more has it.
  bool is(std::string_view word) const { return articles_ > 0 && word == word_; }
  void again() { ++articles_; }
  // Another word, which one article has.
  Result<void> take(Walk& walk, std::string_view word) {
    TRY(end(walk));
    word_ = word;
    ++articles_;
    return {};
  }
  // No more comes of the word.
  Result<void> end(Walk& walk) {
    const bool in_title = word_.starts_with(title_mark);
    if (articles_ > 0 && !in_title) {
      known_.bind(1, std::string_view(word_));
      const bool right = TRY(known_.step()) && known_.integer(0) == articles_;
      known_.reset();
      if (!right) walk.add("search: the table of words tells otherwise of \"" + word_ + "\"");
      ++words_;
    }
    articles_ = 0;
    return {};
  }
  std::int64_t words() const { return words_; }

 private:
  explicit Words(Statement known) : known_(std::move(known)) {}
  Statement known_;
  std::string word_;
  std::int64_t articles_ = 0;
  std::int64_t words_ = 0;
};

Result<void> read_vocabulary(Walk& walk) {
  const Database& database = walk.database();
  const std::int64_t articles = TRY(database.integer("SELECT count(*) FROM search_order"));
  Words words = TRY(Words::open(database));
  Statement row = TRY(database.prepare("SELECT term, doc FROM temp.vocabulary"));
  while (!walk.full() && TRY(row.step())) {
    const std::string_view term = row.text(0);
    const std::int64_t article = row.integer(1);
    if (article < 1 || article > articles) walk.add("search: a word of no article");
    // A row for each article that has it.
    if (words.is(term)) {
      words.again();
      continue;
    }
    if (const char* fault = fault_of_text(term, false)) walk.add(std::string("search: ") + fault);
    TRY(words.take(walk, term));
  }
  TRY(words.end(walk));
  const std::int64_t missing = TRY(database.integer("SELECT count(*) FROM word")) - words.words();
  if (!walk.full() && missing != 0) walk.add("search: " + std::to_string(missing) + " words are missing");
  return {};
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

// quick_check of SQLite 3.40 does not look into an FTS5 table, and its own check would have to write.
Result<void> check_words(Walk& walk) {
  const Database& database = walk.database();
  TRY(database.run("PRAGMA query_only=OFF"));  // a temporary table is one
  TRY(database.run("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"));
  Result<void> done = read_vocabulary(walk);
  TRY(database.run("DROP TABLE temp.vocabulary"));
  TRY(database.run("PRAGMA query_only=ON"));
  return done;
}

}  // namespace store
