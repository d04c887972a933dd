#include "store/search_spelling.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "platform/base/edit_distance.h"
#include "store/edition_rows.h"
#include "store/search_words.h"

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

// Takes the memory of `out` again: a vocabulary is read word by word.
void code_points(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    out.push_back(point.value);
    at += point.bytes;
  }
}

bool likelier(const NearWord& a, const NearWord& b) {
  return a.cost != b.cost ? a.cost < b.cost : a.written < b.written;
}

void keep(NearWord near, std::size_t most, std::vector<NearWord>& kept) {
  const auto at = std::upper_bound(kept.begin(), kept.end(), near, likelier);
  kept.insert(at, std::move(near));
  if (kept.size() > most) kept.pop_back();
}

// Letters wrong, whether the word was meant whole or is still being typed; nothing when it is too far.
std::optional<double> cost_of(const std::u32string& typed, const std::u32string& known, bool typing) {
  const std::uint32_t most = most_cost_for(typed.size());
  const base::Distance found = base::edit_distance(typed, known, most);
  std::optional<double> cost;
  if (found.whole <= most) cost = static_cast<double>(found.whole) / wrong_letter_cost;
  const bool begun =
      typing && known.size() > typed.size() && found.beginning <= (typed.size() <= 3 ? 0 : wrong_letter_cost);
  if (!begun) return cost;
  const double to_come = letter_to_come * static_cast<double>(known.size() - typed.size());
  const double begun_cost = static_cast<double>(found.beginning) / wrong_letter_cost + 0.5 + std::min(to_come, 1.0);
  return cost ? std::min(*cost, begun_cost) : begun_cost;
}

}  // namespace

Result<std::vector<NearWord>> near_words(const Database& database, const QueryTerm& term, std::size_t most) {
  std::vector<NearWord> kept;
  std::u32string typed;
  std::u32string known;
  code_points(term.word, typed);
  if (typed.size() < least_letters) return kept;
  const auto letters = static_cast<std::int64_t>(typed.size());
  constexpr auto far = static_cast<std::int64_t>(most_letters_apart);
  constexpr std::int64_t any_length = 1000;
  Statement row = TRY(
      database.prepare("SELECT word, articles, written FROM word WHERE length(word) BETWEEN ? AND ? ORDER BY word"));
  row.bind(1, letters - far).bind(2, term.prefix ? any_length : letters + far);
  while (TRY(row.step())) {
    const std::string_view text = row.text(0);
    if (base::first_invalid(text)) return base::Error{base::ErrorCode::bad_input, "a word that is not UTF-8"};
    code_points(text, known);
    const std::optional<double> letters_wrong = cost_of(typed, known, term.prefix);
    if (!letters_wrong) continue;
    const double cost =
        *letters_wrong - common * std::log(static_cast<double>(std::max<std::int64_t>(1, row.integer(1))));
    if (kept.size() >= most && cost > kept.back().cost) continue;
    const std::string word(text);
    keep({TRY(optional_field(row, 2)).value_or(word), cost}, most, kept);
  }
  return kept;
}

}  // namespace store
