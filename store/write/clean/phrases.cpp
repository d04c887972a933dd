#include "store/write/clean/phrases.h"

#include <algorithm>
#include <cctype>

namespace store {
namespace {

bool is_number(std::string_view word) {
  if (word.empty() || word[0] < '0' || word[0] > '9') return false;
  const std::size_t end = word.find_first_not_of("0123456789");
  return end == std::string_view::npos || std::string_view("kmhdw").find(word.substr(end)) != std::string_view::npos;
}

bool is_one_of(std::string_view alternatives, std::string_view word) {
  for (std::size_t from = 0; from <= alternatives.size();) {
    const std::size_t end = std::min(alternatives.find('|', from), alternatives.size());
    if (alternatives.substr(from, end - from) == word) return true;
    from = end + 1;
  }
  return false;
}

bool is_word(std::string_view wanted, std::string_view word) {
  return wanted == "%" || (wanted == "#" ? is_number(word) : is_one_of(wanted, word));
}

// One step for each pattern word; `*` tries at most nine places, so the work is bounded by the pattern.
bool match_from(std::string_view pattern, std::span<const std::string> words) {
  if (pattern.empty()) return words.empty();
  const std::size_t end = std::min(pattern.find(' '), pattern.size());
  const std::string_view first = pattern.substr(0, end);
  const std::string_view rest = pattern.substr(std::min(end + 1, pattern.size()));
  if (first == "**") return true;
  if (first == "*") {
    for (std::size_t skip = 0; skip <= std::min<std::size_t>(8, words.size()); ++skip) {
      if (match_from(rest, words.subspan(skip))) return true;
    }
    return false;
  }
  if (first[0] == '?') {
    const bool here = !words.empty() && is_word(first.substr(1), words[0]);
    return (here && match_from(rest, words.subspan(1))) || match_from(rest, words);
  }
  if (words.empty()) return false;
  return is_word(first, words[0]) && match_from(rest, words.subspan(1));
}

bool may_match(const PhraseBounds& bounds, std::span<const std::string> words) {
  return !words.empty() && (bounds.first_bytes & bit_of_first_byte(words.front())) != 0 &&
         words.size() >= bounds.least_words && words.size() <= bounds.most_words;
}

}  // namespace

bool matches(std::string_view pattern, std::span<const std::string> words) { return match_from(pattern, words); }

const Phrase* find_phrase(const Shape& shape) {
  if (shape.words.empty() || shape.word_count > max_shape_words) return nullptr;
  constexpr int best_rank = 3;
  const Phrase* found = nullptr;
  int best = 0;
  for (const std::span<const Phrase> table : {phrases(), foreign_phrases()}) {
    for (const Phrase& phrase : table) {
      if (!may_match(phrase.bounds, shape.words)) continue;
      const int rank = phrase.zone != Zone::anywhere ? 1 : phrase.bounds.exact ? best_rank : 2;
      if (rank <= best) continue;
      const std::string_view pattern = phrase.pattern.substr(phrase.pattern.starts_with('!') ? 1 : 0);
      if (!matches(pattern, shape.words)) continue;
      found = &phrase;
      best = rank;
      if (best == best_rank) return found;
    }
  }
  return found;
}

bool is_foreign_related_header(std::span<const std::string> words) {
  const auto table = foreign_phrases();
  return std::any_of(table.begin(), table.end(), [&](const Phrase& p) {
    return may_match(p.bounds, words) && p.rule == "related articles" && matches(p.pattern, words);
  });
}

}  // namespace store
