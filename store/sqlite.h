// Database and Statement: SQLite behind two move-only handles. A Statement must not outlive its Database. Neither may
// be used by two threads at once. Texts go in and out as bytes with a length, so "" is an empty text and never NULL.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/search/known_words.h"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

class TextReader;

struct CloseDatabase {
  void operator()(sqlite3* database) const;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const;
};
struct FreeTexts {
  void operator()(TextReader* texts) const;
};

// One prepared statement. Binding and reading never fail on the spot: the first failure (a parameter that does not
// exist, a column that has another type than asked for) is kept and comes out of the next step().
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  // Parameters are numbered from 1. Bytes are copied.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);

  // True when a row stands, false at the end. Fails with io, bad_input (damaged) or interrupted.
  base::Result<bool> step();
  // Steps to the end of a statement that gives no rows, and makes it ready for other parameters.
  base::Result<void> run();
  void reset();

  // Columns of the row that stands, from 0. Views live until the next step() or reset().
  std::int64_t integer(int column);
  double real(int column);
  std::string_view text(int column);
  std::string_view blob(int column);
  bool is_null(int column) const;
  // Whether it holds exactly that; nothing is converted, and no failure kept.
  enum class Type { integer, real, text, blob };
  bool is(Type type, int column) const;

 private:
  bool has_type(int column, int type);
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement_;
  int failed_ = 0;  // the first result code that was not good
};

class Database {
 public:
  explicit Database(std::unique_ptr<sqlite3, CloseDatabase> handle) : handle_(std::move(handle)) {}
  Database(Database&&) noexcept = default;
  Database(const Database&) = delete;
  // The texts must go before the handle they read by.
  Database& operator=(Database&&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() = default;

  // Exactly one statement: text after its end, other than a comment, is refused.
  base::Result<Statement> prepare(std::string_view sql) const;
  // Prepares and runs one statement that gives no rows.
  base::Result<void> run(std::string_view sql) const;
  // Runs the statements of a script of ours, one after the other.
  base::Result<void> run_script(std::string_view sql) const;
  // The first column of the first row. Fails with bad_input when there is no row or it is no integer.
  base::Result<std::int64_t> integer(std::string_view sql) const;

  // Long statements end with `interrupted` soon after *stop becomes true. Requires: *stop outlives the database.
  void stop_when(const std::atomic<bool>* stop) const;
  // The same, but *go_on is called every steps_between steps of SQLite's machine, and ends them by false. Requires: it
  // outlives the database.
  void ask_often(const std::function<bool()>* go_on) const;
  // Fails with `interrupted` once *stop is true or *go_on says no: for long work between statements.
  base::Result<void> go_on() const;

  // What reads the texts of this edition, once one was asked for (texts.cpp).
  std::unique_ptr<TextReader, FreeTexts>& texts() const { return texts_; }
  // Its words, once a misspelt one was asked for (store/search/spelling.cpp).
  KnownWords& known_words() const { return known_words_; }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  mutable const std::atomic<bool>* stop_ = nullptr;
  mutable const std::function<bool()>* ask_ = nullptr;
  mutable std::unique_ptr<TextReader, FreeTexts> texts_;
  mutable KnownWords known_words_;
};

constexpr int steps_between = 10000;

// Read-only and immutable: no lock, no journal, no write, no link at the end of `path`; views, triggers, extensions
// and the functions of a hostile schema are off, sizes bounded. The header is not looked at: see edition_open.h.
base::Result<Database> open_immutable(const std::string& path);
// A fresh database for building: no journal, no sync. Requires: there is no file at `path`.
base::Result<Database> create_database(const std::string& path);
base::Result<Database> create_in_memory();

}  // namespace store
