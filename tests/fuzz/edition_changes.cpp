#include "tests/fuzz/edition_changes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>

#include "store/body.h"
#include "store/sqlite.h"
#include "store/text_record.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace fuzz {
namespace {

using store::Database;
using store::Statement;

constexpr int most_changes = 64;
constexpr std::size_t long_step = std::size_t{16} << 10U;
constexpr std::size_t most_long_bytes = std::size_t{4} << 20U;  // of all that one input makes

// What changes the edition as a whole, or in places that no table of ours has.
constexpr std::array statements = {
    "PRAGMA user_version=99",
    "PRAGMA user_version=1",
    "PRAGMA application_id=7",
    "CREATE TRIGGER extra AFTER INSERT ON story BEGIN SELECT 1; END",
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TABLE extra (x)",
    "CREATE INDEX extra ON article (title)",
    "ANALYZE",
    "DROP INDEX member_by_article",
    "UPDATE strip SET bytes = CAST(bytes || zeroblob(20000) AS BLOB)",
    "UPDATE word SET begin = begin + 1",
    "UPDATE word SET lists = lists + 1",
    "UPDATE strip SET bytes = CAST(substr(bytes, 1, (SELECT min(lists) FROM word)) || "
    "zeroblob(length(bytes) - (SELECT min(lists) FROM word)) AS BLOB)",
    "DELETE FROM word",
    "CREATE TABLE extra AS SELECT hex(zeroblob(20000)) AS x",
    "ALTER TABLE story ADD COLUMN extra TEXT AS (hex(zeroblob(40000)))",
    "PRAGMA writable_schema=ON",
    "INSERT INTO sqlite_schema VALUES ('view', 'extra', 'extra', 0, "
    "'CREATE VIEW extra AS SELECT ' || hex(zeroblob(50000)))",
    "UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'story'",
    "DELETE FROM edition",
    "DELETE FROM picture",
    "DELETE FROM family",
};

// Counts are what a signer's tools would have put right too.
constexpr const char* fit_counts =
    "UPDATE edition SET stories = (SELECT count(*) FROM story), articles = (SELECT count(*) FROM article), "
    "families = (SELECT count(*) FROM family), members = (SELECT count(*) FROM member), "
    "pairs = (SELECT count(*) FROM pair), images = (SELECT count(*) FROM image), "
    "pictures = (SELECT count(*) FROM picture)";

// What the tables do not allow is not done.
void run(Statement& statement) { static_cast<void>(statement.run()); }
void run(const Database& database, const char* sql) { static_cast<void>(database.run(sql)); }

bool stands(Statement& row) {
  const base::Result<bool> step = row.step();
  return step && step.value();
}

std::string strip_of(const Database& database) {
  Statement row = database.prepare("SELECT bytes FROM strip ORDER BY row").value();
  std::string strip;
  while (stands(row)) strip += row.blob(0);
  return strip;
}

std::string cut(std::string_view bytes, std::int64_t begin, std::int64_t count) {
  const std::size_t from = std::min(static_cast<std::size_t>(std::max<std::int64_t>(begin, 0)), bytes.size());
  return std::string(bytes.substr(from, static_cast<std::size_t>(std::max<std::int64_t>(count, 0))));
}

// A row of the table body as it stood, and the record that it tells of.
struct Body {
  std::int64_t article = 0;
  std::int64_t begin = 0;
  std::int64_t bytes = 0;
  std::int64_t at = 0;
  std::int64_t text_bytes = 0;
  std::string frame;
};

std::vector<Body> bodies_of(const Database& database, std::string_view strip) {
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 20U;
  Statement row = database.prepare("SELECT article, begin, bytes, at, text_bytes FROM body ORDER BY article").value();
  store::BodyReader unpack = store::BodyReader::open(made_dictionary).value();
  std::vector<Body> bodies;
  while (stands(row)) {
    bodies.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), {}});
    Body& body = bodies.back();
    base::Result<std::string> frame = unpack.decompress(cut(strip, body.begin, body.bytes), most_bytes);
    if (frame) body.frame = std::move(frame).value();
  }
  return bodies;
}

