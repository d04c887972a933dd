// A text made ready for matching: its words as numbers, their weights, its sentences, and sorted indexes of its
// three-word runs and of its telling words. Made once per text, compared many times.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "store/tokens.h"
#include "store/write/match/vocabulary.h"
#include "store/write/match/word_weights.h"

namespace store {

enum class MatchPreset {
  news,  // keeps eight words, joins at most a clause: what editions are built with
  pan,   // joins long gaps, drops what is under 150 characters: plagiarism corpora
};

struct MatchText {
  std::string_view text;      // valid UTF-8 of less than 4 GiB; must outlive what is prepared from it
  std::string_view language;  // BCP 47; empty: news guesses, pan takes it for English
};

// What stands in front of a word. Ordered: each is a stronger cut than the one before.
enum class Pause : std::uint8_t { none, clause, sentence, paragraph };

// How names show in a text: by capital letters, or not at all (German, scripts without capitals, text in capitals).
enum class NameMarks : std::uint8_t { capitals, none };

// A sorted index: one key for each thing that stands in the text, and where it stands, in rising order.
struct PlaceIndex {
  std::vector<std::uint32_t> keys;    // distinct, sorted
  std::vector<std::uint32_t> first;   // by key: index of its first place; one more at the end
  std::vector<std::uint32_t> places;  // word numbers
};
inline std::span<const std::uint32_t> places_of(const PlaceIndex& index, std::size_t key) {
  return std::span(index.places).subspan(index.first[key], index.first[key + 1] - index.first[key]);
}

// Sums over the distinct telling stems of a window; l is the natural logarithm of how often the stem stands in the
// text. Of them the length of a window's vector follows for any pair of texts.
struct WindowSums {
  float squares = 0;      // of the weights: sum of w^2
  float logs = 0;         // sum of w^2 l
  float log_squares = 0;  // sum of w^2 l^2
  float distinct = 0;     // number of stems
};

// Sentences, short ones joined and long ones cut, so that each holds enough words to be compared by what it shares
// (see sentence_pairs.h).
struct Windows {
  std::vector<std::uint32_t> begins;   // number of the first word of each, then the number of words
  std::vector<std::uint32_t> of_word;  // per word: its window
  std::vector<std::uint32_t> first;    // by key of Prepared::telling: index of its first window in `places`
  std::vector<std::uint32_t> places;   // window numbers, each once for a key
  std::vector<WindowSums> sums;        // per window
};

// How many words there are of each kind.
using KindCounts = std::array<std::uint32_t, word_kinds>;

// What the pan preset asks of each sentence.
struct SentenceWords {
  std::vector<std::uint32_t> of_word;  // per word: its sentence
  std::vector<KindCounts> kinds;       // per sentence
};

// Function words have keys by their stem, the same in every text: there are some 200 of them, so that two fall together
// is rare, and no harm. Telling words have keys only in a pair of texts (see links.h).
constexpr std::uint32_t no_key = 0;
constexpr std::uint32_t function_keys = 1024;
constexpr std::uint32_t first_telling_key = 1 + function_keys;

// Every vector named "per word" has one entry for each of tokens.words.
struct Prepared {
  std::string_view text;
  Tokens tokens;
  std::vector<std::uint64_t> words;      // per word: hash of the folded word, for news of its spelling key
  std::vector<std::uint64_t> written;    // per word: hash of the folded word; empty where all words are their own keys
  std::vector<std::uint32_t> stems;      // per word: hash of its stem
  std::vector<float> weights;            // per word: 0 (function word) .. 1.2 (number, name), see word_weights.h
  std::vector<WordKind> kinds;           // per word: the same in four steps
  std::vector<std::uint32_t> counts;     // news, per word: how often its stem stands near it; 1 for function words
  std::vector<Pause> pauses;             // per word: what stands in front of it
  std::vector<std::uint32_t> sentences;  // number of the first word of each, then the number of words
  NameMarks names = NameMarks::capitals;
  std::vector<bool> quoted;         // news, per word: stands in quotation marks
  std::vector<std::uint64_t> runs;  // news: every three words in a row, hash << 32 | number of the first word; sorted
  PlaceIndex telling;               // stems of words that are no function words
  std::vector<std::uint32_t>
      background_stems;             // telling stems of the text that `counts` come from, sorted; see weigh.h
  Windows windows;                  // pan
  SentenceWords sentence_words;     // pan
  std::vector<std::uint32_t> keys;  // pan, per word: 1 .. function_keys for a function word, else no_key
};

// Per word: hash of the folded word.
inline const std::vector<std::uint64_t>& words_as_written(const Prepared& text) {
  return text.written.empty() ? text.words : text.written;
}
// Whether two words are equal as they are written: those whose keys alone are alike are changed words.
inline bool written_alike(const Prepared& a, std::size_t i, const Prepared& b, std::size_t j) {
  return words_as_written(a)[i] == words_as_written(b)[j];
}

// What news asks of the text around a word, it asks within so many words before it and after it: nineteen of twenty
// articles that its models learned from are no longer. A book is judged as an article cut out around each stretch of it
// would be; by the counts of the whole, nearly every word of a book stands everywhere and proves nothing.
constexpr std::uint32_t article_words = 1000;

// Words in a row that make one entry of Prepared::runs.
constexpr std::uint32_t run_words = 3;
// The hash, of 32 bits, of those that begin with the word `first`.
std::uint64_t key_of_run(const Prepared& text, std::size_t first);

// `vocabulary` may have served other texts: what is prepared does not depend on it.
// What only the other preset needs is left empty.
Prepared prepare(const MatchText& text, Vocabulary& vocabulary, MatchPreset preset);
Prepared prepare(const MatchText& text, MatchPreset preset);

}  // namespace store
