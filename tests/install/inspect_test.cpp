// Databases that were signed and are hostile all the same: each must end in its code, looked at here or by the child.
#include "store/install/inspect.h"

#include <atomic>

#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "store/edition.h"
#include "store/search/word_codec.h"
#include "store/sqlite.h"
#include "store/text_record.h"
#include "tests/install/inspected.h"
#include "tests/made_edition.h"
#include "tests/made_image.h"
#include "tests/scratch.h"

using store::EndCode;

namespace {

struct Hostile {
  std::string what;
  const char* sql;
  const char* code = "DATABASE_BAD";
};

}  // namespace

TEST_CASE("a sound edition is sound, here and in the child, and tells how far it is") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  CHECK(inspected(scratch / "sound.db").empty());
  std::size_t last = 0;
  const base::Task task{1, nullptr, [&](std::size_t done, std::size_t of) {
                          CHECK(of == 1000);
                          CHECK(done >= last);
                          last = done;
                        }};
  CHECK(store::inspect_in_child(child(), scratch / "sound.db", manifest_of(scratch / "sound.db"), task));
  CHECK(last > 500);
}

TEST_CASE("what its manifest tells otherwise is a bad database") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  const std::string path = scratch / "sound.db";
  store::Manifest manifest = manifest_of(path);
  manifest.articles = 5;
  CHECK(name_of(store::inspect_database(path, manifest, {})) == "DATABASE_BAD");
  manifest = manifest_of(path);
  manifest.serial = 8;
  CHECK(name_of(store::inspect_database(path, manifest, {})) == "DATABASE_BAD");
  manifest = manifest_of(path);
  manifest.id = "other";
  CHECK(name_of(store::inspect_database(path, manifest, {})) == "DATABASE_BAD");
  manifest = manifest_of(path);
  manifest.db_size += 4096;
  CHECK(name_of(store::inspect_database(path, manifest, {})) == "DATABASE_BAD");
  CHECK(name_of(store::inspect_database(scratch / "missing", manifest, {})) == "DATA_ERROR");
}

