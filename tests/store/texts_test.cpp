#include "store/texts.h"

#include "doctest/doctest.h"
#include "store/schema.h"
#include "store/text_record.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

store::Article lonely(const std::string& text) {
  store::Article article;
  article.text = text;
  article.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
  return article;
}

// A database of nothing but frames: of each the lengths of the texts it tells of.
struct Frame {
  std::string records;
  std::vector<std::pair<std::int64_t, std::int64_t>> texts;  // at, bytes
};
store::Database with_frames(const std::vector<Frame>& frames) {
  store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  std::string strip(made_dictionary);
  REQUIRE(database.run("INSERT INTO edition VALUES (1, 'w', 'W', 1, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, " +
                       std::to_string(strip.size()) + ")"));
  int article = 0;
  for (const Frame& frame : frames) {
    const std::string packed = made_frame(frame.records);
    for (const auto& [at, bytes] : frame.texts)
      REQUIRE(database.run("INSERT INTO body VALUES (" + std::to_string(++article) + ", " +
                           std::to_string(strip.size()) + ", " + std::to_string(packed.size()) + ", " +
                           std::to_string(at) + ", " + std::to_string(bytes) + ")"));
    strip += packed;
  }
  for (const std::string& sql : made_strip(strip)) REQUIRE(database.run(sql));
  return database;
}

std::string text_of(store::TextReader& texts, std::int64_t article) {
  const auto stored = texts.find(article);
  return stored ? std::string(stored.value().text()) : "fails";
}

}  // namespace

TEST_CASE("texts are found in their frames, in any order and again") {
  std::vector<Frame> frames;
  std::vector<std::string> told;
  for (int i = 0; i < 200; ++i) {
    Frame frame;
    for (int one = 0; one < 1 + i % 3; ++one) {
      told.push_back("Text " + std::to_string(i) + " of " + std::string(static_cast<std::size_t>(one), 'x'));
      frame.texts.emplace_back(frame.records.size(), told.back().size());
      frame.records += store::encode_record(lonely(told.back()));
    }
    frames.push_back(frame);
  }
  const store::Database database = with_frames(frames);
  store::TextReader texts = store::TextReader::open(database).value();
  const std::size_t count = told.size();
  // Steps that go back and forth, over more frames than are kept.
  for (std::size_t step = 0, at = 0; step < 3 * count; ++step, at = (at + 157) % count)
    CHECK(text_of(texts, static_cast<std::int64_t>(at) + 1) == told[at]);
  CHECK(text_of(texts, 0) == "fails");
  CHECK(text_of(texts, static_cast<std::int64_t>(count) + 1) == "fails");
}

TEST_CASE("a frame of more than several articles may have is of one alone") {
  const std::string small = store::encode_record(lonely("A short one."));
  const std::string large(static_cast<std::size_t>(store::max_shared_frame_bytes), 'y');
  const std::string alone = store::encode_record(lonely(large));
  const auto size = static_cast<std::int64_t>(large.size());
  const store::Database database =
      with_frames({{alone, {{0, size}}}, {small + alone, {{0, 12}, {static_cast<std::int64_t>(small.size()), size}}}});
  store::TextReader texts = store::TextReader::open(database).value();
  CHECK(text_of(texts, 1) == large);
  CHECK(text_of(texts, 2) == "A short one.");
  CHECK(text_of(texts, 3) == "fails");
  CHECK(text_of(texts, 1) == large);
}

TEST_CASE("places outside a frame and frames beyond all are damage, and nothing is unpacked for them") {
  const std::string record = store::encode_record(lonely("A short one."));
  const std::string beyond(static_cast<std::size_t>(store::max_frame_bytes) + 1, 'y');
  const store::Database database =
      with_frames({{record, {{0, 12}, {1, 11}, {13, 99}, {-1, 3}, {0, -1}, {20, 0}}}, {beyond, {{0, 12}}}});
  store::TextReader texts = store::TextReader::open(database).value();
  CHECK(text_of(texts, 1) == "A short one.");
  CHECK(text_of(texts, 2) == " short one.");
  for (const std::int64_t article : {3, 4, 5, 6, 7}) CHECK(text_of(texts, article) == "fails");
  REQUIRE(database.run("UPDATE body SET at = 0, text_bytes = 12, begin = -1 WHERE article = 3"));
  REQUIRE(database.run("UPDATE body SET at = 0, text_bytes = 12, bytes = 0 WHERE article = 4"));
  REQUIRE(database.run("UPDATE body SET at = 0, text_bytes = 12, bytes = 9000000000 WHERE article = 5"));
  for (const std::int64_t article : {3, 4, 5}) CHECK(text_of(texts, article) == "fails");
}

TEST_CASE("a dictionary is as long as it may be, and no longer") {
  const store::Database database = with_frames({});
  for (const std::string& sql : made_strip(std::string(200000, 'd'))) REQUIRE(database.run(sql));
  const auto opens = [&](std::int64_t bytes) {
    REQUIRE(database.run("UPDATE edition SET dictionary = " + std::to_string(bytes)));
    return static_cast<bool>(store::TextReader::open(database));
  };
  CHECK(opens(0));
  CHECK(opens(store::max_dictionary_bytes));
  CHECK_FALSE(opens(store::max_dictionary_bytes + 1));
  CHECK_FALSE(opens(-1));
}
