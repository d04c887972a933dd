#include "store/sqlite.h"

#include <atomic>

#include "doctest/doctest.h"
#include "tests/scratch.h"

using base::ErrorCode;

TEST_CASE("two statements in one text are refused, whatever stands between them") {
  const store::Database database = store::create_in_memory().value();
  struct Row {
    const char* sql;
    bool accepted;
  };
  const Row rows[] = {{"SELECT 1", true},
                      {"SELECT 1;", true},
                      {"SELECT 1; -- that is all", true},
                      {"SELECT 1 /* ; */ ;  \n", true},
                      {"SELECT 1; SELECT 2", false},
                      {"SELECT 1; -- hidden\n DROP TABLE t", false},
                      {"SELECT 1;;SELECT 2", false},
                      {"SELECT 1; nonsense", false},
                      {"", false},
                      {"-- nothing", false}};
  for (const Row& row : rows) {
    CAPTURE(row.sql);
    CHECK(static_cast<bool>(database.prepare(row.sql)) == row.accepted);
  }
}

TEST_CASE("an empty text is bound as a text, an empty blob as a blob, and neither as NULL") {
  const store::Database database = store::create_in_memory().value();
  store::Statement row = database.prepare("SELECT typeof(?), typeof(?), typeof(?), typeof(?)").value();
  row.bind(1, std::string_view()).bind(2, std::string_view("")).bind_blob(3, {}).bind_null(4);
  REQUIRE(row.step().value());
  CHECK(row.text(0) == "text");
  CHECK(row.text(1) == "text");
  CHECK(row.text(2) == "blob");
  CHECK(row.text(3) == "null");
}

TEST_CASE("texts keep their zero bytes") {
  const store::Database database = store::create_in_memory().value();
  store::Statement row = database.prepare("SELECT ?").value();
  const std::string_view text("a\0b", 3);
  REQUIRE(row.bind(1, text).step().value());
  CHECK(row.text(0) == text);
}

TEST_CASE("a column of another type than asked for fails the next step, as damage") {
  const store::Database database = store::create_in_memory().value();
  for (const char* sql : {"SELECT 'text'", "SELECT NULL", "SELECT 1.5", "SELECT x'00'"}) {
    CAPTURE(sql);
    store::Statement row = database.prepare(sql).value();
    REQUIRE(row.step().value());
    CHECK(row.integer(0) == 0);
    const auto next = row.step();
    REQUIRE_FALSE(next);
    CHECK(next.error().code == ErrorCode::bad_input);
    CHECK_FALSE(database.integer(sql));
    // Asked anew it answers anew: what one article holds says nothing of the next.
    row.reset();
    CHECK(row.step());
  }
}

TEST_CASE("a parameter that does not exist fails the step") {
  const store::Database database = store::create_in_memory().value();
  store::Statement row = database.prepare("SELECT ?").value();
  CHECK_FALSE(row.bind(2, std::int64_t{1}).step());
}

TEST_CASE("a long statement ends when it is asked to stop") {
  const store::Database database = store::create_in_memory().value();
  const std::atomic<bool> stop{true};
  database.stop_when(&stop);
  const auto done = database.integer(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count(*) FROM n");
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::interrupted);
}

TEST_CASE("an immutable database is read through any name of its folder, and never written") {
  const Scratch scratch;
  const std::string folder = scratch / "odd ? # % name";
  std::filesystem::create_directory(folder);
  const std::string path = folder + "/a?b#c%41.db";
  {
    const store::Database made = store::create_database(path).value();
    REQUIRE(made.run("CREATE TABLE t (i INTEGER)"));
    REQUIRE(made.run("INSERT INTO t VALUES (41)"));
  }
  std::filesystem::create_directory_symlink(folder, scratch / "link");
  for (const std::string& name : {path, scratch / "link/a?b#c%41.db"}) {
    CAPTURE(name);
    const auto opened = store::open_immutable(name);
    REQUIRE(opened);
    CHECK(opened.value().integer("SELECT i FROM t").value() == 41);
    CHECK_FALSE(opened.value().run("INSERT INTO t VALUES (1)"));
  }
  std::filesystem::create_symlink(path, scratch / "direct.db");
  CHECK_FALSE(store::open_immutable(scratch / "direct.db"));
}

TEST_CASE("views, attached files and dangerous functions are off in an immutable database") {
  const Scratch scratch;
  const std::string path = scratch / "hostile.db";
  {
    const store::Database made = store::create_database(path).value();
    REQUIRE(made.run("CREATE TABLE t (i INTEGER)"));
    REQUIRE(
        made.run("CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"));
  }
  const store::Database opened = store::open_immutable(path).value();
  CHECK_FALSE(opened.integer("SELECT i FROM v"));
  CHECK_FALSE(opened.run("ATTACH ':memory:' AS other"));
  CHECK_FALSE(opened.integer("SELECT load_extension('x')"));
}
