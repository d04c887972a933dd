// Page furniture known by its words: a table of short patterns, each with the name of its rule. Data, not code; none of
// them names a publisher. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/write/clean/shape.h"

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
// The same in other languages than English; of the rule "related articles" are the headers over such lists.
std::span<const Phrase> foreign_phrases();

// Requires: a pattern without `!`.
bool matches(std::string_view pattern, std::span<const std::string> words);

// Whether the pattern leaves no word open: then the words are enough by themselves.
bool is_exact(std::string_view pattern);

// The first phrase that matches: exact ones for anywhere, the others for anywhere, the rest; nullptr when none does.
// Units of more than max_shape_words words match nothing.
const Phrase* find_phrase(const Shape& shape);

// "Lesen Sie auch", "Sur le même sujet".
bool is_foreign_related_header(std::span<const std::string> words);

}  // namespace store
