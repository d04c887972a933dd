#include "store/search/rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "store/edition_rows.h"
#include "store/search/filter.h"
#include "store/search/scan.h"
#include "store/search/word_index.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;
using Rows = std::vector<std::int64_t>;

// Terms looked up one by one when no article has them all; the rarest are told apart best.
constexpr std::size_t most_loose_terms = 16;
constexpr std::size_t most_loose_rows = 2000;
// Those with most of the words are told apart by which they have; few of their texts need be read.
constexpr std::size_t most_loose_read = 48;
// Of the weight of all the words that the edition has, what an article must have when none has them all; where none
// has that, nearly as much as the best has.
constexpr double least_share = 0.5;
constexpr double least_share_of_best = 0.75;
// A word that half of the articles have is no reason to show one for want of all the others.
constexpr double telling_weight = 0.69;
// A word that so many of the articles have is not asked for beside rarer ones: "how", "is" and "the" of a question, and
// in an edition about elections "party" too.
constexpr double common_share = 0.25;
constexpr double least_articles = 40;  // of fewer a share says little
// A question rarely has the words of its answer: of so many words or more some may be missing when few have them all.
constexpr std::size_t many_terms = 4;
constexpr std::size_t few_articles = 5;
// A word of the title says as much as so many words.
constexpr double title_weight = 2;

enum class Where : std::uint8_t { anywhere, titles };

std::string marked(std::string_view word, Where where) {
  return std::string(where == Where::titles ? title_mark : "").append(word);
}

Result<void> add_rows_with(WordIndex& index, const std::string& word, RowSet& out) {
  if (const std::optional<IndexedWord> found = TRY(index.find(word))) TRY(index.add_rows(*found, out));
  return {};
}

// Rows that have the term's word, a word that begins so when it is a beginning, or one of its forms.
Result<RowSet> rows_with(WordIndex& index, const QueryTerm& term, Where where) {
  RowSet rows(index.rows());
  const std::string word = marked(term.word, where);
  if (term.prefix) {
    TRY(index.seek(word));
    for (IndexedWord next; TRY(index.next(next)) && next.packed.word.starts_with(word);)
      TRY(index.add_rows(next, rows));
  } else {
    TRY(add_rows_with(index, word, rows));
  }
  for (const std::string& form : term.forms) TRY(add_rows_with(index, marked(form, where), rows));
  return rows;
}

struct Found {
  Rows rows;
  bool more = false;
};

Found first_of(const RowSet& set, std::size_t most) {
  Found found{set.first(most + 1), false};
  found.more = found.rows.size() > most;
  if (found.more) found.rows.resize(most);
  return found;
}

Result<Found> rows_of(WordIndex& index, const QueryTerm& term, Where where, std::size_t most) {
  return first_of(TRY(rows_with(index, term, where)), most);
}

// How many articles have words that begin so. Beyond some hundred words the sum says "common" whatever else follows.
Result<double> articles_with_beginning(WordIndex& index, const std::string& beginning) {
  constexpr int most_words = 500;
  double articles = 0;
  int words = 0;
  TRY(index.seek(beginning));
  for (IndexedWord next; words < most_words && TRY(index.next(next)); ++words) {
    if (!next.packed.word.starts_with(beginning)) break;
    articles += static_cast<double>(next.packed.rows);
  }
  return articles;
}

Result<double> articles_with(WordIndex& index, std::string_view word) {
  return static_cast<double>(TRY(index.rows_with(word)));
}

std::uint64_t bit(std::size_t term) { return std::uint64_t{1} << term; }

enum class Dates : std::uint8_t { asked, left_out };

// Rows that have all the terms that are required; nothing when none is.
Result<std::optional<Found>> rows_of_all(WordIndex& index, const ParsedQuery& query, const FoundRows& terms,
                                         Dates dates) {
  std::optional<RowSet> all;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (!terms.required[i] || (dates == Dates::left_out && is_of_date(query, i))) continue;
    RowSet rows = TRY(rows_with(index, query.terms[i], Where::anywhere));
    if (all) {
      all->intersect(rows);
    } else {
      all = std::move(rows);
    }
  }
  return all ? std::optional<Found>(first_of(*all, most_candidate_rows)) : std::nullopt;
}

// One letter being typed: articles whose titles have a word that begins so, or the letter as a word of its own.
Result<Found> rows_of_letter(WordIndex& index, const QueryTerm& term) {
  Found found = TRY(rows_of(index, term, Where::titles, most_candidate_rows));
  if (!found.rows.empty()) return found;
  QueryTerm whole;
  whole.word = term.word;
  return rows_of(index, whole, Where::anywhere, most_candidate_rows);
}

bool is_one_letter(const ParsedQuery& query) {
  const QueryTerm& first = query.terms.front();
  return query.terms.size() == 1 && first.prefix && letters_of(first.word) == 1 &&
         base::code_point_at(first.word, 0).value < 0x900;
}

Result<void> keep_filtered(const Database& database, const SearchRequest& request, Rows& rows) {
  SearchFilter filter = TRY(SearchFilter::create(database, request));
  if (filter.takes_all()) return {};
  Rows kept;
  for (const std::int64_t row : rows)
    if (TRY(filter.takes(row))) kept.push_back(row);
  rows = std::move(kept);
  return {};
}

