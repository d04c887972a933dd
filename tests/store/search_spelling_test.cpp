#include "store/search_spelling.h"

#include <algorithm>
#include <random>
#include <set>

#include "doctest/doctest.h"
#include "platform/base/edit_distance.h"
#include "store/body.h"
#include "store/schema.h"
#include "store/strip.h"
#include "store/word_codec.h"

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

// An index of these words, a row of the strip of words for each block.
void insert_index(const store::Database& database, const std::set<std::string>& words) {
  REQUIRE(database.run("INSERT INTO edition VALUES (1, 'w', 'W', 1, NULL, NULL, 0, 0, 1, 0, 0, 0, 0, 0)"));
  store::Statement row = database.prepare("INSERT INTO word VALUES (?, ?, ?, ?, ?, 0)").value();
  store::Statement strip = database.prepare("INSERT INTO word_strip VALUES (?, ?)").value();
  std::int64_t block = 0;
  for (auto word = words.begin(); word != words.end();) {
    const std::string first = *word;
    std::string before;
    std::string packed;
    for (int count = 0; count < 100 && word != words.end(); ++count, ++word) {
      store::append_word(packed, before, {*word, 1, 1, ""});
      before = *word;
    }
    const std::string frame = store::compress_body(packed).value();
    row.bind(1, block + 1).bind(2, std::string_view(first)).bind(3, block * store::strip_row_bytes);
    row.bind(4, static_cast<std::int64_t>(frame.size())).bind(5, static_cast<std::int64_t>(packed.size()));
    REQUIRE(row.run());
    REQUIRE(strip.bind(1, ++block).bind_blob(2, frame).run());
  }
}

}  // namespace

TEST_CASE("every word that is near by its letters one by one is found, and none of another length is made up") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  std::mt19937 dice(7);
  std::set<std::string> words;
  while (words.size() < 1500) words.insert(random_word(dice));
  insert_index(database, words);
  std::vector<store::QueryTerm> terms(40);
  for (store::QueryTerm& term : terms) term = {random_word(dice), dice() % 2 == 0, false, {}};
  std::vector<bool> wanted(terms.size(), true);
  wanted[3] = false;
  const auto found = store::near_words(database, terms, wanted, words.size()).value();
  REQUIRE(found.size() == terms.size());
  std::size_t near = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::u32string typed = letters(terms[i].word);
    const std::uint32_t most = typed.size() < 3 ? 10 : typed.size() < 7 ? 20 : 26;
    const std::uint32_t most_begun = typed.size() <= 3 ? 0 : 10;
    std::set<std::string> expected;
    for (const std::string& word : words) {
      const std::u32string known = letters(word);
      const base::Distance apart = base::edit_distance(typed, known, most);
      const bool begun = terms[i].prefix && known.size() > typed.size() && apart.beginning <= most_begun;
      if (wanted[i] && typed.size() >= 2 && (apart.whole <= most || begun)) expected.insert(word);
    }
    std::set<std::string> got;
    for (const store::NearWord& word : found[i]) got.insert(word.written);
    CAPTURE(terms[i].word);
    CHECK(got == expected);
    near += expected.size();
  }
  CHECK(near > 1000);
}
