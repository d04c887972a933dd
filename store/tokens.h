// Words: the one rule for matching and search alike. ICU word boundaries; folded (case, quotes, dashes, width; accents
// are kept), so that `“It’s”` and `"IT'S"` are the same words, and so are "U.S." and "US", "1,000" and "1000".
// A hyphen separates words: "hit-and-run" is three, as "hit and run" is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/utf8.h"

namespace store {

struct Token {
  base::TextRange range;     // in the text, without surrounding punctuation, but with the last dot of "U.S."
  std::uint32_t folded = 0;  // offset into Tokens::folded
  std::uint32_t folded_bytes = 0;
  bool sentence_start = false;   // true for the first word of a paragraph too
  bool paragraph_start = false;  // after a blank line, or at the head of a list item
  bool line_start = false;       // the first word, and those with a line's end in front of them
  bool clause_start = false;     // anything but white space, a hyphen or the dot of an abbreviation stands in front
};

struct Tokens {
  std::vector<Token> words;
  std::string folded;  // the folded words, one after the other
};

inline std::string_view folded_word(const Tokens& tokens, const Token& token) {
  return std::string_view(tokens.folded).substr(token.folded, token.folded_bytes);
}

// The words of a text. Requires: text is valid UTF-8 of less than 4 GiB. `language` (BCP 47, may be empty) guides
// word boundaries in scripts that need it.
Tokens tokenise(std::string_view text, std::string_view language);

// "U.S" takes its last dot along; "end." does not.
void take_last_dot(std::string_view text, base::TextRange& range);

}  // namespace store
