#include "store/search/complete.h"

#include <algorithm>
#include <optional>

#include "store/search/query.h"
#include "store/search/word_index.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;

constexpr std::size_t most_candidates = 120;  // the commonest words with the beginning
constexpr std::int64_t most_titles = 500;     // counted of one word
constexpr std::size_t most_asked = 40;        // candidates tried beside other words

struct Candidate {
  IndexedWord word;
  std::string written;
  double worth = 0;
};

// A word for titles is one that stands in many, and not in most texts besides: "bridge" before "between".
double worth_of(std::int64_t titles, std::int64_t articles) {
  const auto in_titles = static_cast<double>(titles);
  const auto in_all = static_cast<double>(std::max<std::int64_t>(1, articles));
  constexpr double untitled = 1e-6;
  return in_titles * in_titles / in_all + untitled * in_all;
}

bool commoner(const IndexedWord& a, const IndexedWord& b) {
  return a.packed.rows != b.packed.rows ? a.packed.rows > b.packed.rows : a.packed.word < b.packed.word;
}

void keep_commonest(std::vector<IndexedWord>& words) {
  if (words.size() <= most_candidates) return;
  std::nth_element(words.begin(), words.begin() + most_candidates, words.end(), commoner);
  words.resize(most_candidates);
}

// The commonest words that are longer than the beginning.
Result<std::vector<IndexedWord>> longer_words(WordIndex& index, const std::string& beginning) {
  std::vector<IndexedWord> words;
  TRY(index.seek(beginning));
  for (IndexedWord next; TRY(index.next(next)) && next.packed.word.starts_with(beginning);) {
    if (next.packed.word == beginning) continue;
    words.push_back(next);
    if (words.size() >= most_candidates * 8) keep_commonest(words);
  }
  keep_commonest(words);
  std::sort(words.begin(), words.end(), commoner);
  return words;
}

Result<std::vector<Candidate>> candidates_for(WordIndex& index, const std::string& beginning) {
  std::vector<Candidate> candidates;
  for (IndexedWord& word : TRY(longer_words(index, beginning))) {
    const std::int64_t titles = TRY(index.rows_with(std::string(title_mark) + word.packed.word));
    Candidate candidate{.word = std::move(word), .written = {}, .worth = 0};
    const PackedWord& packed = candidate.word.packed;
    candidate.written = packed.written.empty() ? packed.word : packed.written;
    candidate.worth = worth_of(std::min(titles, most_titles), packed.rows);
    candidates.push_back(std::move(candidate));
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  return candidates;
}

// Rows that have all the words before the last one; nothing when there is only one.
Result<std::optional<RowSet>> rows_before_last(WordIndex& index, const ParsedQuery& query) {
  std::optional<RowSet> all;
  for (std::size_t i = 0; i + 1 < query.terms.size(); ++i) {
    RowSet rows(index.rows());
    if (const std::optional<IndexedWord> word = TRY(index.find(query.terms[i].word))) TRY(index.add_rows(*word, rows));
    if (all) {
      all->intersect(rows);
    } else {
      all = std::move(rows);
    }
  }
  return all;
}

}  // namespace

Result<std::vector<std::string>> complete_query(const Database& database, std::string_view query, std::size_t most) {
  const std::string text = sound_query(query);
  const ParsedQuery parsed = parse_query(text);
  std::vector<std::string> completed;
  if (parsed.terms.empty() || !parsed.terms.back().prefix || is_quoted(parsed, parsed.terms.size() - 1))
    return completed;
  const SearchWords words = search_words(text, "");
  if (words.words.empty()) return completed;
  const std::string before = text.substr(0, words.words.back().range.begin);
  WordIndex index = TRY(WordIndex::open(database));
  const std::optional<RowSet> others = TRY(rows_before_last(index, parsed));
  std::size_t asked = 0;
  for (const Candidate& candidate : TRY(candidates_for(index, parsed.terms.back().word))) {
    if (completed.size() >= most || asked++ >= most_asked) break;
    const auto is_candidate = [&](const QueryTerm& term) { return term.word == candidate.word.packed.word; };
    if (std::any_of(parsed.terms.begin(), parsed.terms.end(), is_candidate)) continue;
    if (others) {
      RowSet rows(index.rows());
      TRY(index.add_rows(candidate.word, rows));
      if (!others->meets(rows)) continue;
    }
    completed.push_back(before + candidate.written);
  }
  return completed;
}

}  // namespace store
