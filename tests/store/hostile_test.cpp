// Files that are no edition, or were made to hurt: every one ends in an Error that says what to do.
#include <sys/stat.h>

#include <random>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

using base::ErrorCode;

namespace {

// Asks everything an edition can answer; whatever it is, it must not crash. False when any answer was an error.
bool ask_everything(const std::string& path) {
  const auto opened = store::open_edition(path);
  if (!opened) return false;
  const store::Edition& edition = opened.value();
  bool good = static_cast<bool>(edition.summary());
  const auto stories = edition.stories();
  good &= static_cast<bool>(stories);
  for (const char* story : {"bridge", "market"}) good &= static_cast<bool>(edition.story(story));
  for (const char* file : {"agency.txt", "paper.txt", "blog.txt", "quay.txt"})
    good &= static_cast<bool>(edition.article(file));
  good &= static_cast<bool>(edition.image(1));
  good &= static_cast<bool>(edition.families());
  for (const char* query : {"bridge", "wend", "\"closes on monday\"", "brigde", "m"})
    good &= static_cast<bool>(edition.search({.query = query}));
  const auto faults = edition.check();
  return good && faults && faults.value().empty();
}

void expect_refused(const std::string& path, ErrorCode code, const std::string& remedy) {
  CAPTURE(path);
  const auto opened = store::open_edition(path);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == code);
  CAPTURE(opened.error().what);
  CHECK(opened.error().what.starts_with(path + ": "));
  CHECK(opened.error().what.find(remedy) != std::string::npos);
  CHECK(opened.error().what.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("what is no edition at all is refused with its reason") {
  const Scratch scratch;
  expect_refused(scratch / "missing.edition", ErrorCode::not_found, "check the name");
  expect_refused(scratch / "no/such/folder.edition", ErrorCode::not_found, "check the name");
  std::filesystem::create_directory(scratch / "folder.edition");
  expect_refused(scratch / "folder.edition", ErrorCode::foreign, "choose a file");
  REQUIRE(mkfifo((scratch / "fifo.edition").c_str(), 0600) == 0);
  expect_refused(scratch / "fifo.edition", ErrorCode::foreign, "lectern-pack build");
  write_bytes(scratch / "empty.edition", "");
  expect_refused(scratch / "empty.edition", ErrorCode::foreign, "copy it again");
  write_bytes(scratch / "text.edition", std::string(5000, 'x'));
  expect_refused(scratch / "text.edition", ErrorCode::foreign, "lectern-pack build");
  write_bytes(scratch / "short.edition", "SQLite for");
  expect_refused(scratch / "short.edition", ErrorCode::foreign, "lectern-pack build");
  write_bytes(scratch / "head.edition", std::string_view("SQLite format 3\0and", 19));
  expect_refused(scratch / "head.edition", ErrorCode::bad_input, "copy it again");
  std::filesystem::create_symlink(scratch / "text.edition", scratch / "link.edition");
  expect_refused(scratch / "link.edition", ErrorCode::io, "name the file");
}

TEST_CASE("another program's database is foreign, a newer edition asks for a newer Lectern") {
  const Scratch scratch;
  {
    const store::Database other = store::create_database(scratch / "other.edition").value();
    REQUIRE(other.run("CREATE TABLE t (i INTEGER)"));
  }
  expect_refused(scratch / "other.edition", ErrorCode::foreign, "lectern-pack build");
  make_edition(scratch / "newer.edition", {"PRAGMA user_version=" + std::to_string(store::schema_version + 1)});
  expect_refused(scratch / "newer.edition", ErrorCode::newer, "update Lectern");
  for (const char* older : {"0", "1", "2", "4"}) {
    make_edition(scratch / "older.edition", {std::string("PRAGMA user_version=") + older});
    expect_refused(scratch / "older.edition", ErrorCode::bad_input, "build the edition again");
  }
}

TEST_CASE("one object more, one less or another column is not our schema") {
  const Scratch scratch;
  const std::string changes[] = {
      "CREATE VIEW extra AS SELECT 1",
      "CREATE TABLE extra (i INTEGER)",
      "CREATE INDEX extra ON article (title)",
      "CREATE TRIGGER extra AFTER INSERT ON story BEGIN SELECT 1; END",
      "CREATE VIRTUAL TABLE extra USING fts5(x)",
      "ANALYZE",
      "DROP TABLE guess",
      "DROP TABLE image",
      "DROP INDEX article_by_story",
      "ALTER TABLE story ADD COLUMN extra TEXT",
      "ALTER TABLE article ADD COLUMN extra TEXT GENERATED ALWAYS AS (title) VIRTUAL",
  };
  for (const std::string& change : changes) {
    CAPTURE(change);
    make_edition(scratch / "changed.edition", {change});
    expect_refused(scratch / "changed.edition", ErrorCode::bad_input, "its tables are not those of an edition");
  }
}

TEST_CASE("headers that promise something else are refused") {
  const Scratch scratch;
  make_edition(scratch / "good.edition");
  const std::string good = bytes_of(scratch / "good.edition");
  struct Row {
    const char* what;
    std::size_t at;
    char value;
  };
  const Row rows[] = {{"page size 512", 16, 2},   {"write-ahead log", 18, 2}, {"reserved bytes", 20, 8},
                      {"UTF-16", 59, 2},          {"one page more", 31, 99},  {"free pages", 39, 1},
                      {"change counter", 27, 77}, {"page size 65536", 17, 1}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::string bytes = good;
    bytes[row.at] = row.value;
    write_bytes(scratch / "header.edition", bytes);
    const auto opened = store::open_edition(scratch / "header.edition");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::bad_input);
  }
  write_bytes(scratch / "longer.edition", good + std::string(4096, '\0'));
  expect_refused(scratch / "longer.edition", ErrorCode::bad_input, "copy it again");
  write_bytes(scratch / "trailing.edition", good + "x");
  expect_refused(scratch / "trailing.edition", ErrorCode::bad_input, "copy it again");
}

TEST_CASE("an edition cut off at any multiple of 512 bytes is refused") {
  const Scratch scratch;
  make_edition(scratch / "good.edition");
  const std::string good = bytes_of(scratch / "good.edition");
  REQUIRE(good.size() >= 20 * 4096);
  for (std::size_t size = 0; size < good.size(); size += 512) {
    CAPTURE(size);
    write_bytes(scratch / "cut.edition", std::string_view(good).substr(0, size));
    CHECK_FALSE(store::open_edition(scratch / "cut.edition"));
    // The same with the size in the header made to fit.
    std::string patched = good.substr(0, size);
    if (size % 4096 != 0 || size == 0) continue;
    patched[30] = static_cast<char>(size / 4096 >> 8U);
    patched[31] = static_cast<char>(size / 4096 & 0xffU);
    write_bytes(scratch / "cut.edition", patched);
    CHECK_FALSE(ask_everything(scratch / "cut.edition"));
  }
}

TEST_CASE("rows that lie are damage wherever they are read, and check names them") {
  const Scratch scratch;
  const std::string lies[] = {
      "UPDATE member SET end = 4000 WHERE family = 1 AND position = 1",
      "UPDATE member SET begin = 41, end = 41 WHERE family = 2 AND position = 1",
      "UPDATE member SET begin = -1 WHERE family = 1 AND position = 1",
      "UPDATE member SET begin = 3, end = 20 WHERE family = 2 AND position = 2",  // inside the letter with two dots
      "UPDATE member SET article = 9 WHERE family = 1 AND position = 2",
      "UPDATE member SET position = 5 WHERE family = 1 AND position = 2",
      "UPDATE member SET article = 4, end = 20 WHERE family = 1 AND position = 2",  // its pair points past that text
      "DELETE FROM member WHERE family = 1 AND position = 2",
      "DELETE FROM member WHERE family = 2",
      "UPDATE pair SET a_end = 90000000 WHERE family = 1",
      "UPDATE pair SET member_b = 3 WHERE family = 1",
      "UPDATE pair SET member_b = 1 WHERE family = 1",
      "UPDATE pair SET class = 3 WHERE family = 2",
      "UPDATE pair SET ratio = 1.5 WHERE family = 2",
      "UPDATE pair SET score = -0.5 WHERE family = 2",
      "UPDATE pair SET ratio = 9e999 WHERE family = 2",
      "UPDATE pair SET words = x'0000ffffffff0f0001' WHERE family = 1",
      "UPDATE pair SET words = x'07' WHERE family = 1",
      "UPDATE family SET earliest = 3 WHERE family = 1",
      "UPDATE family SET earliest = NULL WHERE family = 1",
      "UPDATE family SET undated = 9 WHERE family = 1",
      "UPDATE family SET story = 7 WHERE family = 1",
      "UPDATE family SET label = 'A' WHERE family = 2",
      "DELETE FROM family WHERE family = 1",
      "UPDATE body SET text_bytes = 70 WHERE article = 1",
      "UPDATE body SET text_bytes = 68 WHERE article = 1",
      "UPDATE body SET at = 1, text_bytes = text_bytes - 1 WHERE article = 4",
      "UPDATE body SET at = -1 WHERE article = 4",
      "UPDATE body SET at = 9000000000000000000 WHERE article = 4",
      "UPDATE body SET text_bytes = 1000000000000 WHERE article = 1",
      "UPDATE body SET begin = -1 WHERE article = 1",
      "UPDATE body SET begin = 9000000000000000000 WHERE article = 1",
      "UPDATE body SET bytes = bytes - 1 WHERE article = 1",
      "UPDATE body SET bytes = 30000000 WHERE article = 1",
      "UPDATE body SET bytes = -5 WHERE article = 1",
      "DELETE FROM strip",
      "UPDATE strip SET row = 2",
      "UPDATE strip SET bytes = substr(bytes, 1, 80)",
      "UPDATE strip SET bytes = zeroblob(length(bytes))",
      "UPDATE strip SET bytes = zeroblob(40000000)",
      R"(UPDATE strip SET bytes = CAST(substr(bytes, 1, (SELECT min(begin) FROM word)) ||
           zeroblob((SELECT sum(bytes) FROM word)) AS BLOB))",
      "UPDATE word SET begin = begin + 1",
      "UPDATE word SET begin = -1",
      "UPDATE word SET bytes = 100000",
      "UPDATE word SET lists = 4000 WHERE first = 'hopes'",
      "UPDATE word SET lists = -1",
      "UPDATE edition SET dictionary = 0",
      "UPDATE edition SET dictionary = -3",
      "UPDATE edition SET dictionary = 1000000000000",
      "UPDATE edition SET articles = 9000000000000000000",
      "DELETE FROM body WHERE article = 2",
      "UPDATE article SET title = CAST(x'ff41' AS TEXT) WHERE article = 1",
      "UPDATE article SET title = hex(zeroblob(5000000)) WHERE article = 1",
      "UPDATE article SET precision = 'about' WHERE article = 1",
      "UPDATE article SET precision = NULL WHERE article = 1",
      "UPDATE article SET story = 5 WHERE article = 1",
      "UPDATE article_words SET verbatim = 20 WHERE article = 1",
      "UPDATE article_words SET words = -1 WHERE article = 1",
      "DELETE FROM article_words WHERE article = 1",
      "UPDATE story SET families = 77 WHERE story = 1",
      "UPDATE edition SET articles = 3",
      "UPDATE edition SET serial = -1",
      "DELETE FROM edition",
      "UPDATE picture SET position = 7 WHERE position = 2",
      "UPDATE picture SET place = 99 WHERE position = 3",
      "UPDATE picture SET place = -1 WHERE position = 1",
      "UPDATE picture SET place = 1 - place",
      "UPDATE picture SET file = 'bridge.jpg' WHERE position = 1",
      "UPDATE picture SET alt = 'A bridge' WHERE position = 1",
      "UPDATE picture SET credit = 'Ann Lee' WHERE position = 1",
      "UPDATE picture SET line = 3 WHERE position = 1",
      "UPDATE picture SET caption = NULL WHERE position = 1",
      "UPDATE picture SET file = NULL WHERE position = 2",
      "UPDATE picture SET image = NULL WHERE position = 2",
      "UPDATE picture SET image = 9",
      "UPDATE picture SET line = -4",
      "UPDATE picture SET alt = CAST(x'ff41' AS TEXT)",
      "DELETE FROM picture",
      "DELETE FROM image",
      "UPDATE image SET width = 41",
      "UPDATE image SET width = 65535, height = 65535",
      "UPDATE image SET height = 0",
      "UPDATE image SET height = -7",
      "UPDATE image SET bytes = substr(bytes, 1, length(bytes) - 30)",  // cut off
      "UPDATE image SET bytes = substr(bytes, 1, 20)",
      "UPDATE image SET bytes = x'ffd8ff'",
      "UPDATE image SET bytes = x'474946383961'",
      "UPDATE image SET bytes = zeroblob(3000000)",
      "UPDATE image SET bytes = CAST(bytes || zeroblob(2000000) AS BLOB)",
      "UPDATE image SET image = 2",
      "UPDATE edition SET images = 4",
      "UPDATE edition SET pictures = 0",
      "UPDATE guess SET line = -3",
      "UPDATE story SET story = 9 WHERE story = 2",
      "DELETE FROM search_order WHERE position = 2",
      "UPDATE search_order SET article = 2 WHERE position = 3",
  };
  for (const std::string& lie : lies) {
    CAPTURE(lie);
    make_edition(scratch / "lie.edition", {lie});
    REQUIRE(store::open_edition(scratch / "lie.edition"));
    CHECK_FALSE(ask_everything(scratch / "lie.edition"));
  }
}

TEST_CASE("thousands of flipped bytes, one or several at a time, end in an answer or an error") {
  const Scratch scratch;
  make_edition(scratch / "good.edition");
  const std::string good = bytes_of(scratch / "good.edition");
  REQUIRE(ask_everything(scratch / "good.edition"));
  std::mt19937 random(20240301);  // NOLINT: the same flips every time
  const std::string path = scratch / "flipped.edition";
  int refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = good;
    const unsigned flips = 1 + random() % 12;
    for (unsigned i = 0; i < flips; ++i) {
      // The used parts of a page are its ends: flips in the empty middle would only cost time.
      const std::size_t page = random() % (bytes.size() / 4096);
      const std::size_t offset = random() % 2 == 0 ? random() % 128 : 4095 - random() % 512;
      bytes[page * 4096 + offset] = static_cast<char>(random());
    }
    write_bytes(path, bytes);
    if (!ask_everything(path)) ++refused;
  }
  CHECK(refused > 700);
}
