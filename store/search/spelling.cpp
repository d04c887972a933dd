#include "store/search/spelling.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "platform/base/edit_distance.h"
#include "store/search/known_words.h"
#include "store/search/word_index.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;
using base::wrong_letter_cost;

constexpr std::size_t least_letters = 2;

// Short words are near to everything, few words to a long one.
std::uint32_t most_cost_for(std::size_t letters) {
  if (letters < 3) return wrong_letter_cost;
  return letters < 7 ? 2 * wrong_letter_cost : 26;
}

// In letters wrong: a letter that was not typed yet; what the e-fold commoner word is likelier by. Chosen by
// hand, with tests/bench/search beside it.
constexpr double letter_to_come = 0.2;
constexpr double common = 0.04;

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

// A term against one word after the other, by the table of base::edit_distance() turned round: a row for each letter of
// the known word. Words in order share their first letters, and with them the first rows; a row in which everything is
// too far ends all words that begin so. Only the cells around the diagonal are written: the others are too far.
class Comparison {
 public:
  explicit Comparison(const QueryTerm& term);

  // Requires: the first `shared` bytes are those of the word before. What it costs in letters wrong, whether the word
  // was meant whole or is still being typed; infinite when it is too far.
  double cost_of(std::string_view word, std::size_t shared);
  // All words that share so many bytes with the word before are too far; 0 when none need be.
  std::size_t too_far_from() const { return too_far_ && !may_be_begun() ? ends_[rows_] : 0; }

 private:
  std::uint32_t* row(std::size_t letter) { return table_.data() + letter * (typed_.size() + 1); }
  bool may_be_begun() const { return typing_ && begun_[rows_] <= most_of_beginning_; }
  void add_letter(char32_t letter, std::size_t end);

  std::u32string typed_;
  bool typing_;
  std::uint32_t most_;
  std::uint32_t most_of_beginning_;
  std::size_t above_;  // cells of a row beyond its number of letters that may be near enough, and those below it
  std::size_t below_;
  std::vector<std::uint32_t> table_;
  // By number of letters of the known word: where they end in its bytes, the last of them, what it costs to have typed
  // the nearest beginning of them.
  std::vector<std::size_t> ends_;
  std::u32string known_;
  std::vector<std::uint32_t> begun_;
  std::size_t rows_ = 0;  // that stand, but for the first
  bool too_far_ = false;  // the last of them
};

Comparison::Comparison(const QueryTerm& term) : typing_(term.prefix) {
  base::code_points(term.word, typed_);
  most_ = most_cost_for(typed_.size());
  most_of_beginning_ = most_cost_of_beginning(typed_.size());
  above_ = most_ / wrong_letter_cost;
  below_ = most_ / base::slip_cost;
  // No word of so many letters is near: each letter beyond those typed costs a slip.
  const std::size_t most_rows = typed_.size() + below_ + 1;
  table_.assign((most_rows + 1) * (typed_.size() + 1), most_ + 1);
  ends_.assign(most_rows + 1, 0);
  known_.assign(most_rows + 1, 0);
  begun_.assign(most_rows + 1, most_ + 1);
  for (std::size_t c = 0; c <= std::min(above_, typed_.size()); ++c)
    table_[c] = static_cast<std::uint32_t>(c) * wrong_letter_cost;
  begun_[0] = table_[typed_.size()];
}

void Comparison::add_letter(char32_t letter, std::size_t end) {
  const std::size_t r = ++rows_;
  known_[r] = letter;
  ends_[r] = end;
  const std::uint32_t* before_last = r > 1 ? row(r - 2) : nullptr;
  const std::uint32_t* last = row(r - 1);
  std::uint32_t* now = row(r);
  std::uint32_t least = most_ + 1;
  std::size_t c = r > below_ ? r - below_ : 0;
  const std::size_t end_c = std::min(typed_.size(), r + above_);
  if (c == 0) least = now[c++] = static_cast<std::uint32_t>(r) * base::slip_cost;
  for (; c <= end_c; ++c) {
    const std::uint32_t change = last[c - 1] + (typed_[c - 1] == letter ? 0 : wrong_letter_cost);
    std::uint32_t cost = std::min({change, last[c] + base::slip_cost, now[c - 1] + wrong_letter_cost});
    if (before_last != nullptr && c > 1 && typed_[c - 1] == known_[r - 1] && typed_[c - 2] == letter)
      cost = std::min(cost, before_last[c - 2] + base::slip_cost);
    now[c] = cost;
    least = std::min(least, cost);
  }
  begun_[r] = std::min(begun_[r - 1], now[typed_.size()]);
  too_far_ = least > most_;
}

