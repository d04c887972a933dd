#include "store/write/match/word_weights.h"

#include <algorithm>
#include <span>

#include "store/write/match/common_words.h"
#include "store/write/match/speaker_words.h"

namespace store {

namespace {

using Table = std::span<const std::string_view>;

bool contains(Table table, std::string_view word) { return std::binary_search(table.begin(), table.end(), word); }

Table function_words(std::string_view language) {
  if (language == "es") return common_words::spanish_function;
  if (language == "fr") return common_words::french_function;
  if (language == "de") return common_words::german_function;
  if (language == "ar") return common_words::arabic_function;
  if (language == "pt") return common_words::portuguese_function;
  if (language == "it") return common_words::italian_function;
  return common_words::english_function;
}

}  // namespace

float weight_of(std::string_view word, std::string_view language) {
  if (contains(function_words(language), word)) return function_weight;
  const bool english = language.empty() || language == "en";
  if (english && contains(common_words::english_common, word)) return common_weight;
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digit) return number_weight;
  return word.size() < 2 ? function_weight : rare_weight;
}

bool is_verb_of_saying(std::string_view word) {
  return contains(common_words::verbs_of_saying, word) || contains(common_words::other_verbs_of_saying, word);
}
bool is_title_word(std::string_view word) {
  return contains(common_words::title_words, word) || contains(common_words::other_title_words, word);
}
bool is_joining_word(std::string_view word) { return contains(common_words::joining_words, word); }
bool is_linking_word(std::string_view word) { return contains(common_words::linking_words, word); }

}  // namespace store