// A record with another text, of paragraphs.
std::string with_text(std::string_view record, std::int64_t text_bytes, std::string_view text) {
  const std::string old = cut(record, 0, text_bytes);
  const std::string behind =
      cut(record, text_bytes + static_cast<std::int64_t>(store::part_blocks(old).size()), 1 << 20);
  return std::string(text) + std::string(store::part_blocks(text).size(), '\1') + behind;
}

std::vector<Table> tables_of(const Database& database) {
  std::vector<Table> tables;
  Statement row = database
                      .prepare(
                          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', "
                          "'shadow') AND name NOT LIKE 'sqlite%' ORDER BY name")
                      .value();
  while (row.step().value()) tables.push_back({std::string(row.text(0)), {}, {}});
  for (Table& table : tables) {
    Statement column = database.prepare("SELECT name, pk FROM pragma_table_info('" + table.name + "')").value();
    while (column.step().value()) {
      const std::string name = "\"" + std::string(column.text(0)) + "\"";
      table.columns.push_back(name);
      if (column.integer(1) > 0) table.key += (table.key.empty() ? "" : ", ") + name;
    }
  }
  return tables;
}

// Binds a value of the input to a parameter, and gives how many long bytes that took.
std::size_t bind(Statement& statement, int parameter, Input& input, std::size_t room) {
  switch (input.byte() % 8) {
    case 0:
      statement.bind_null(parameter);
      return 0;
    case 1:
      statement.bind(parameter, std::int64_t{static_cast<std::int8_t>(input.byte())});
      return 0;
    case 2:
      statement.bind(parameter, static_cast<std::int64_t>(input.number(8)));
      return 0;
    case 3: {
      const std::uint64_t bits = input.number(8);
      double value = 0;
      std::memcpy(&value, &bits, sizeof value);
      statement.bind(parameter, value);
      return 0;
    }
    case 4:
      statement.bind(parameter, input.bytes(input.byte()));
      return 0;
    case 5:
      statement.bind_blob(parameter, input.bytes(input.byte()));
      return 0;
    case 6: {
      const std::string text(std::min(room, long_step * input.byte()), 'x');
      statement.bind(parameter, std::string_view(text));
      return text.size();
    }
    default: {
      const std::string bytes(std::min(room, long_step * input.byte()), '\0');
      statement.bind_blob(parameter, bytes);
      return bytes.size();
    }
  }
}

// The changes of one input, while the tables are open.
struct Changes {
  const Database& database;
  const std::vector<Table>& known;
  Input& input;
  std::size_t room = most_long_bytes;

  std::string row_of(const Table& table) const {
    return "(" + table.key + ") IN (SELECT " + table.key + " FROM \"" + table.name + "\" LIMIT 1 OFFSET ?1 % max(1, (" +
           "SELECT count(*) FROM \"" + table.name + "\")))";
  }

  void change(const std::string& sql, const std::uint8_t row, bool has_value) {
    base::Result<Statement> statement = database.prepare(sql);
    if (!statement) return;
    statement.value().bind(1, std::int64_t{row});
    if (has_value) room -= bind(statement.value(), 2, input, room);
    run(statement.value());
  }

  void cell() {
    const Table& table = known[input.byte() % known.size()];
    const std::uint8_t row = input.byte();
    const std::string& column = table.columns[input.byte() % table.columns.size()];
    change("UPDATE OR IGNORE \"" + table.name + "\" SET " + column + " = ?2 WHERE " + row_of(table), row, true);
  }

  void row_gone() {
    const Table& table = known[input.byte() % known.size()];
    change("DELETE FROM \"" + table.name + "\" WHERE " + row_of(table), input.byte(), false);
  }

  void row_more() {
    const Table& table = known[input.byte() % known.size()];
    const std::uint8_t row = input.byte();
    const std::size_t changed = input.byte() % table.columns.size();
    std::string columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      columns += (i == 0 ? "" : ", ") + (i == changed ? "?2" : table.columns[i]);
    change("INSERT OR IGNORE INTO \"" + table.name + "\" SELECT " + columns + " FROM \"" + table.name + "\" WHERE " +
               row_of(table),
           row, true);
  }

