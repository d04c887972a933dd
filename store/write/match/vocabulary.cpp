#include "store/write/match/vocabulary.h"

#include <libstemmer.h>

#include <algorithm>

#include "store/write/match/old_spelling.h"

namespace store {

namespace {

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

std::string_view stem_of(std::string_view word, sb_stemmer* stemmer) {
  if (!stemmer || word.size() < 3) return word;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (!stem) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace

void Vocabulary::CloseStemmer::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

void Vocabulary::set_language(std::string_view language, SpellingKeys keys) {
  if (opened_ && language == language_ && keys == keys_) return;
  language_ = language;
  keys_ = keys;
  opened_ = true;
  const std::string name(language.empty() ? "en" : primary_subtag(language));
  stemmer_.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
  shelves_.assign(shelves, Shelf{});
}

const KnownWord& Vocabulary::find(std::string_view folded, std::uint64_t hash, Shelf& shelf) {
  auto& words = shelf.words;
  const auto known = std::find_if(words.begin(), words.end(), [&](const KnownWord& word) { return word.word == hash; });
  if (known != words.end()) {
    std::rotate(words.begin(), known, known + 1);
    return words.front();
  }
  std::move_backward(words.begin(), words.end() - 1, words.end());
  KnownWord& word = words.front();
  word.word = hash;
  const std::string_view language = primary_subtag(language_);
  const bool english = language == "en";
  const std::string today = english ? modern_spelling(folded) : std::string(folded);
  word.stem = static_cast<std::uint32_t>(hash_of_word(stem_of(today, stemmer_.get())) >> 32U);
  word.kind = kind_of(folded, language);
  if (today != folded) word.kind = std::min(word.kind, kind_of(today, language));
  // In every language: a text may quote one of another, and what both have must have the same keys.
  word.has_key = keys_ == SpellingKeys::asked && spelling_key(folded) != folded;
  return word;
}

}  // namespace store
