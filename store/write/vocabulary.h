// Stems and weights of words already met, so that a word costs a stemmer once and not once per text. A cache of fixed
// size: what falls out is stemmed again. Not for two threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace store {

struct KnownWord {
  std::uint64_t word = 0;  // hash of the folded word; 0 for an empty place
  std::uint32_t stem = 0;  // hash of its stem
  float weight = 0;        // see word_weights.h
};

class Vocabulary {
 public:
  Vocabulary();
  // Later words are of this language (BCP 47; empty for English). Forgets those of another.
  void set_language(std::string_view language);
  // Requires: set_language() was called. The reference is valid until the next call.
  const KnownWord& know(std::string_view folded);

 private:
  struct CloseStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::string language_;
  std::unique_ptr<sb_stemmer, CloseStemmer> stemmer_;
  bool opened_ = false;
  std::vector<KnownWord> known_;
};

}  // namespace store
