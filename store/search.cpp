#include "store/search.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "store/edition_rows.h"
#include "store/search_forms.h"
#include "store/search_marks.h"
#include "store/search_passages.h"
#include "store/search_rows.h"
#include "store/search_scan.h"
#include "store/search_sentence.h"
#include "store/search_snippet.h"
#include "store/search_suggest.h"
#include "store/search_words.h"

namespace store {
namespace {

using base::Result;

// Texts read to rank and to cut snippets from, beyond what is answered; and bytes of them, whatever the articles' size.
constexpr std::size_t least_scanned = 32;
constexpr std::size_t most_scanned_for_phrases = 300;  // the index knows words, not where they stand
constexpr std::size_t most_scanned_bytes = std::size_t{6} << 20U;

struct Ranked {
  SearchHit hit;
  std::string story_id;
  std::string story;
  std::int64_t row = 0;
};

struct Scanned {
  std::vector<Ranked> ranked;
  std::vector<Occurrence> occurrences;  // of the query as a sentence
  std::int64_t dropped = 0;             // candidates without a phrase that was asked for
};

Result<Statement> heads_by_row(const Database& database) {
  return database.prepare(
      "SELECT o.article, a.file, s.story_id, s.title, a.source, a.title, a.published, a.precision, a.language, "
      "EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'source'), "
      "EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'published') "
      "FROM search_order o JOIN article a USING (article) JOIN story s USING (story) WHERE o.position = ?");
}

struct Head {
  Ranked ranked;
  std::int64_t article = 0;
  std::string language;
};

Result<Head> read_head(Statement& row, std::int64_t position) {
  row.reset();
  row.bind(1, position);
  if (!TRY(row.step())) return base::Error{base::ErrorCode::bad_input, "a row of the search index without an article"};
  Head head;
  head.article = row.integer(0);
  head.ranked.row = position;
  head.ranked.story_id = TRY(field(row, 2));
  head.ranked.story = TRY(field(row, 3));
  SearchHit& hit = head.ranked.hit;
  hit.file = TRY(field(row, 1));
  hit.source = TRY(optional_field(row, 4));
  hit.title = TRY(optional_field(row, 5));
  hit.published = TRY(time_field(row, 6, 7));
  head.language = TRY(optional_field(row, 8)).value_or("");
  hit.source_guessed = row.integer(9) != 0;
  hit.time_guessed = row.integer(10) != 0;
  return head;
}

// Scores are compared and told to four decimals, so that no last bit decides.
double rounded(double score) { return std::round(score * 1e4) / 1e4; }

// An article of the day that is asked for counts for more than one that tells of it as often and as closely as can be
// (2.2 times the words' weight by BM25, 1.5 by closeness).
double weight_of_date(const ParsedQuery& query, const std::vector<double>& weights) {
  constexpr double more_than_told = 3.4;
  double weight = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) weight += is_of_date(query, i) ? weights[i] : 0;
  return more_than_told * weight;
}

bool has_phrases(const TextScan& body, const TextScan& title, const ParsedQuery& query) {
  return std::all_of(query.phrases.begin(), query.phrases.end(), [&](const QueryPhrase& phrase) {
    return has_phrase(body, query, phrase) || has_phrase(title, query, phrase);
  });
}

Result<Scanned> scan(const Database& database, const ParsedQuery& query, const FoundRows& candidates) {
  // A thousand articles tell the mean well enough, however many there are.
  const std::int64_t mean_words = TRY(database.integer(
      "SELECT CAST(coalesce(avg(words), 0) AS INTEGER) FROM (SELECT words FROM article_words LIMIT 1000)"));
  Statement heads = TRY(heads_by_row(database));
  TextReader* texts = TRY(texts_of(database));
  Scanned out;
  std::size_t bytes = 0;
  for (const FoundRow& candidate : candidates.best) {
    if (bytes > most_scanned_bytes) break;
    TRY(database.go_on());
    Head head = TRY(read_head(heads, candidate.row));
    const StoredText stored = TRY(texts->find(head.article));
    const std::string_view text = searched_part(TRY(text_of(stored)));
    bytes += stored.frame.size();
    const TextScan body = scan_text(text, head.language, query);
    const TextScan title = scan_text(head.ranked.hit.title.value_or(""), head.language, query);
    if (!has_phrases(body, title, query)) {
      ++out.dropped;
      continue;
    }
    SearchHit& hit = head.ranked.hit;
    const double of_time = candidate.dated ? weight_of_date(query, candidates.weights) : 0;
    hit.score = rounded(of_time + score_of(body, title, query, candidates.weights, static_cast<double>(mean_words)));
    Snippet snippet = make_snippet(text, body, candidates.weights);
    hit.snippet = std::move(snippet.text);
    hit.marks = std::move(snippet.marks);
    hit.title_marks = marks_of(title);
    hit.text_marks = marks_in(body, query, candidates);
    if (const auto stretch = find_sentence(body, query, candidates.weights))
      out.occurrences.push_back({head.article, stretch->range, stretch->share, stretch->whole});
    out.ranked.push_back(std::move(head.ranked));
  }
  return out;
}

// Best first; of equals the newer, which stands earlier in the index.
void rank(std::vector<Ranked>& ranked, std::size_t limit) {
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.row < b.row;
  });
  if (ranked.size() > limit) ranked.resize(limit);
}