double Comparison::cost_of(std::string_view word, std::size_t shared) {
  if (!too_far_ || shared < ends_[rows_]) {
    for (; ends_[rows_] > shared; --rows_) too_far_ = false;
    for (std::size_t at = ends_[rows_]; at < word.size() && !too_far_;) {
      const base::CodePoint letter = base::code_point_at(word, at);
      at += letter.bytes;
      add_letter(letter.value, at);
    }
  }
  double cost = std::numeric_limits<double>::infinity();
  const std::uint32_t whole = row(rows_)[typed_.size()];
  if (!too_far_ && whole <= most_) cost = static_cast<double>(whole) / wrong_letter_cost;
  if (!may_be_begun()) return cost;
  const std::size_t known = letters_of(word);
  if (known <= typed_.size()) return cost;
  const double to_come = letter_to_come * static_cast<double>(known - typed_.size());
  const double begun_cost = static_cast<double>(begun_[rows_]) / wrong_letter_cost + 0.5 + std::min(to_come, 1.0);
  return std::min(cost, begun_cost);
}

Result<std::string> written(WordIndex& index, const KnownWordReader& word) {
  if (!word.written_otherwise()) return word.word();
  const std::optional<IndexedWord> known = TRY(index.find(word.word()));
  return known && !known->packed.written.empty() ? known->packed.written : word.word();
}

// Adds the near ones of these words to `kept`.
Result<void> compare(const KnownWords& words, WordIndex& index, const QueryTerm& term, std::size_t most,
                     std::vector<NearWord>& kept) {
  Comparison comparison(term);
  for (KnownWordReader word(words); word.next();) {
    const double letters_wrong = comparison.cost_of(word.word(), word.shared());
    if (std::isinf(letters_wrong)) {
      if (const std::size_t shared = comparison.too_far_from()) word.pass(shared);
      continue;
    }
    const double cost = letters_wrong - common * std::log(static_cast<double>(word.rows()));
    if (kept.size() >= most && cost > kept.back().cost) continue;
    keep({TRY(written(index, word)), cost}, most, kept);
  }
  return {};
}

}  // namespace

Result<std::vector<std::vector<NearWord>>> near_words(const Database& database, std::span<const QueryTerm> terms,
                                                      const std::vector<bool>& wanted, std::size_t most) {
  std::vector<std::vector<NearWord>> kept(terms.size());
  std::vector<std::size_t> compared;
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (wanted[i] && letters_of(terms[i].word) >= least_letters) compared.push_back(i);
  if (compared.empty()) return kept;
  WordIndex index = TRY(WordIndex::open(database));
  KnownWords& words = database.known_words();
  if (!words.at_end) TRY(fill(words, index));
  // Of a larger vocabulary one part after the other.
  KnownWords rest;
  for (const KnownWords* part = &words;; part = &rest) {
    for (const std::size_t i : compared) {
      TRY(database.go_on());
      TRY(compare(*part, index, terms[i], most, kept[i]));
    }
    if (part->at_end) return kept;
    rest = {.most_bytes = words.most_bytes, .packed = {}, .last = part->last, .begun = true, .at_end = false};
    TRY(fill(rest, index));
  }
}

Result<void> remember_words(const Database& database) {
  KnownWords& words = database.known_words();
  if (words.at_end || words.packed.size() >= words.most_bytes) return {};
  WordIndex index = TRY(WordIndex::open(database));
  return fill(words, index);
}

}  // namespace store