// Rows of the articles published at that time, which stand together: the newest come first.
Result<Rows> rows_published(const Database& database, const std::string& time) {
  Statement row = TRY(
      database.prepare("SELECT a.published FROM search_order o JOIN article a USING (article) WHERE o.position = ?"));
  const std::int64_t articles = TRY(database.integer("SELECT articles FROM edition WHERE edition = 1"));
  // The first row published before `bound`, those without a time last.
  const auto first_before = [&](const std::string& bound) -> Result<std::int64_t> {
    std::int64_t low = 1;
    std::int64_t high = articles + 1;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      row.reset();
      row.bind(1, middle);
      if (!TRY(row.step())) return base::Error{base::ErrorCode::bad_input, "a row of the search index is missing"};
      const auto published = TRY(optional_field(row, 0));
      if (published && *published >= bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  Rows rows;
  const std::int64_t end = TRY(first_before(time));
  for (std::int64_t at = TRY(first_before(time + "~")); at < end && rows.size() < most_candidate_rows; ++at)
    rows.push_back(at);
  return rows;
}

Rows together(const Rows& a, const Rows& b) {
  Rows both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// Articles of the query's date that have its other words.
Result<Rows> rows_of_date(const Database& database, WordIndex& index, const SearchRequest& request,
                          const ParsedQuery& query, const FoundRows& terms) {
  Rows dated;
  for (const std::string& time : query.date.times) dated = together(dated, TRY(rows_published(database, time)));
  if (dated.empty()) return dated;
  if (const std::optional<Found> found = TRY(rows_of_all(index, query, terms, Dates::left_out))) {
    Rows kept;
    std::set_intersection(dated.begin(), dated.end(), found->rows.begin(), found->rows.end(), std::back_inserter(kept));
    dated = std::move(kept);
  }
  TRY(keep_filtered(database, request, dated));
  return dated;
}

Result<void> find_strict(const Database& database, WordIndex& index, const SearchRequest& request,
                         const ParsedQuery& query, FoundRows& out) {
  Found found = is_one_letter(query) ? TRY(rows_of_letter(index, query.terms.front()))
                                     : TRY(rows_of_all(index, query, out, Dates::asked)).value_or(Found());
  TRY(keep_filtered(database, request, found.rows));
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i)
    if (out.required[i]) all |= bit(i);
  const Rows dated = TRY(rows_of_date(database, index, request, query, out));
  for (const std::int64_t row : together(found.rows, dated))
    out.best.push_back({row, all, 0, 0, std::binary_search(dated.begin(), dated.end(), row)});
  out.total = static_cast<std::int64_t>(out.best.size());
  out.total_is_least = found.more;
  return {};
}

// Terms by what they say, the most first, behind those of phrases; those that no article has are left out.
std::vector<std::size_t> telling_terms(const ParsedQuery& query, const FoundRows& candidates) {
  std::vector<std::size_t> terms;
  for (std::size_t i = 0; i < candidates.weights.size(); ++i)
    if (!candidates.unknown[i]) terms.push_back(i);
  std::stable_sort(terms.begin(), terms.end(), [&](std::size_t a, std::size_t b) {
    const bool quoted = is_quoted(query, a);
    return quoted != is_quoted(query, b) ? quoted : candidates.weights[a] > candidates.weights[b];
  });
  const auto quoted = std::count_if(terms.begin(), terms.end(), [&](std::size_t i) { return is_quoted(query, i); });
  terms.resize(std::min(terms.size(), std::max(most_loose_terms, static_cast<std::size_t>(quoted))));
  return terms;
}

// Adds bit `term` to the candidates of these rows. Both are sorted by row; so is what comes out.
void merge(std::vector<FoundRow>& candidates, const Rows& rows, std::size_t term) {
  std::vector<FoundRow> merged;
  merged.reserve(candidates.size() + rows.size());
  auto known = candidates.begin();
  for (const std::int64_t row : rows) {
    while (known != candidates.end() && known->row < row) merged.push_back(*known++);
    if (known != candidates.end() && known->row == row) {
      merged.push_back(*known++);
    } else {
      merged.push_back({row, 0, 0, 0, false});
    }
    merged.back().terms |= bit(term);
  }
  merged.insert(merged.end(), known, candidates.end());
  candidates = std::move(merged);
}

// Words of the phrases, which no share makes up for.
std::uint64_t quoted_terms(const ParsedQuery& query) {
  std::uint64_t quoted = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i)
    if (is_quoted(query, i)) quoted |= bit(i);
  return quoted;
}

// Leaves those that have all of the required words, or most of what the query says.
void keep_most_telling(const ParsedQuery& query, FoundRows& out) {
  const std::uint64_t quoted = quoted_terms(query);
  std::uint64_t required = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i)
    if (out.required[i]) required |= bit(i);
  const auto has_required = [&](const FoundRow& candidate) { return (candidate.terms & required) == required; };
  double all = 0;
  std::uint64_t telling = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (out.unknown[i]) continue;
    all += out.weights[i];
    if (out.weights[i] > telling_weight) telling |= bit(i);
  }
  std::erase_if(out.best, [&](const FoundRow& candidate) {
    return !has_required(candidate) && ((candidate.terms & telling) == 0 || (candidate.terms & quoted) != quoted);
  });
  const auto weight_of = [&](const FoundRow& candidate) {
    double has = 0;
    for (std::size_t i = 0; i < query.terms.size(); ++i)
      if ((candidate.terms & bit(i)) != 0) has += out.weights[i];
    return has;
  };
  double most = 0;
  for (const FoundRow& candidate : out.best) most = std::max(most, weight_of(candidate));
  const double least = std::min(least_share * all, least_share_of_best * most);
  std::erase_if(out.best,
                [&](const FoundRow& candidate) { return !has_required(candidate) && weight_of(candidate) < least; });
}