TEST_CASE("rows that no writer of ours writes are found, whatever their type is") {
  const Hostile rows[] = {
      {"another program", "PRAGMA application_id=7", "SCHEMA_UNKNOWN"},
      {"a schema to come", "PRAGMA user_version=99", "SCHEMA_UNKNOWN"},
      {"an old schema", "PRAGMA user_version=5", "SCHEMA_UNKNOWN"},
      {"a trigger", "CREATE TRIGGER extra AFTER INSERT ON story BEGIN SELECT 1; END"},
      {"an index", "CREATE INDEX extra ON article (title)"},
      {"a virtual table", "CREATE VIRTUAL TABLE extra USING fts5(x)"},
      {"statistics", "ANALYZE"},
      {"a view",
       "CREATE VIEW extra AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT i FROM c"},
      {"an endless view for a table", "ALTER TABLE search_language RENAME TO moved"},
      {"a column of 99 MB", "ALTER TABLE story ADD COLUMN extra TEXT AS (hex(zeroblob(49000000)))"},
      {"a title that is not UTF-8", "UPDATE article SET title = CAST(x'ff41' AS TEXT) WHERE article = 1"},
      {"a title with a zero byte", "UPDATE article SET title = CAST(x'410042' AS TEXT) WHERE article = 1"},
      {"a title of 10 MB", "UPDATE article SET title = hex(zeroblob(5000000)) WHERE article = 1"},
      {"a first word that is not UTF-8", "UPDATE word SET first = CAST(x'c3' AS TEXT) WHERE first = 'hopes'"},
      {"a language that is not UTF-8", "UPDATE search_language SET language = CAST(x'80' AS TEXT)"},
      {"a text of 60 MB", "UPDATE body SET bytes = 30000000, text_bytes = 60000000 WHERE article = 1"},
      {"a text in another's place",
       "UPDATE body SET at = 0, text_bytes = (SELECT text_bytes FROM body WHERE article = 1) WHERE article = 2"},
      {"a text that is left out", "DELETE FROM body WHERE article = 3"},
      {"a frame in another's place",
       "UPDATE body SET begin = (SELECT begin FROM body WHERE article = 1), "
       "bytes = (SELECT bytes FROM body WHERE article = 1), at = 0, text_bytes = 69 WHERE article = 4"},
      {"a strip of zeros", "UPDATE strip SET bytes = zeroblob(length(bytes))"},
      {"a strip with more behind it", "UPDATE strip SET bytes = CAST(bytes || x'00' AS BLOB)"},
      {"a strip with a row more", "INSERT INTO strip VALUES (2, x'00')"},
      {"a strip with a long row", "UPDATE strip SET bytes = CAST(bytes || zeroblob(5000) AS BLOB)"},
      {"a strip with no first row", "UPDATE strip SET row = 2"},
      {"a strip without its end", "UPDATE strip SET bytes = substr(bytes, 1, length(bytes) - 1)"},
      {"a dictionary of another length", "UPDATE edition SET dictionary = dictionary - 1"},
      {"a dictionary that is told to be none", "UPDATE edition SET dictionary = 0"},
      {"a dictionary beyond all", "UPDATE edition SET dictionary = 200000"},
      {"two families of one label", "UPDATE family SET label = 'A' WHERE family = 2"},
      {"a caption with a file", "UPDATE picture SET file = 'bridge.jpg' WHERE position = 1"},
      {"a caption of nothing", "UPDATE picture SET caption = NULL WHERE position = 1"},
      {"a picture without a file", "UPDATE picture SET file = NULL WHERE position = 2"},
      {"a passage outside its text", "UPDATE member SET end = 4000 WHERE family = 1 AND position = 1"},
      {"a passage inside a letter", "UPDATE member SET begin = 3, end = 20 WHERE family = 2 AND position = 2"},
      {"a passage of no article", "UPDATE member SET article = 9 WHERE family = 1 AND position = 2"},
      {"a pair with itself", "UPDATE pair SET member_b = 1 WHERE family = 1"},
      {"a pair the wrong way", "UPDATE pair SET member_a = 2, member_b = 1 WHERE family = 1"},
      {"a pair of no member", "UPDATE pair SET member_b = 3 WHERE family = 1"},
      {"a pair of no family", "UPDATE pair SET family = 77 WHERE family = 2"},
      {"a pair outside its text", "UPDATE pair SET a_end = 90000000 WHERE family = 1"},
      {"words outside their pair", "UPDATE pair SET words = x'0000ffffffff0f0001' WHERE family = 1"},
      {"a ratio above one", "UPDATE pair SET ratio = 1.5 WHERE family = 2"},
      {"a family of no story", "UPDATE family SET story = 7 WHERE family = 1"},
      {"a family without members", "DELETE FROM member WHERE family = 2"},
      {"an article without a text", "DELETE FROM body WHERE article = 2"},
      {"an article of no story", "UPDATE article SET story = 5 WHERE article = 1"},
      {"counts that lie", "UPDATE edition SET pairs = 99"},
      {"no edition", "DELETE FROM edition"},
      {"a search row by another number", "UPDATE search_order SET position = -1 WHERE position = 1"},
      {"a search row far behind", "UPDATE search_order SET position = 1000000000000 WHERE position = 2"},
      {"a story numbered below one", "UPDATE story SET story = -1 WHERE story = 1"},
      {"words of zeros",
       "UPDATE strip SET bytes = CAST(substr(bytes, 1, (SELECT min(begin) FROM word)) || "
       "zeroblob((SELECT sum(bytes) FROM word)) AS BLOB)"},
      {"words without their strip", "DELETE FROM strip"},
      {"a block of megabytes", "UPDATE word SET bytes = 50000000 WHERE first = 'hopes'"},
      {"a block under another word", "UPDATE word SET first = 'hope' WHERE first = 'hopes'"},
      {"the first block left out", "DELETE FROM word WHERE first = (SELECT min(first) FROM word)"},
      {"a block left out", "DELETE FROM word WHERE first = 'hopes'"},
      {"the last block left out", "DELETE FROM word WHERE first = (SELECT max(first) FROM word)"},
      {"all blocks left out", "DELETE FROM word"},
      {"lists of another block", "UPDATE word SET lists = lists + 1 WHERE first = 'hopes'"},
      {"lists nowhere", "UPDATE word SET lists = 1000000000"},
      {"a picture of another size", "UPDATE image SET width = 41", "PICTURE_BAD"},
      {"a picture cut off", "UPDATE image SET bytes = substr(bytes, 1, length(bytes) - 30)", "PICTURE_BAD"},
      {"a picture that is none", "UPDATE image SET bytes = x'474946383961'", "PICTURE_BAD"},
      {"a picture of too many bytes", "UPDATE image SET bytes = CAST(bytes || zeroblob(2000000) AS BLOB)",
       "PICTURE_BAD"},
  };
  const Scratch scratch;
  for (const Hostile& row : rows) {
    CAPTURE(row.what);
    make_edition(scratch / "hostile.db", {row.sql});
    CHECK(inspected(scratch / "hostile.db") == row.code);
  }
}

