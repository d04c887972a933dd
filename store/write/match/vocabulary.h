// Stems and kinds of words already met, so that a word costs a stemmer once and not once per text. A cache of fixed
// size: what falls out is stemmed again. Not for two threads at once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/write/match/word_hash.h"
#include "store/write/match/word_weights.h"

struct sb_stemmer;

namespace store {

struct KnownWord {
  std::uint64_t word = 0;  // hash of the folded word; 0 for an empty place
  std::uint32_t stem = 0;  // hash of the stem of its modern spelling
  WordKind kind = WordKind::function;
  bool has_key = false;  // spelling_key() was asked and is another word
};

// Whether words are asked for spelling_key(), which costs as much as a stem.
enum class SpellingKeys { left_out, asked };

class Vocabulary {
 public:
  // Later words are of this language (BCP 47; empty for English). Forgets those of another, or known otherwise.
  void set_language(std::string_view language, SpellingKeys keys = SpellingKeys::left_out);
  // Fetches what know() will read for a word with this hash: a few words ahead of it saves the wait.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&shelves_[hash % shelves]); }
  // Requires: set_language() was called; hash is hash_of_word(folded). The reference is valid until the next call.
  const KnownWord& know(std::string_view folded, std::uint64_t hash) {
    Shelf& shelf = shelves_[hash % shelves];
    return shelf.words.front().word == hash ? shelf.words.front() : find(folded, hash, shelf);
  }
  const KnownWord& know(std::string_view folded) { return know(folded, hash_of_word(folded)); }

 private:
  struct CloseStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };
  // Words whose hashes end alike, the last one asked for first: as many as one line of the processor's cache holds.
  struct alignas(64) Shelf {
    std::array<KnownWord, 4> words;
  };
  static constexpr std::size_t shelves = std::size_t{1} << 16U;

  const KnownWord& find(std::string_view folded, std::uint64_t hash, Shelf& shelf);

  std::string language_;
  std::unique_ptr<sb_stemmer, CloseStemmer> stemmer_;
  SpellingKeys keys_ = SpellingKeys::left_out;
  bool opened_ = false;
  std::vector<Shelf> shelves_;  // empty before the first language: the thread that needs them makes them
};

}  // namespace store
