#include "store/write/clean/phrases.h"

#include <sstream>
#include <string>
#include <vector>

#include "doctest/doctest.h"

namespace {

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

// Words that the pattern takes: of every choice the one numbered `choice`, with the optional words or without.
std::vector<std::string> words_for(const store::Phrase& phrase, std::size_t choice, bool with_optional) {
  std::string pattern(phrase.pattern);
  if (pattern.front() == '!') pattern.erase(0, 1);
  std::vector<std::string> words;
  for (std::string word : parts_of(pattern, ' ')) {
    if (word.front() == '?' && !with_optional) continue;
    if (word.front() == '?') word.erase(0, 1);
    if (word == "*" || word == "**") continue;
    const std::vector<std::string> either = parts_of(word, '|');
    word = either[choice % either.size()];
    words.push_back(word == "#" ? "42" : word == "%" ? "zebra" : word);
  }
  return words;
}

}  // namespace

TEST_CASE("what is told of a phrase beforehand holds for all it takes, so none is passed over") {
  int taken = 0;
  for (const auto table : {store::phrases(), store::foreign_phrases()}) {
    for (const store::Phrase& phrase : table) {
      CAPTURE(std::string(phrase.pattern));
      for (std::size_t choice = 0; choice < 24; ++choice) {
        for (const bool with_optional : {false, true}) {
          store::Shape shape;
          shape.words = words_for(phrase, choice, with_optional);
          shape.word_count = static_cast<int>(shape.words.size());
          const std::string_view pattern = phrase.pattern.substr(phrase.pattern.starts_with('!') ? 1 : 0);
          if (shape.words.empty() || !store::matches(pattern, shape.words)) continue;
          ++taken;
          CAPTURE(shape.words.front());
          CHECK(store::find_phrase(shape) != nullptr);
          CHECK((phrase.bounds.first_bytes & store::bit_of_first_byte(shape.words.front())) != 0);
          CHECK(phrase.bounds.least_words <= shape.words.size());
          CHECK(phrase.bounds.most_words >= shape.words.size());
        }
      }
    }
  }
  CHECK(taken > 10'000);
}

TEST_CASE("words that no phrase begins with are furniture of no kind") {
  for (const char* word : {"herons", "quarterday", "zzz"}) {
    store::Shape shape;
    shape.words = {word, "nested", "again"};
    shape.word_count = 3;
    CHECK(store::find_phrase(shape) == nullptr);
  }
}
