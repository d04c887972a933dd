// The shape of a piece of text: what the rules of cleaning look at. Pure.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Shape {
  std::vector<std::string> words;  // the first max_words, lower case, without apostrophes; "©" is a word too
  int word_count = 0;              // all of them; two characters of Chinese or Japanese count as one
  int letters = 0;
  int capitalised = 0;         // words that begin with a capital letter
  int all_capitals = 0;        // words of two letters or more in capitals
  int sentence_ends = 0;       // . ! ? … and their kin at the end of words
  bool ends_sentence = false;  // the last sign, quotation marks and brackets aside
  bool ends_with_colon = false;
  bool ends_with_ellipsis = false;
  bool has_quotation = false;  // a quotation mark stands in it
  bool starts_lower = false;
  bool starts_quoted = false;
  int narrative = 0;  // said, told, was, he, she...: somebody tells what happened
  int address = 0;    // you, your, us, our: somebody speaks to the reader
};

constexpr int max_shape_words = 80;

// Requires: text is clean (clean_characters).
Shape shape_of(std::string_view text);

// Longer than a line or two of page furniture, and a sentence.
bool is_prose(const Shape& shape);

}  // namespace store
