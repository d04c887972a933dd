#include "store/search_spelling.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

#include "platform/base/edit_distance.h"
#include "store/search_words.h"
#include "store/word_index.h"

namespace store {
namespace {

using base::Result;
using base::wrong_letter_cost;

constexpr std::size_t least_letters = 2;
constexpr std::size_t most_letters_apart = 3;

// Short words are near to everything, few words to a long one.
std::uint32_t most_cost_for(std::size_t letters) {
  if (letters < 3) return wrong_letter_cost;
  return letters < 7 ? 2 * wrong_letter_cost : 26;
}

// In letters wrong: a letter that was not typed yet; what the e-fold commoner word is likelier by. Chosen by
// hand, with tests/bench/search beside it.
constexpr double letter_to_come = 0.2;
constexpr double common = 0.04;

// Which letters a word has, as far as 64 bits can tell: each letter sets one, by its first byte. Made without reading
// the letters, for most words of a vocabulary are told apart by it.
std::uint64_t letters_in(std::string_view word) {
  std::uint64_t letters = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) letters |= std::uint64_t{1} << (byte & 0x3FU);
  }
  return letters;
}

// The cost is at least this: a letter that `known` lacks was changed or typed too many, and one that only `known` has
// was left out unless it was changed into such a letter.
std::uint32_t least_cost(std::uint64_t typed, std::uint64_t known) {
  const auto wrong = static_cast<std::uint32_t>(std::popcount(typed & ~known));
  const auto missing = static_cast<std::uint32_t>(std::popcount(known & ~typed));
  return wrong * wrong_letter_cost + (missing > wrong ? missing - wrong : 0) * base::slip_cost;
}

// What the beginning of a longer word may cost.
std::uint32_t most_cost_of_beginning(std::size_t letters) { return letters <= 3 ? 0 : wrong_letter_cost; }

bool likelier(const NearWord& a, const NearWord& b) {
  return a.cost != b.cost ? a.cost < b.cost : a.written < b.written;
}

void keep(NearWord near, std::size_t most, std::vector<NearWord>& kept) {
  const auto at = std::upper_bound(kept.begin(), kept.end(), near, likelier);
  kept.insert(at, std::move(near));
  if (kept.size() > most) kept.pop_back();
}

// A term as the words are compared with it.
struct Typed {
  std::size_t number = 0;  // among the terms
  std::u32string letters;
  std::uint64_t letters_in = 0;
  bool typing = false;
  std::uint32_t most_cost = 0;
  std::uint32_t most_cost_of_beginning = 0;
};

Typed typed_term(const QueryTerm& term, std::size_t number) {
  Typed typed;
  typed.number = number;
  base::code_points(term.word, typed.letters);
  typed.letters_in = letters_in(term.word);
  typed.typing = term.prefix;
  typed.most_cost = most_cost_for(typed.letters.size());
  typed.most_cost_of_beginning = most_cost_of_beginning(typed.letters.size());
  return typed;
}

// Letters wrong, whether the word was meant whole or is still being typed; nothing when it is too far.
std::optional<double> cost_of(const Typed& typed, const std::u32string& known) {
  const std::size_t letters = typed.letters.size();
  const base::Distance found = base::edit_distance(typed.letters, known, typed.most_cost);
  std::optional<double> cost;
  if (found.whole <= typed.most_cost) cost = static_cast<double>(found.whole) / wrong_letter_cost;
  if (!typed.typing || known.size() <= letters || found.beginning > typed.most_cost_of_beginning) return cost;
  const double to_come = letter_to_come * static_cast<double>(known.size() - letters);
  const double begun_cost = static_cast<double>(found.beginning) / wrong_letter_cost + 0.5 + std::min(to_come, 1.0);
  return cost ? std::min(*cost, begun_cost) : begun_cost;
}

// False: cost_of() would find nothing.
bool may_be_meant(const Typed& typed, std::string_view word, std::uint64_t letters) {
  if (least_cost(typed.letters_in, letters) <= typed.most_cost)
    return word.size() + most_letters_apart >= typed.letters.size();
  return typed.typing && least_cost(typed.letters_in & ~letters, 0) <= typed.most_cost_of_beginning;
}

}  // namespace

Result<std::vector<std::vector<NearWord>>> near_words(const Database& database, std::span<const QueryTerm> terms,
                                                      const std::vector<bool>& wanted, std::size_t most) {
  std::vector<std::vector<NearWord>> kept(terms.size());
  std::vector<Typed> typed;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Typed term = typed_term(terms[i], i);
    if (wanted[i] && term.letters.size() >= least_letters) typed.push_back(std::move(term));
  }
  if (typed.empty()) return kept;
  std::u32string known;
  WordIndex index = TRY(WordIndex::open(database));
  TRY(index.seek(first_word));
  for (IndexedWord next; TRY(index.next(next));) {
    const PackedWord& word = next.packed;
    const std::uint64_t letters = letters_in(word.word);
    known.clear();
    for (const Typed& term : typed) {
      if (!may_be_meant(term, word.word, letters)) continue;
      if (known.empty()) base::code_points(word.word, known);
      const std::optional<double> letters_wrong = cost_of(term, known);
      if (!letters_wrong) continue;
      const double cost = *letters_wrong - common * std::log(static_cast<double>(word.rows));
      std::vector<NearWord>& best = kept[term.number];
      if (best.size() >= most && cost > best.back().cost) continue;
      keep({word.written.empty() ? word.word : word.written, cost}, most, best);
    }
  }
  return kept;
}

}  // namespace store
