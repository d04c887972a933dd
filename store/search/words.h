// Words as searching sees them: those of tokens.h, folded further, so that what is typed without care still matches.
// Accents and vowel points go ("Málaga" and "malaga"), "ß" "ø" "æ" become plain letters, "council's" is "council",
// "O'Brien" is "obrien", "l'eau" is found as "eau" too. Only letters, digits and what is not ASCII are left. The index
// is made of these words, and queries are read as them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/utf8.h"

namespace store {

struct SearchWord {
  base::TextRange range;    // in the text; whole graphemes
  std::uint32_t begin = 0;  // of the folded word, into SearchWords::folded
  std::uint32_t bytes = 0;
  std::uint32_t place = 0;  // counts the words of the text; two spellings of one word have the same place
};

struct SearchWords {
  std::vector<SearchWord> words;  // in the order of the text
  std::string folded;
  std::string_view operator[](const SearchWord& word) const {
    return std::string_view(folded).substr(word.begin, word.bytes);
  }
};

// Longer words are cut: nobody types more, and a hostile text cannot make a large index.
constexpr std::size_t most_letters_of_word = 64;

// Requires: text is valid UTF-8 of less than 4 GiB. `language` as for tokenise().
SearchWords search_words(std::string_view text, std::string_view language);

// What a number means, whichever way its digits are grouped: "3500" for "3,500" and "3.500", "3.5" for "3,5"; "" for
// what is no number. Three digits behind a single sign may be either; they are taken for thousands.
std::string number_meant(std::string_view written);

// Number of code points.
std::size_t letters_of(std::string_view word);

}  // namespace store
