// Words: the one rule for matching and search alike. ICU word boundaries; folded (case, quotes, dashes, width,
// accents kept apart from matching's needs), so that `“It’s”` and `"IT'S"` are the same words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/utf8.h"

namespace store {

struct Token {
  base::TextRange range;     // in the text, without surrounding punctuation
  std::uint32_t folded = 0;  // offset into Tokens::folded
  std::uint32_t folded_bytes = 0;
  bool sentence_start = false;
  bool paragraph_start = false;
};

struct Tokens {
  std::vector<Token> words;
  std::string folded;  // the folded words, one after the other
};

inline std::string_view folded_word(const Tokens& tokens, const Token& token) {
  return std::string_view(tokens.folded).substr(token.folded, token.folded_bytes);
}

// The words of a text. Requires: text is valid UTF-8. `language` (BCP 47, may be empty) guides word boundaries.
Tokens tokenise(std::string_view text, std::string_view language);

}  // namespace store