// Types that STRICT tables refuse can only be written by hand: the schema's own words are changed, and back.
TEST_CASE("values of the wrong type are found though the tables say they cannot be there") {
  const Hostile rows[] = {{"a title of bytes", "UPDATE article SET title = x'0102' WHERE article = 1"},
                          {"a body of text", "UPDATE body SET bytes = 'text' WHERE article = 1"},
                          {"a strip of text", "UPDATE strip SET bytes = 'text'"},
                          {"a number of text", "UPDATE story SET families = 'many' WHERE story = 1"},
                          {"a ratio of text", "UPDATE pair SET ratio = 'much' WHERE family = 1"},
                          {"a word of bytes", "UPDATE word SET first = x'01' WHERE first = 'hopes'"}};
  const Scratch scratch;
  for (const Hostile& row : rows) {
    CAPTURE(row.what);
    make_edition(scratch / "hostile.db");
    // Connections of their own, since a schema is read once.
    for (const std::vector<std::string>& statements :
         {std::vector<std::string>{"PRAGMA writable_schema=ON",
                                   "UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT, WITHOUT ROWID', "
                                   "') WITHOUT ROWID        '), ') STRICT', ')       ') WHERE type = 'table'"},
          std::vector<std::string>{row.sql, "PRAGMA writable_schema=ON",
                                   "UPDATE sqlite_schema SET sql = replace(replace(sql, ') WITHOUT ROWID        ', "
                                   "') STRICT, WITHOUT ROWID'), ')       ', ') STRICT') WHERE type = 'table'"}}) {
      const store::Database database = store::create_database(scratch / "hostile.db").value();
      for (const std::string& sql : statements) REQUIRE(database.run(sql));
    }
    REQUIRE(store::open_edition(scratch / "hostile.db"));  // its schema is ours to the letter
    CHECK(inspected(scratch / "hostile.db") == row.code);
  }
}

TEST_CASE("headers that promise something else, bytes behind the end and files of other kinds") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  const std::string sound = bytes_of(scratch / "sound.db");
  const auto with = [&](std::size_t at, char value) {
    std::string bytes = sound;
    bytes[at] = value;
    return bytes;
  };
  struct Row {
    const char* what;
    std::string bytes;
  };
  const Row rows[] = {{"empty", ""},
                      {"text", std::string(8192, 'x')},
                      {"half a header", sound.substr(0, 60)},
                      {"page size 512", with(16, 2)},
                      {"page size 65536", with(17, 1)},
                      {"write-ahead log", with(18, 2)},
                      {"reserved bytes", with(20, 8)},
                      {"UTF-16", with(59, 2)},
                      {"free pages", with(39, 1)},
                      {"a byte more", sound + "x"},
                      {"a page more", sound + std::string(4096, '\0')},
                      {"half", sound.substr(0, sound.size() / 8192 * 4096)}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    write_bytes(scratch / "hostile.db", row.bytes);
    CHECK(inspected(scratch / "hostile.db") == "DATABASE_BAD");
  }
}

TEST_CASE("a hot journal beside a database is not looked at") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  for (const char* suffix : {"-journal", "-wal", "-shm"})
    write_bytes(scratch / (std::string("sound.db") + suffix), bytes_of(scratch / "sound.db"));
  CHECK(inspected(scratch / "sound.db").empty());
}

TEST_CASE("pages that lead round in a circle end") {
  const Scratch scratch;
  // An overflow chain: the body of an article with pictures' bytes runs over pages, each beginning with the next one.
  make_edition(scratch / "sound.db", {"UPDATE guess SET value = hex(zeroblob(20000))"});
  const std::string sound = bytes_of(scratch / "sound.db");
  int changed = 0;
  for (std::size_t page = 2; page <= sound.size() / 4096; ++page) {
    const std::size_t at = (page - 1) * 4096;
    const auto next = static_cast<unsigned char>(sound[at + 3]);
    const bool overflow = sound[at] == 0 && sound[at + 1] == 0 && sound[at + 2] == 0 && next == page + 1;
    if (!overflow) continue;
    std::string bytes = sound;
    bytes[at + 3] = static_cast<char>(page);  // itself
    write_bytes(scratch / "hostile.db", bytes);
    CHECK(inspected(scratch / "hostile.db") == "DATABASE_BAD");
    ++changed;
  }
  CHECK(changed > 3);
  // Each page the root of something else.
  for (std::size_t page = 2; page <= sound.size() / 4096; page += 3) {
    std::string bytes = sound;
    bytes.replace((page - 1) * 4096, 4096, sound.substr(4096, 4096));
    if (bytes == sound) continue;
    write_bytes(scratch / "hostile.db", bytes);
    CHECK(inspected(scratch / "hostile.db") == "DATABASE_BAD");
  }
}