Result<void> find_loose(const Database& database, WordIndex& index, const SearchRequest& request,
                        const ParsedQuery& query, FoundRows& out) {
  for (const std::size_t term : telling_terms(query, out)) {
    Found found = TRY(rows_of(index, query.terms[term], Where::anywhere, most_loose_rows));
    TRY(keep_filtered(database, request, found.rows));
    merge(out.best, found.rows, term);
  }
  keep_most_telling(query, out);
  out.total = static_cast<std::int64_t>(out.best.size());
  return {};
}

// Which of the candidates have which term in their title. Both are sorted by row.
Result<void> find_titled(WordIndex& index, const ParsedQuery& query, FoundRows& out) {
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (out.unknown[i]) continue;
    const Found found = TRY(rows_of(index, query.terms[i], Where::titles, most_candidate_rows));
    auto row = found.rows.begin();
    for (FoundRow& candidate : out.best) {
      while (row != found.rows.end() && *row < candidate.row) ++row;
      if (row != found.rows.end() && *row == candidate.row) candidate.titled |= bit(i);
    }
  }
  return {};
}

void keep_best(const ParsedQuery& query, std::size_t most, FoundRows& out) {
  for (FoundRow& candidate : out.best) {
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
      if (((candidate.terms | candidate.titled) & bit(i)) == 0) continue;
      candidate.weight += out.weights[i] * ((candidate.titled & bit(i)) != 0 ? 1 + title_weight : 1);
    }
  }
  const auto before = [](const FoundRow& a, const FoundRow& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.row < b.row;
  };
  const std::size_t kept = std::min(most, out.best.size());
  std::partial_sort(out.best.begin(), out.best.begin() + static_cast<std::ptrdiff_t>(kept), out.best.end(), before);
  out.best.resize(kept);
}

}  // namespace

// How much each term says: ln(1 + (N - n + .5) / (n + .5)), n of N articles having it (Robertson and Zaragoza 2009).
Result<void> weigh_terms(WordIndex& index, const ParsedQuery& query, FoundRows& out) {
  const auto articles = static_cast<double>(index.rows());
  for (const QueryTerm& term : query.terms) {
    const double whole = TRY(articles_with(index, term.word));
    double with = term.prefix ? TRY(articles_with_beginning(index, term.word)) : whole;
    for (const std::string& form : term.forms)
      if (!term.prefix || !form.starts_with(term.word)) with += TRY(articles_with(index, form));
    with = std::min(articles, with);
    // A date is never misspelt: articles may be of it that do not have its words.
    const bool of_date = is_of_date(query, out.unknown.size());
    out.unknown.push_back(with <= 0 && !of_date);
    out.unfinished.push_back(with > 0 && whole <= 0 && !of_date);
    out.weights.push_back(std::log(1 + (std::max(0.0, articles - with) + 0.5) / (with + 0.5)));
    out.required.push_back(!term.minor && (articles < least_articles || with < common_share * articles));
  }
  out.only_common = std::find(out.required.begin(), out.required.end(), true) == out.required.end();
  if (out.only_common)
    for (std::size_t i = 0; i < query.terms.size(); ++i) out.required[i] = !query.terms[i].minor;
  for (std::size_t i = 0; i < query.terms.size(); ++i) out.required[i] = out.required[i] || is_quoted(query, i);
  return {};
}

Result<FoundRows> find_rows(const Database& database, const SearchRequest& request, const ParsedQuery& query,
                            std::size_t most) {
  FoundRows out;
  WordIndex index = TRY(WordIndex::open(database));
  TRY(weigh_terms(index, query, out));
  TRY(find_strict(database, index, request, query, out));
  const auto asked_for = static_cast<std::size_t>(std::count(out.required.begin(), out.required.end(), true));
  const bool none = out.best.empty();
  if (none || (asked_for >= many_terms && out.best.size() < few_articles && query.phrases.empty())) {
    TRY(find_loose(database, index, request, query, out));
    out.some_words = none && !out.best.empty();
  }
  TRY(find_titled(index, query, out));
  if (out.some_words && query.phrases.empty()) most = std::min(most, most_loose_read);
  keep_best(query, most, out);
  return out;
}

}  // namespace store