  // The texts are laid anew, each in a frame of its own, and what stood behind them behind them.
  void text() {
    const std::int64_t changed = std::int64_t{input.byte()} + 1;
    const std::string_view text = input.bytes(input.byte());
    const std::string old = strip_of(database);
    const std::vector<Body> bodies = bodies_of(database, old);
    std::string strip(made_dictionary);
    Statement told =
        database.prepare("UPDATE body SET begin = ?1, bytes = ?2, at = 0, text_bytes = ?3 WHERE article = ?4").value();
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const Body& body = bodies[i];
      const bool goes_on = i + 1 < bodies.size() && bodies[i + 1].begin == body.begin;
      std::string record =
          cut(body.frame, body.at, goes_on ? bodies[i + 1].at - body.at : static_cast<std::int64_t>(body.frame.size()));
      if (body.article == changed) record = with_text(record, body.text_bytes, text);
      const std::string frame = made_frame(record);
      told.bind(1, static_cast<std::int64_t>(strip.size())).bind(2, static_cast<std::int64_t>(frame.size()));
      told.bind(3, body.article == changed ? static_cast<std::int64_t>(text.size()) : body.text_bytes);
      run(told.bind(4, body.article));
      strip += frame;
    }
    const std::int64_t end = bodies.empty() ? std::int64_t{0} : bodies.back().begin + bodies.back().bytes;
    Statement word = database.prepare("UPDATE word SET begin = begin + ?1, lists = lists + ?1").value();
    run(word.bind(1, static_cast<std::int64_t>(strip.size()) - end));
    strip += cut(old, end, static_cast<std::int64_t>(old.size()));
    for (const std::string& sql : made_strip(strip)) run(database, sql.c_str());
  }
};

}  // namespace

std::uint8_t Input::byte() { return static_cast<std::uint8_t>(number(1)); }

std::uint64_t Input::number(int bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < bytes && !left.empty(); ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(left.front())} << (8U * static_cast<unsigned>(i));
    left.remove_prefix(1);
  }
  return value;
}

std::string_view Input::bytes(std::size_t count) {
  const std::string_view taken = left.substr(0, count);
  left.remove_prefix(taken.size());
  return taken;
}

ChangedEdition::ChangedEdition(const std::string& folder)
    : tables_(folder + "/tables.db"), path_(folder + "/edition.db") {
  // Something of everything: a text of some pages, so that there are overflow chains.
  make_edition(path_, {"UPDATE guess SET value = hex(zeroblob(6000))"});
  sound_ = bytes_of(path_);
  known_ = tables_of(store::create_database(path_).value());
}

Changed ChangedEdition::make(Input input) {
  const std::uint8_t flags = input.byte();
  Changed changed;
  write_bytes(tables_, sound_);
  struct Patch {
    std::size_t at;
    std::string_view bytes;
  };
  std::vector<Patch> patches;
  {
    const Database database = store::create_database(tables_).value();
    Changes changes{database, known_, input};
    for (int i = 0; i < most_changes && !input.left.empty(); ++i) {
      const int kind = input.byte() % 6;
      changed.rows = changed.rows || kind > 0;
      if (kind == 0) {
        const std::size_t at = input.number(3);
        patches.push_back({at, input.bytes(input.byte())});
      } else if (kind == 1) {
        changes.cell();
      } else if (kind == 2) {
        changes.row_gone();
      } else if (kind == 3) {
        changes.row_more();
      } else if (kind == 4) {
        run(database, statements[input.byte() % statements.size()]);
      } else {
        changes.text();
      }
    }
    if ((flags & 1U) != 0 && changed.rows) run(database, fit_counts);
    std::filesystem::remove(path_);
    if (changed.rows && (flags & 2U) == 0) {
      Statement vacuum = database.prepare("VACUUM INTO ?").value();
      run(vacuum.bind(1, std::string_view(path_)));
    }
  }
  std::string bytes = bytes_of(std::filesystem::exists(path_) ? path_ : tables_);
  for (const Patch& patch : patches) {
    const std::size_t at = patch.at % bytes.size();
    bytes.replace(at, std::min(patch.bytes.size(), bytes.size() - at), patch.bytes);
  }
  changed.bytes = !patches.empty();
  write_bytes(path_, bytes);
  return changed;
}

}  // namespace fuzz