std::vector<SearchStory> by_story(std::vector<Ranked> ranked) {
  std::vector<SearchStory> stories;
  for (Ranked& one : ranked) {
    auto story = std::find_if(stories.begin(), stories.end(),
                              [&](const SearchStory& known) { return known.story_id == one.story_id; });
    if (story == stories.end()) {
      stories.push_back({std::move(one.story_id), std::move(one.story), {}});
      story = stories.end() - 1;
    }
    story->hits.push_back(std::move(one.hit));
  }
  return stories;
}

// Without its quotes, for a phrase that stands nowhere.
std::string without_quotes(const ParsedQuery& query) {
  std::string out;
  for (const QueryTerm& term : query.terms) {
    if (!out.empty()) out += ' ';
    out += term.word;
  }
  return out;
}

// One query asked: what it was read as, and what was found.
struct Asked {
  ParsedQuery query;
  FoundRows candidates;
  Scanned scanned;
};

bool found_all_words(const Asked& asked) { return !asked.scanned.ranked.empty() && !asked.candidates.some_words; }

Result<Asked> ask(const Database& database, const SearchRequest& request, std::string_view text) {
  Asked asked;
  asked.query = parse_query(text);
  if (asked.query.terms.empty()) return asked;
  TRY(add_forms(database, asked.query));
  const std::size_t most = asked.query.phrases.empty()
                               ? std::max(least_scanned, std::min(request.limit, most_search_hits))
                               : most_scanned_for_phrases;
  asked.candidates = TRY(find_rows(database, request, asked.query, most));
  asked.scanned = TRY(scan(database, asked.query, asked.candidates));
  return asked;
}

Result<void> add_suggestions(const Database& database, const Asked& asked, SearchResults& results) {
  const auto any = [](const std::vector<bool>& of) { return std::find(of.begin(), of.end(), true) != of.end(); };
  std::vector<std::string>& out = results.did_you_mean;
  // A beginning of three letters that was found is being typed: no reader asks what it may have been meant for, and it
  // would take a look at every word of the edition with every key.
  constexpr std::size_t short_beginning = 3;
  bool doubtful = any(asked.candidates.unknown);
  for (std::size_t i = 0; i < asked.query.terms.size(); ++i)
    doubtful = doubtful || (asked.candidates.unfinished[i] && letters_of(asked.query.terms[i].word) > short_beginning);
  if (doubtful) out = TRY(suggest(database, asked.query, asked.candidates));
  if (!asked.scanned.ranked.empty()) return {};
  if (!any(asked.candidates.unknown) && !asked.query.phrases.empty()) out.push_back(without_quotes(asked.query));
  results.nothing_near = out.empty();
  if (results.nothing_near) out = TRY(newest_titles(database));
  return {};
}

// The first suggestion that finds articles with all its words, in place of a query with words that no article has; else
// the first, where it finds articles with most of its words and the query finds none.
Result<void> mend(const Database& database, const SearchRequest& request, SearchResults& results, Asked& asked) {
  const std::vector<bool>& unknown = asked.candidates.unknown;
  if (found_all_words(asked) || std::find(unknown.begin(), unknown.end(), true) == unknown.end()) return {};
  std::optional<Asked> likeliest;
  std::string answered;
  for (const std::string& suggestion : results.did_you_mean) {
    // The space says that the last word is whole.
    Asked other = TRY(ask(database, request, suggestion + (unknown.back() ? " " : "")));
    const bool all_words = found_all_words(other);
    if (all_words || !likeliest) {
      likeliest = std::move(other);
      answered = suggestion;
    }
    if (all_words) break;
  }
  if (!likeliest || likeliest->scanned.ranked.empty() || results.nothing_near) return {};
  if (!found_all_words(*likeliest) && !asked.scanned.ranked.empty()) return {};
  results.mended = std::move(answered);
  asked = std::move(*likeliest);
  return {};
}

}  // namespace

Result<SearchResults> read_search(const Database& database, const SearchRequest& request) {
  Asked asked = TRY(ask(database, request, request.query));
  SearchResults results;
  if (asked.query.terms.empty()) return results;
  TRY(add_suggestions(database, asked, results));
  TRY(mend(database, request, results, asked));
  results.used = asked.query.used;
  const FoundRows& candidates = asked.candidates;
  const bool phrases = !asked.query.phrases.empty();
  const auto verified = static_cast<std::int64_t>(asked.scanned.ranked.size());
  results.total = phrases || verified == 0 ? verified : candidates.total;
  const bool all_scanned = candidates.total == verified + asked.scanned.dropped;
  results.total_is_least = verified > 0 && (candidates.total_is_least || (phrases && !all_scanned));
  results.some_words = candidates.some_words && verified > 0;
  results.passages = TRY(passages_around(database, asked.scanned.occurrences));
  rank(asked.scanned.ranked, std::min(request.limit, most_search_hits));
  results.stories = by_story(std::move(asked.scanned.ranked));
  return results;
}

}  // namespace store
