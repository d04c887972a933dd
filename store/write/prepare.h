// A text made ready for matching: its words as numbers, their weights, its sentences, and sorted indexes of its
// three-word runs and of its telling words. Made once per text, compared many times.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/tokens.h"

namespace store {

struct MatchText {
  std::string_view text;      // valid UTF-8 of less than 4 GiB; must outlive what is prepared from it
  std::string_view language;  // BCP 47 or empty
};

// What stands in front of a word. Ordered: each is a stronger cut than the one before.
enum class Pause : std::uint8_t { none, clause, sentence, paragraph };

// A place in a sorted index: `key` is the hash of a run of words or of a stem, `at` the number of its (first) word.
struct IndexEntry {
  std::uint64_t key = 0;
  std::uint32_t at = 0;
  friend bool operator==(const IndexEntry&, const IndexEntry&) = default;
  friend auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};

// Every vector named "per word" has one entry for each of tokens.words.
struct Prepared {
  std::string_view text;
  Tokens tokens;
  std::vector<std::uint64_t> words;      // per word: hash of the folded word
  std::vector<std::uint64_t> stems;      // per word: hash of its stem
  std::vector<float> weights;            // per word: 0 (function word) .. 1.2 (number, name), see word_weights.h
  std::vector<std::uint32_t> counts;     // per word: how often its stem stands in the text
  std::vector<Pause> pauses;             // per word: what stands in front of it
  std::vector<std::uint32_t> sentences;  // number of the first word of each, then the number of words
  std::vector<IndexEntry> runs;          // every three words in a row, sorted
  std::vector<IndexEntry> telling;       // stems of words that are no function words, sorted
};

// Words in a row that make one entry of Prepared::runs.
constexpr std::uint32_t run_words = 3;

Prepared prepare(const MatchText& text);

}  // namespace store
