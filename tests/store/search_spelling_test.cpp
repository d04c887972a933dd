#include "store/search_spelling.h"

#include <algorithm>
#include <random>
#include <set>

#include "doctest/doctest.h"
#include "platform/base/edit_distance.h"
#include "platform/base/utf8.h"

namespace {

std::u32string letters(const std::string& word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    out.push_back(point.value);
    at += point.bytes;
  }
  return out;
}

// Few letters, of one, two and three bytes, so that many words are near each other.
std::string random_word(std::mt19937& dice) {
  constexpr const char* alphabet[] = {"a", "b", "c", "d", "\xCE\xB4", "\xCE\xB5", "\xE6\xB0\xB4"};
  std::string word;
  for (std::size_t length = 1 + dice() % 9; length > 0; --length) word += alphabet[dice() % std::size(alphabet)];
  return word;
}

}  // namespace

TEST_CASE("every word that is near by its letters one by one is found, and none of another length is made up") {
  const store::Database database = store::create_in_memory().value();
  REQUIRE(
      database.run("CREATE TABLE word (word TEXT PRIMARY KEY, articles INTEGER NOT NULL, written TEXT) WITHOUT ROWID"));
  std::mt19937 dice(7);
  std::set<std::string> words;
  while (words.size() < 1500) words.insert(random_word(dice));
  for (const std::string& word : words) {
    store::Statement row = database.prepare("INSERT INTO word VALUES (?, 1, NULL)").value();
    REQUIRE(row.bind(1, word).step());
  }
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
