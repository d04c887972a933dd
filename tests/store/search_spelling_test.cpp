#include "store/search/spelling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"
#include "platform/base/edit_distance.h"
#include "store/body.h"
#include "store/schema.h"
#include "store/search/word_codec.h"
#include "store/strip.h"

namespace {

std::u32string letters(const std::string& word) {
  std::u32string out;
  base::code_points(word, out);
  return out;
}

// Few letters, of one, two and three bytes, so that many words are near each other.
std::string random_word(std::mt19937& dice) {
  constexpr const char* alphabet[] = {"a", "b", "c", "d", "\xCE\xB4", "\xCE\xB5", "\xE6\xB0\xB4"};
  std::string word;
  for (std::size_t length = 1 + dice() % 9; length > 0; --length) word += alphabet[dice() % std::size(alphabet)];
  return word;
}

struct Known {
  std::int64_t rows = 1;
  std::string written;  // "" when as the word
};
using Words = std::map<std::string, Known>;

// An index of these words, a row of the strip for each block.
void insert_index(const store::Database& database, const Words& words) {
  REQUIRE(database.run("INSERT INTO edition VALUES (1, 'w', 'W', 1, NULL, NULL, 0, 0, 1, 0, 0, 0, 0, 0, 0)"));
  store::Statement row = database.prepare("INSERT INTO word VALUES (?, ?, ?, 0)").value();
  store::Statement strip = database.prepare("INSERT INTO strip VALUES (?, ?)").value();
  std::int64_t block = 0;
  for (auto word = words.begin(); word != words.end();) {
    const std::string first = word->first;
    std::string before;
    std::string packed;
    for (int count = 0; count < 100 && word != words.end(); ++count, ++word) {
      store::append_word(packed, before, {word->first, word->second.rows, 1, word->second.written});
      before = word->first;
    }
    const std::string frame = store::compress_body(packed).value();
    row.bind(1, std::string_view(first)).bind(2, block * store::strip_row_bytes);
    REQUIRE(row.bind(3, static_cast<std::int64_t>(frame.size())).run());
    REQUIRE(strip.bind(1, ++block).bind_blob(2, frame).run());
  }
}

Words random_words(std::mt19937& dice, std::size_t count) {
  Words words;
  while (words.size() < count) {
    const std::string word = random_word(dice);
    words[word] = {static_cast<std::int64_t>(1 + dice() % 300), dice() % 4 == 0 ? word + "\xC3\xA9" : ""};
  }
  return words;
}

// What near_words() says, from all words one by one.
std::vector<std::string> nearest(const Words& words, const store::QueryTerm& term, std::size_t most_found) {
  const std::u32string typed = letters(term.word);
  const std::uint32_t most = typed.size() < 3 ? 10 : typed.size() < 7 ? 20 : 26;
  const std::uint32_t most_begun = typed.size() <= 3 ? 0 : 10;
  std::vector<std::pair<double, std::string>> near;
  for (const auto& [word, known] : words) {
    const std::u32string told = letters(word);
    const base::Distance apart = base::edit_distance(typed, told, most);
    double cost = 1e9;
    if (apart.whole <= most) cost = static_cast<double>(apart.whole) / 10;
    if (term.prefix && told.size() > typed.size() && apart.beginning <= most_begun) {
      const double to_come = 0.2 * static_cast<double>(told.size() - typed.size());
      cost = std::min(cost, static_cast<double>(apart.beginning) / 10 + 0.5 + std::min(to_come, 1.0));
    }
    if (typed.size() < 2 || cost > 1e8) continue;
    near.emplace_back(cost - 0.04 * std::log(static_cast<double>(known.rows)),
                      known.written.empty() ? word : known.written);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> found;
  for (std::size_t i = 0; i < std::min(most_found, near.size()); ++i) found.push_back(near[i].second);
  return found;
}

std::vector<store::QueryTerm> random_terms(std::mt19937& dice, std::size_t count) {
  std::vector<store::QueryTerm> terms(count);
  for (store::QueryTerm& term : terms)
    term = {.word = random_word(dice),
            .typed = {},
            .prefix = dice() % 2 == 0,
            .minor = false,
            .forms = {},
            .form_languages = {}};
  return terms;
}

// Finds for 60 random terms what looking at all words one by one finds, in its order, the first `most`.
void check_terms(const store::Database& database, const Words& words, std::mt19937& dice, std::size_t most) {
  const std::vector<store::QueryTerm> terms = random_terms(dice, 60);
  std::vector<bool> wanted(terms.size(), true);
  wanted[3] = false;
  const auto found = store::near_words(database, terms, wanted, most).value();
  REQUIRE(found.size() == terms.size());
  std::size_t near = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::vector<std::string> got;
    for (const store::NearWord& word : found[i]) got.push_back(word.written);
    CAPTURE(terms[i].word);
    CHECK(got == (wanted[i] ? nearest(words, terms[i], most) : std::vector<std::string>()));
    near += got.size();
  }
  CHECK(near > 60);
}

}  // namespace

TEST_CASE("near words are those that looking at every word letter by letter finds, in its order") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  std::mt19937 dice(7);
  const Words words = random_words(dice, 1500);
  insert_index(database, words);
  check_terms(database, words, dice, words.size());
  check_terms(database, words, dice, 3);
  CHECK(database.known_words().at_end);
}

TEST_CASE("of more words than may be kept in memory the rest is read each time, and the answers are the same") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  database.known_words().most_bytes = 900;
  std::mt19937 dice(8);
  const Words words = random_words(dice, 1500);
  insert_index(database, words);
  for (int round = 0; round < 2; ++round) {
    check_terms(database, words, dice, 3);
    CHECK_FALSE(database.known_words().at_end);
    CHECK(database.known_words().packed.size() < 1200);
  }
}

TEST_CASE("reading the words into memory goes on where the next key ended it") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  std::mt19937 dice(9);
  const Words words = random_words(dice, 1500);
  insert_index(database, words);
  int left = 4;
  const std::function<bool()> ends_soon = [&] { return --left > 0; };
  database.ask_often(&ends_soon);
  CHECK(store::remember_words(database).error().code == base::ErrorCode::interrupted);
  const std::size_t before = database.known_words().packed.size();
  CHECK(before > 0);
  CHECK_FALSE(database.known_words().at_end);
  database.ask_often(nullptr);
  REQUIRE(store::remember_words(database));
  CHECK(database.known_words().packed.size() > before);
  CHECK(database.known_words().at_end);
  check_terms(database, words, dice, 3);
}

TEST_CASE("an index whose words do not rise is looked at once, not for ever") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  database.known_words().most_bytes = 10;
  insert_index(database, {{"anchor", {}}, {"barley", {}}, {"cabbage", {}}});
  REQUIRE(database.run("UPDATE word SET first = 'barley'"));
  std::string packed;
  store::append_word(packed, "", {"barley", 1, 1, ""});
  store::append_word(packed, "barley", {"anchor", 1, 1, ""});
  store::append_word(packed, "anchor", {"anchor", 1, 1, ""});
  const std::string frame = store::compress_body(packed).value();
  store::Statement row = database.prepare("UPDATE word SET bytes = ?").value();
  REQUIRE(row.bind(1, static_cast<std::int64_t>(frame.size())).run());
  REQUIRE(database.prepare("UPDATE strip SET bytes = ?").value().bind_blob(1, frame).run());
  store::QueryTerm term;
  term.word = "barlex";
  const auto found = store::near_words(database, std::vector{term}, {true}, 3);
  REQUIRE(found);
  CHECK(found.value()[0].size() == 1);
}
