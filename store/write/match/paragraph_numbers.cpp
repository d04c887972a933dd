#include "store/write/match/paragraph_numbers.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::uint32_t most_words = 3;
constexpr std::uint32_t largest = 200;
constexpr std::uint32_t none = 0;

// What a word of digits says; none for another word, nought and what is too large.
std::uint32_t number_at(const Tokens& tokens, std::uint32_t word) {
  std::uint32_t number = 0;
  for (const char c : folded_word(tokens, tokens.words[word])) {
    if (c < '0' || c > '9' || number > largest) return none;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number <= largest ? number : none;
}

struct Numbered {
  std::uint32_t first = 0;  // words first .. end - 1
  std::uint32_t end = 0;
  std::uint32_t number = none;  // the last of them
};

Numbered number_in_front(const Tokens& tokens, std::uint32_t paragraph) {
  Numbered found{paragraph, paragraph, none};
  const auto count = static_cast<std::uint32_t>(tokens.words.size());
  while (found.end < count && found.end - paragraph < most_words) {
    if (found.end > paragraph && tokens.words[found.end].paragraph_start) break;
    const std::uint32_t number = number_at(tokens, found.end);
    if (number == none) break;
    found.number = number;
    ++found.end;
  }
  return found;
}

}  // namespace

std::vector<std::uint32_t> paragraph_numbers(const Tokens& tokens) {
  std::vector<std::uint32_t> words;
  const auto take = [&](const Numbered& numbered) {
    if (!words.empty() && words.back() >= numbered.first) return;
    for (std::uint32_t i = numbered.first; i < numbered.end; ++i) words.push_back(i);
  };
  Numbered last;
  for (std::uint32_t i = 0; i < tokens.words.size(); ++i) {
    if (!tokens.words[i].paragraph_start && i > 0) continue;
    const Numbered here = number_in_front(tokens, i);
    if (here.number != none && last.number != none && here.number == last.number + 1) {
      take(last);
      take(here);
    }
    last = here;
  }
  return words;
}

}  // namespace store
