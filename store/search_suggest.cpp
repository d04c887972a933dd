#include "store/search_suggest.h"

#include <algorithm>
#include <array>

#include "store/edition_rows.h"
#include "store/search_words.h"

namespace store {
namespace {

using base::Result;

// Words are cut at 64 letters, of which some become two.
constexpr std::size_t most_columns = 160;
using Row = std::array<std::size_t, most_columns>;

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t least_letters = 3;  // a word of two letters is near to everything

// Takes the memory of `out` again: a vocabulary is read word by word.
void code_points(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    out.push_back(point.value);
    at += point.bytes;
  }
}

// Short words have many neighbours: only the nearest are meant.
std::size_t farthest(std::size_t letters) { return letters <= 4 ? 1 : 2; }

struct Near {
  std::string written;
  std::size_t cost = 0;  // twice the distance, one more for a beginning
  std::int64_t articles = 0;
};

bool likelier(const Near& a, const Near& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  if (a.articles != b.articles) return a.articles > b.articles;
  return a.written < b.written;
}

void keep(Near near, std::vector<Near>& kept) {
  const auto at = std::upper_bound(kept.begin(), kept.end(), near, likelier);
  kept.insert(at, std::move(near));
  if (kept.size() > most_suggestions) kept.pop_back();
}

Result<std::vector<Near>> near_words(const Database& database, const QueryTerm& term) {
  std::vector<Near> kept;
  std::u32string typed;
  std::u32string known;
  code_points(term.word, typed);
  if (typed.size() < least_letters) return kept;
  const std::size_t most = farthest(typed.size());
  const auto letters = static_cast<std::int64_t>(typed.size());
  Statement row = TRY(
      database.prepare("SELECT word, articles, written FROM word WHERE length(word) BETWEEN ? AND ? ORDER BY word"));
  constexpr std::int64_t any_length = 1000;
  row.bind(1, letters - static_cast<std::int64_t>(most));
  row.bind(2, term.prefix ? any_length : letters + static_cast<std::int64_t>(most));
  while (TRY(row.step())) {
    const std::string_view text = row.text(0);
    if (base::first_invalid(text)) return base::Error{base::ErrorCode::bad_input, "a word that is not UTF-8"};
    code_points(text, known);
    const Distance found = distance(typed, known, most);
    const std::size_t beginning = term.prefix && typed.size() > least_letters ? 2 * found.beginning + 1 : 2 * most + 2;
    const std::size_t cost = std::min(2 * found.whole, beginning);
    if (cost > 2 * most) continue;
    const std::string word(text);
    const std::int64_t articles = row.integer(1);
    const auto written = TRY(optional_field(row, 2));
    keep({written.value_or(word), cost, articles}, kept);
  }
  return kept;
}

// The query with `words` in place of its terms where they are not empty.
std::string written_query(const ParsedQuery& query, const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (!out.empty()) out += ' ';
    for (const QueryPhrase& phrase : query.phrases)
      if (phrase.first == i) out += '"';
    out += words[i].empty() ? query.terms[i].word : words[i];
    for (const QueryPhrase& phrase : query.phrases)
      if (phrase.first + phrase.count == i + 1) out += '"';
  }
  return out;
}

}  // namespace

Distance distance(std::u32string_view typed, std::u32string_view known, std::size_t most) {
  const std::size_t rows = typed.size();
  const std::size_t columns = std::min(known.size(), rows + most);
  if (columns >= most_columns) return {most + 1, most + 1};
  // Three rows of the table of distances.
  std::array<Row, 3> table{};
  Row& before_last = table[0];
  Row& last = table[1];
  Row& now = table[2];
  for (std::size_t c = 0; c <= columns; ++c) last[c] = c;
  for (std::size_t r = 1; r <= rows; ++r) {
    now[0] = r;
    std::size_t least = r;
    for (std::size_t c = 1; c <= columns; ++c) {
      const std::size_t change = last[c - 1] + (typed[r - 1] == known[c - 1] ? 0 : 1);
      now[c] = std::min({change, last[c] + 1, now[c - 1] + 1});
      const bool exchanged = r > 1 && c > 1 && typed[r - 1] == known[c - 2] && typed[r - 2] == known[c - 1];
      if (exchanged) now[c] = std::min(now[c], before_last[c - 2] + 1);
      least = std::min(least, now[c]);
    }
    if (least > most) return {most + 1, most + 1};
    std::swap(before_last, last);
    std::swap(last, now);
  }
  Distance found;
  found.whole = columns == known.size() ? std::min(last[columns], most + 1) : most + 1;
  found.beginning =
      std::min(*std::min_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(columns) + 1), most + 1);
  return found;
}

Result<std::vector<std::string>> suggest(const Database& database, const ParsedQuery& query,
                                         const std::vector<bool>& unknown) {
  std::vector<std::string> words(query.terms.size());
  std::vector<Near> first_choices;
  std::size_t first = query.terms.size();
  constexpr std::size_t most_mended = 4;  // a query of nothing but unknown words is no query in this language
  std::size_t mended = 0;
  for (std::size_t i = 0; i < query.terms.size() && mended < most_mended; ++i) {
    if (!unknown[i] || query.terms[i].minor) continue;
    std::vector<Near> near = TRY(near_words(database, query.terms[i]));
    if (near.empty()) continue;
    words[i] = near.front().written;
    ++mended;
    if (first < query.terms.size()) continue;
    first = i;
    first_choices = std::move(near);
  }
  std::vector<std::string> out;
  for (const Near& choice : first_choices) {
    words[first] = choice.written;
    out.push_back(written_query(query, words));
  }
  return out;
}

}  // namespace store
