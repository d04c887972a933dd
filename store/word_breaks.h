// Where words begin and end, before folding: ICU's word boundaries (UAX 29, dictionaries for Chinese, Japanese, Thai),
// with `:`, `;`, `_` and `@` always between words. Stretches of Latin and Cyrillic text take a short cut that gives the
// same boundaries; the tests compare both.
#pragma once

#include <string_view>
#include <vector>

#include "platform/base/utf8.h"

namespace store {

enum class WordBreaks {
  fast,  // the short cut where it is known to agree
  icu,   // ICU everywhere: what the short cut is tested against
};

struct WordRange {
  base::TextRange range;
  bool plain = false;  // ASCII letters, digits and apostrophes only: folding makes it lower case and nothing else
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// Requires: text is valid UTF-8. Ranges in order; white space, punctuation and symbols are no words.
std::vector<WordRange> word_ranges(std::string_view text, std::string_view language, WordBreaks how = WordBreaks::fast);

}  // namespace store
