#include "store/search_complete.h"

#include <algorithm>

#include "store/edition_rows.h"
#include "store/search_query.h"
#include "store/search_rows.h"
#include "store/search_words.h"

namespace store {
namespace {

using base::Result;

constexpr std::int64_t most_candidates = 120;  // the commonest words with the beginning
constexpr std::int64_t most_titles = 500;      // counted of one word
constexpr std::size_t most_asked = 40;         // candidates tried beside other words

struct Candidate {
  std::string word;
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

Result<std::vector<Candidate>> candidates_for(const Database& database, const std::string& beginning) {
  Statement row =
      TRY(database.prepare("SELECT word, articles, written FROM word WHERE word > ? AND word <= ? "
                           "ORDER BY articles DESC, word LIMIT ?"));
  row.bind(1, std::string_view(beginning)).bind(2, std::string_view(beginning + "\xF4\x8F\xBF\xBF"));
  row.bind(3, most_candidates);
  Statement titles =
      TRY(database.prepare("SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"));
  std::vector<Candidate> candidates;
  while (TRY(row.step())) {
    Candidate candidate{.word = TRY(field(row, 0)), .written = {}, .worth = 0};
    candidate.written = TRY(optional_field(row, 2)).value_or(candidate.word);
    titles.reset();
    titles.bind(1, std::string_view("\"" + std::string(title_mark) + candidate.word + "\"")).bind(2, most_titles);
    candidate.worth = worth_of(TRY(titles.step()) ? titles.integer(0) : 0, row.integer(1));
    candidates.push_back(std::move(candidate));
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  return candidates;
}

// What the words before the last one ask of the index; "" for none.
std::string words_before(const ParsedQuery& query) {
  std::string match;
  for (std::size_t i = 0; i + 1 < query.terms.size(); ++i) match += "\"" + query.terms[i].word + "\" AND ";
  return match;
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
  const std::string others = words_before(parsed);
  Statement together = TRY(database.prepare("SELECT rowid FROM search WHERE search MATCH ? LIMIT 1"));
  std::size_t asked = 0;
  for (const Candidate& candidate : TRY(candidates_for(database, parsed.terms.back().word))) {
    if (completed.size() >= most || asked++ >= most_asked) break;
    const auto is_candidate = [&](const QueryTerm& term) { return term.word == candidate.word; };
    if (std::any_of(parsed.terms.begin(), parsed.terms.end(), is_candidate)) continue;
    if (!others.empty()) {
      together.reset();
      together.bind(1, std::string_view(others + "\"" + candidate.word + "\""));
      if (!TRY(together.step())) continue;
    }
    completed.push_back(before + candidate.written);
  }
  return completed;
}

}  // namespace store