TEST_CASE("a small file that unpacks to very much ends by its steps, not by a clock") {
  const Scratch scratch;
  // One article more for each row: 16 MB of text in a frame of some hundred bytes. No manifest of so few pages affords
  // that.
  store::Article large;
  large.text = std::string(std::size_t{16} << 20U, 'x');
  large.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(large.text.size())}}};
  const std::string frame = made_frame(store::encode_record(large));
  std::string texts = made_texts();
  const std::string begin = std::to_string(texts.size());
  const std::string bytes = std::to_string(frame.size());
  for (int i = 5; i <= 900; ++i) texts += frame;
  const std::string n =
      "(WITH RECURSIVE c(i) AS (SELECT 5 UNION ALL SELECT i + 1 FROM c WHERE i < 900) SELECT i FROM c)";
  std::vector<std::string> then = {
      "INSERT INTO article (article, story, file) SELECT i, 2, 'n' || i FROM " + n,
      "INSERT INTO body SELECT i, " + begin + " + (i - 5) * " + bytes + ", " + bytes + ", 0, 16777216 FROM " + n,
      "INSERT INTO article_words SELECT i, 1, 0, 0, 0 FROM " + n, "INSERT INTO search_order SELECT i, i FROM " + n,
      "UPDATE edition SET articles = 900"};
  // Lists are read by how many articles there are.
  store::PackedWord word{"all", 1, 2, ""};
  std::string block;
  store::append_word(block, "", word);
  const std::string list = store::encode_list(std::vector<std::int64_t>{1}, 900);
  REQUIRE(list.size() == 2);
  for (std::string& sql : made_index("all", block, list, texts)) then.push_back(std::move(sql));
  make_edition(scratch / "hostile.db", then);
  store::Manifest manifest = manifest_of(scratch / "hostile.db");
  manifest.articles = 900;
  std::size_t told = 0;
  const base::Task task{1, nullptr, [&](std::size_t, std::size_t) { ++told; }};
  const auto ended = store::inspect_database(scratch / "hostile.db", manifest, task);
  REQUIRE_FALSE(ended);
  CHECK(ended.error().code == EndCode::database_bad);
  CAPTURE(ended.error().what);
  CHECK(ended.error().what.find("more than any edition of its size") != std::string::npos);
}

TEST_CASE("a picture that would fill memory is refused by its header") {
  const Scratch scratch;
  make_edition(scratch / "hostile.db", {"UPDATE image SET width = 1600, height = 1600, bytes = "
                                        "x'89504e470d0a1a0a0000000d49484452000075300000753008060000000000000000'"});
  CHECK(inspected(scratch / "hostile.db") == "PICTURE_BAD");
}

TEST_CASE("a stop ends the inspection, here and in the child") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  const store::Manifest manifest = manifest_of(scratch / "sound.db");
  std::atomic<bool> stop{true};
  CHECK(name_of(store::inspect_database(scratch / "sound.db", manifest, {1, &stop})) == "CANCELLED");
  CHECK(name_of(store::inspect_in_child(child(), scratch / "sound.db", manifest, {1, &stop})) == "CANCELLED");
}

TEST_CASE("a child that crashes, says nothing or the wrong thing is a bad database") {
  const Scratch scratch;
  make_edition(scratch / "sound.db");
  const store::Manifest manifest = manifest_of(scratch / "sound.db");
  for (const char* how : {"crash", "vanish", "senseless", "long line", "wrong code", "escape", "unknown"}) {
    CAPTURE(how);
    const auto ended = store::inspect_in_child(child(how), scratch / "sound.db", manifest, {});
    CHECK(name_of(ended) == "DATABASE_BAD");
    CHECK(ended.error().what.starts_with("the inspection "));
  }
  store::InspectionLimits impatient;
  impatient.silence_ms = 0;
  const auto silent = store::inspect_in_child(child("silent"), scratch / "sound.db", manifest, {}, impatient);
  CHECK(name_of(silent) == "DATABASE_BAD");
  std::atomic<bool> stop{false};
  const base::Task stopping{1, &stop, [&](std::size_t, std::size_t) { stop = true; }};
  CHECK(name_of(store::inspect_in_child(child("endless"), scratch / "sound.db", manifest, stopping)) == "CANCELLED");
  CHECK(name_of(store::inspect_in_child({"/no/such/program"}, scratch / "sound.db", manifest, {})) == "INTERNAL");
}

TEST_CASE("a child without memory is a bad database, and a sound one needs little") {
  const Scratch scratch;
  make_edition(scratch / "large.db", {"UPDATE guess SET value = hex(zeroblob(500000))"});
  store::InspectionLimits none;
  none.memory_bytes = std::uint64_t{1} << 20U;
  const store::Manifest manifest = manifest_of(scratch / "large.db");
  const auto ended = store::inspect_in_child(child(), scratch / "large.db", manifest, {}, none);
#ifdef __SANITIZE_ADDRESS__
  MESSAGE("SKIPPED: under a sanitizer memory cannot be limited");
#else
  CHECK(name_of(ended) == "DATABASE_BAD");
#endif
  store::InspectionLimits little;
  little.memory_bytes = std::uint64_t{24} << 20U;
  CHECK(store::inspect_in_child(child(), scratch / "large.db", manifest, {}, little));
}
