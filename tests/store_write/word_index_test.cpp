// The search index as it is written, of many blocks and rows of a strip, against an obvious one.
#include "store/search/word_index.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/write/write_edition.h"
#include "tests/scratch.h"

namespace {

using Rows = std::vector<std::int64_t>;

// Words of which some stand nearly everywhere and most nowhere else.
std::string word_of(std::mt19937& random) {
  const unsigned which = random() % 3;
  const unsigned of = which == 0 ? 9 : which == 1 ? 300 : 40000;
  return std::string(which == 0 ? "the" : which == 1 ? "über" : "w") + std::to_string(random() % of);
}

std::string folded(const std::string& word) {
  return word.starts_with("ü") ? "u" + word.substr(std::string_view("ü").size()) : word;
}

// What the index must hold: the last article is the newest, so it is the first row.
std::map<std::string, Rows> write_articles(const std::string& path, std::size_t count) {
  std::mt19937 random(5);  // NOLINT: the same every time
  std::map<std::string, Rows> expected;
  std::vector<store::Article> articles(count);
  for (std::size_t i = 0; i < count; ++i) {
    store::Article& one = articles[i];
    one.file = std::to_string(i) + ".txt";
    one.story = one.story_id = "story";
    one.title = "Title " + word_of(random);
    one.published = store::PublicationTime{std::to_string(1000 + i), store::Precision::year};
    std::set<std::string> words{"title", folded(one.title->substr(6)), "+title", "+" + folded(one.title->substr(6))};
    for (int word = 0; word < 60; ++word) {
      const std::string next = word_of(random);
      one.text += next + " ";
      words.insert(folded(next));
    }
    one.text.back() = '.';
    one.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(one.text.size())}}};
    for (const std::string& word : words) expected[word].push_back(static_cast<std::int64_t>(count - i));
  }
  for (auto& [word, rows] : expected) std::reverse(rows.begin(), rows.end());
  store::EditionInfo info;
  info.id = info.title = "words";
  REQUIRE(store::write_edition(path, info, articles, {}));
  return expected;
}

Rows rows_of(store::WordIndex& index, const store::IndexedWord& word) {
  store::RowSet rows(index.rows());
  REQUIRE(index.add_rows(word, rows));
  return rows.first(static_cast<std::size_t>(index.rows()));
}

}  // namespace

TEST_CASE("every word of the articles is in the index with its rows, in order, and no other") {
  const Scratch scratch;
  const std::map<std::string, Rows> expected = write_articles(scratch / "x.edition", 700);
  CHECK(store::open_edition(scratch / "x.edition").value().check().value().empty());
  const store::Database database = store::open_immutable(scratch / "x.edition").value();
  CHECK(database.integer("SELECT count(*) FROM word").value() > 10);
  CHECK(database.integer("SELECT max(lists) - min(lists) FROM word").value() > 3 * 4096);
  store::WordIndex index = store::WordIndex::open(database).value();
  REQUIRE(index.seek(""));
  std::size_t words = 0;
  auto next = expected.begin();
  for (store::IndexedWord word; index.next(word).value(); ++next, ++words) {
    REQUIRE(next != expected.end());
    REQUIRE(word.packed.word == next->first);
    CHECK(rows_of(index, word) == next->second);
    CHECK(word.packed.rows == static_cast<std::int64_t>(next->second.size()));
    CHECK(word.packed.written.empty() == !next->first.starts_with("uber"));
  }
  CHECK(words == expected.size());
}

TEST_CASE("words are found one by one, and where one would stand") {
  const Scratch scratch;
  const std::map<std::string, Rows> expected = write_articles(scratch / "x.edition", 700);
  const store::Database database = store::open_immutable(scratch / "x.edition").value();
  store::WordIndex index = store::WordIndex::open(database).value();
  for (const auto& [word, rows] : expected) {
    CAPTURE(word);
    const auto found = index.find(word).value();
    REQUIRE(found.has_value());
    CHECK(rows_of(index, *found) == rows);
    CHECK(index.rows_with(word + "!").value() == 0);
  }
  for (const std::string from : {"", "+", "0", "the", "the5", "w2", "w39", "zzz"}) {
    CAPTURE(from);
    const auto wanted = expected.lower_bound(from);
    store::IndexedWord word;
    REQUIRE(index.seek(from));
    REQUIRE(index.next(word).value() == (wanted != expected.end()));
    if (wanted != expected.end()) CHECK(word.packed.word == wanted->first);
  }
}

TEST_CASE("an edition of nothing has an index of nothing") {
  const Scratch scratch;
  store::EditionInfo info;
  info.id = info.title = "none";
  REQUIRE(store::write_edition(scratch / "x.edition", info, std::span<const store::Article>(), {}));
  const store::Database database = store::open_immutable(scratch / "x.edition").value();
  store::WordIndex index = store::WordIndex::open(database).value();
  store::IndexedWord word;
  REQUIRE(index.seek("a"));
  CHECK_FALSE(index.next(word).value());
  CHECK(index.rows_with("a").value() == 0);
}
