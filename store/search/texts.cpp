#include "store/search/texts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "store/edition_rows.h"
#include "store/search/marks.h"
#include "store/search/scan.h"
#include "store/search/sentence.h"
#include "store/search/snippet.h"

namespace store {
namespace {

using base::Result;

// Texts read to rank, beyond what is answered; and bytes of them, whatever the articles' size.
constexpr std::size_t least_read = 32;
constexpr std::size_t most_read_for_two = 64;       // which stand together, and how often
constexpr std::size_t most_read_for_more = 200;     // which stand in order
constexpr std::size_t most_read_for_phrases = 300;  // which stand one behind the other
constexpr std::size_t most_read_bytes = std::size_t{6} << 20U;

struct Head {
  RankedArticle article;
  std::int64_t number = 0;
  std::string language;
};

Result<Statement> heads_by_row(const Database& database) {
  return database.prepare(
      "SELECT o.article, a.file, s.story_id, s.title, a.source, a.title, a.published, a.precision, a.language, "
      "EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'source'), "
      "EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'published') "
      "FROM search_order o JOIN article a USING (article) JOIN story s USING (story) WHERE o.position = ?");
}

Result<Head> read_head(Statement& row, std::int64_t position) {
  row.reset();
  row.bind(1, position);
  if (!TRY(row.step())) return base::Error{base::ErrorCode::bad_input, "a row of the search index without an article"};
  Head head;
  head.number = row.integer(0);
  head.article.row = position;
  head.article.story_id = TRY(field(row, 2));
  head.article.story = TRY(field(row, 3));
  SearchHit& hit = head.article.hit;
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
// (2.2 times the words' weight by BM25, 1.5 by closeness, 2.5 by order).
double weight_of_date(const ParsedQuery& query, const std::vector<double>& weights) {
  constexpr double more_than_told = 8.3;
  double weight = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) weight += is_of_date(query, i) ? weights[i] : 0;
  return more_than_told * weight;
}

bool has_phrases(const TextScan& body, const TextScan& title, const ParsedQuery& query) {
  return std::all_of(query.phrases.begin(), query.phrases.end(), [&](const QueryPhrase& phrase) {
    return has_phrase(body, query, phrase) || has_phrase(title, query, phrase);
  });
}

// One candidate: what it is, and what stands in it.
struct ReadText {
  Head head;
  std::string_view text;  // lives until the next is read
  TextScan body;
  TextScan title;
};

void describe(const ReadText& read, const ParsedQuery& query, const FoundRows& candidates, SearchHit& hit) {
  Snippet snippet = make_snippet(read.text, read.body, candidates.weights);
  hit.snippet = std::move(snippet.text);
  hit.marks = std::move(snippet.marks);
  hit.title_marks = marks_of(read.title);
  hit.text_marks = marks_in(read.body, query, candidates);
}

bool comes_before(const RankedArticle& a, const RankedArticle& b) {
  return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.row < b.row;
}

// Among the best, where it belongs there; only then a snippet is cut.
void keep(ReadText& read, const ParsedQuery& query, const FoundRows& candidates, std::size_t limit,
          std::vector<RankedArticle>& ranked) {
  RankedArticle& article = read.head.article;
  const auto at = std::upper_bound(ranked.begin(), ranked.end(), article, comes_before);
  if (at == ranked.end() && ranked.size() >= limit) return;
  describe(read, query, candidates, article.hit);
  ranked.insert(at, std::move(article));
  if (ranked.size() > limit) ranked.pop_back();
}

}  // namespace

std::size_t texts_worth_reading(const ParsedQuery& query, std::size_t limit) {
  if (!query.phrases.empty()) return most_read_for_phrases;
  const auto words =
      std::count_if(query.terms.begin(), query.terms.end(), [](const QueryTerm& term) { return !term.minor; });
  const std::size_t worth = words > 2 ? most_read_for_more : words > 1 ? most_read_for_two : least_read;
  return std::max(worth, limit);
}

Result<ReadTexts> read_texts(const Database& database, const ParsedQuery& query, const FoundRows& candidates,
                             std::size_t limit) {
  // A thousand articles tell the mean well enough, however many there are.
  const auto mean_words = static_cast<double>(TRY(database.integer(
      "SELECT CAST(coalesce(avg(words), 0) AS INTEGER) FROM (SELECT words FROM article_words LIMIT 1000)")));
  Statement heads = TRY(heads_by_row(database));
  TextReader* texts = TRY(texts_of(database));
  ReadTexts out;
  std::size_t bytes = 0;
  for (const FoundRow& candidate : candidates.best) {
    if (bytes > most_read_bytes) break;
    TRY(database.go_on());
    ReadText read;
    read.head = TRY(read_head(heads, candidate.row));
    SearchHit& hit = read.head.article.hit;
    const StoredText stored = TRY(texts->find(read.head.number));
    read.text = searched_part(TRY(text_of(stored)));
    bytes += stored.frame.size();
    read.body = scan_text(read.text, read.head.language, query);
    read.title = scan_text(hit.title.value_or(""), read.head.language, query);
    if (!has_phrases(read.body, read.title, query)) {
      ++out.dropped;
      continue;
    }
    ++out.found;
    const double of_time = candidate.dated ? weight_of_date(query, candidates.weights) : 0;
    hit.score = of_time + score_of(read.body, read.title, query, candidates.weights, mean_words, candidate.terms);
    if (const auto stretch = find_sentence(read.body, query, candidates.weights)) {
      out.occurrences.push_back({read.head.number, stretch->range, stretch->share, stretch->whole});
      // A sentence said in nearly these words is worth nearly what it is word for word.
      if (!stretch->whole) hit.score *= 1 + stretch->share / 2;
    }
    hit.score = rounded(hit.score);
    keep(read, query, candidates, limit, out.ranked);
  }
  return out;
}

}  // namespace store
