// Page furniture known by its words: a table of short patterns, each with the name of its rule. Data, not code; none of
// them names a publisher. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/write/clean_shape.h"

namespace store {

// Where in the page a phrase is furniture: between two paragraphs of the body much more may be said than around it.
enum class Zone { anywhere, edge, tail };

// A pattern is words with spaces between: `a|b` is either, `?a|b` either or nothing, `#` a number, `%` any one word,
// `*` up to eight words, `**` everything to the end. It must take the whole unit. A `!` in front says that the words
// are furniture by themselves: nothing else has to speak for it.
struct Phrase {
  std::string_view rule;
  Zone zone = Zone::anywhere;
  std::string_view pattern;
};

std::span<const Phrase> phrases();

// Requires: a pattern without `!`.
bool matches(std::string_view pattern, std::span<const std::string> words);

// The first phrase that matches, those for anywhere before the others; nullptr when none does. Units of more than
// max_shape_words words match nothing.
const Phrase* find_phrase(const Shape& shape);

}  // namespace store
