#include "store/write/match/word_weights.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "store/write/match/common_words.h"
#include "store/write/match/date_words.h"
#include "store/write/match/speaker_words.h"

namespace store {

namespace {

// The first eight bytes of a word as a number; in the order of numbers words stand as they do by bytes.
constexpr std::uint64_t head_of(std::string_view word) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) {
    head = head << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return head;
}

template <std::size_t count>
constexpr std::array<std::uint64_t, count> heads_of(const std::array<std::string_view, count>& words) {
  std::array<std::uint64_t, count> heads{};
  for (std::size_t i = 0; i < count; ++i) heads[i] = head_of(words[i]);
  return heads;
}

template <const auto& words>
constexpr auto heads = heads_of(words);

// Sorted words. Numbers are compared until few words are left: half of what a new word cost went into comparing bytes.
struct Table {
  std::span<const std::string_view> words;
  std::span<const std::uint64_t> heads;
};

template <const auto& words>
constexpr Table table{words, heads<words>};

bool contains(const Table& table, std::string_view word) {
  const auto [begin, end] = std::equal_range(table.heads.begin(), table.heads.end(), head_of(word));
  const auto at = [&](auto place) { return table.words.begin() + (place - table.heads.begin()); };
  return std::find(at(begin), at(end), word) != at(end);
}

Table function_words(std::string_view language) {
  if (language == "es") return table<common_words::spanish_function>;
  if (language == "fr") return table<common_words::french_function>;
  if (language == "de") return table<common_words::german_function>;
  if (language == "ar") return table<common_words::arabic_function>;
  if (language == "pt") return table<common_words::portuguese_function>;
  if (language == "it") return table<common_words::italian_function>;
  return table<common_words::english_function>;
}

}  // namespace

WordKind kind_of(std::string_view word, std::string_view language) {
  if (contains(function_words(language), word)) return WordKind::function;
  const bool english = language.empty() || language == "en";
  if (english && contains(table<common_words::english_common>, word)) return WordKind::common;
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digit) return WordKind::number;
  return word.size() < 2 ? WordKind::function : WordKind::rare;
}

bool is_verb_of_saying(std::string_view word) {
  return contains(table<common_words::verbs_of_saying>, word) ||
         contains(table<common_words::other_verbs_of_saying>, word);
}
bool is_title_word(std::string_view word) {
  return contains(table<common_words::title_words>, word) || contains(table<common_words::other_title_words>, word);
}
bool is_joining_word(std::string_view word) { return contains(table<common_words::joining_words>, word); }
bool is_denying_word(std::string_view word) { return contains(table<common_words::denying_words>, word); }
bool is_date_word(std::string_view word) { return contains(table<common_words::date_words>, word); }
bool is_linking_word(std::string_view word) { return contains(table<common_words::linking_words>, word); }

}  // namespace store
