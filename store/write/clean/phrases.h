// Page furniture known by its words: a table of short patterns, each with the name of its rule. Data, not code; none of
// them names a publisher. Pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "store/write/clean/shape.h"

namespace store {

// Where in the page a phrase is furniture: between two paragraphs of the body much more may be said than around it.
enum class Zone { anywhere, edge, tail };

// What can be told of a pattern beforehand, so that most units need not be laid against it: nearly every page would ask
// each of them of each of its lines.
struct PhraseBounds {
  std::uint64_t first_bytes = 0;  // bit n: its first word may begin with a byte whose lowest six bits are n
  std::uint16_t least_words = 0;
  std::uint16_t most_words = 0;
  bool exact = true;
};
constexpr PhraseBounds bounds_of(std::string_view pattern);

// A pattern is words with spaces between: `a|b` is either, `?a|b` either or nothing, `#` a number, `%` any one word,
// `*` up to eight words, `**` everything to the end. It must take the whole unit. A `!` in front says that the words
// are furniture by themselves: nothing else has to speak for it.
struct Phrase {
  std::string_view rule;
  Zone zone = Zone::anywhere;
  std::string_view pattern;
  PhraseBounds bounds;

  constexpr Phrase(std::string_view of, Zone where, std::string_view words)
      : rule(of), zone(where), pattern(words), bounds(bounds_of(words)) {}
};

std::span<const Phrase> phrases();
// The same in other languages than English; of the rule "related articles" are the headers over such lists.
std::span<const Phrase> foreign_phrases();

// Requires: a pattern without `!`.
bool matches(std::string_view pattern, std::span<const std::string> words);

// Whether the pattern leaves no word open: then the words are enough by themselves.
constexpr bool is_exact(std::string_view pattern) {
  return pattern.starts_with('!') || pattern.find_first_of("*%") == std::string_view::npos;
}

constexpr std::uint64_t bit_of_first_byte(std::string_view word) {
  return std::uint64_t{1} << (static_cast<unsigned char>(word[0]) & 63U);
}

// The bits of all words that one word of a pattern stands for.
constexpr std::uint64_t first_bytes_of(std::string_view alternatives) {
  if (alternatives[0] == '*' || alternatives == "%") return ~std::uint64_t{0};
  std::uint64_t bits = 0;
  if (alternatives == "#")
    for (const char digit : std::string_view("0123456789")) bits |= bit_of_first_byte({&digit, 1});
  if (alternatives == "#") return bits;
  for (std::size_t from = 0; from < alternatives.size();) {
    const std::size_t end = std::min(alternatives.find('|', from), alternatives.size());
    bits |= bit_of_first_byte(alternatives.substr(from));
    from = end + 1;
  }
  return bits;
}

constexpr PhraseBounds bounds_of(std::string_view pattern) {
  constexpr std::uint16_t any = std::numeric_limits<std::uint16_t>::max();
  PhraseBounds bounds;
  bounds.exact = is_exact(pattern);
  if (pattern.starts_with('!')) pattern.remove_prefix(1);
  bool begins = true;  // all words so far may be missing
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    const std::string_view word = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    const bool optional = word[0] == '?' || word[0] == '*';
    if (begins) bounds.first_bytes |= first_bytes_of(word[0] == '?' ? word.substr(1) : word);
    begins = begins && optional;
    bounds.least_words = static_cast<std::uint16_t>(bounds.least_words + (optional ? 0 : 1));
    if (word == "**" || bounds.most_words == any) {
      bounds.most_words = any;
    } else {
      bounds.most_words = static_cast<std::uint16_t>(bounds.most_words + (word == "*" ? 8 : 1));
    }
  }
  return bounds;
}

// The first phrase that matches: exact ones for anywhere, the others for anywhere, the rest; nullptr when none does.
// Units of more than max_shape_words words match nothing.
const Phrase* find_phrase(const Shape& shape);

// "Lesen Sie auch", "Sur le même sujet".
bool is_foreign_related_header(std::span<const std::string> words);

}  // namespace store
