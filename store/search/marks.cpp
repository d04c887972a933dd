#include "store/search/marks.h"

#include <algorithm>
#include <span>

#include "store/edition_rows.h"
#include "store/search/forms.h"
#include "store/search/sentence.h"
#include "store/search/word_index.h"

namespace store {
namespace {

using base::Result;
using base::TextRange;

struct SearchedText {
  std::string text;
  std::string language;
};

Result<SearchedText> read_searched(const Database& database, const std::string& file) {
  Statement row = TRY(database.prepare("SELECT article, language FROM article WHERE file = ?"));
  row.bind(1, std::string_view(file));
  if (!TRY(row.step())) return base::Error{base::ErrorCode::not_found, "there is no article " + file};
  const std::int64_t article = row.integer(0);
  std::string language = TRY(optional_field(row, 1)).value_or("");
  TRY(row.step());
  return SearchedText{TRY(read_text(database, article)), std::move(language)};
}

std::vector<TextRange> unordered_marks(const TextScan& scan, const ParsedQuery& query, const FoundRows& terms) {
  // What a reader typed as a sentence is looked for as one.
  constexpr std::size_t sentence_words = 5;
  if (query.terms.size() > sentence_words)
    if (const auto stretch = find_sentence(scan, query, terms.weights)) return {stretch->range};
  std::vector<TextRange> marks;
  for (const TermHit& hit : scan.hits) {
    for (const QueryPhrase& phrase : query.phrases)
      if (const auto range = phrase_at(scan, query, phrase, hit)) marks.push_back(*range);
    if (terms.required[hit.term] && !is_quoted(query, hit.term)) marks.push_back(hit.range);
  }
  // None of the rarer words stands here: the article was found for the others.
  if (marks.empty() && query.phrases.empty())
    for (const TermHit& hit : scan.hits) marks.push_back(hit.range);
  return marks;
}

// In the order of the text; of those over one another the first.
void put_in_order(std::vector<TextRange>& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](TextRange a, TextRange b) { return a.begin < b.begin; });
  std::vector<TextRange> apart;
  for (const TextRange mark : marks) {
    if (apart.size() >= most_marks) break;
    if (apart.empty() || mark.begin >= apart.back().end) apart.push_back(mark);
  }
  marks = std::move(apart);
}

}  // namespace

std::vector<TextRange> marks_in(const TextScan& scan, const ParsedQuery& query, const FoundRows& terms) {
  std::vector<TextRange> marks = unordered_marks(scan, query, terms);
  put_in_order(marks);
  return marks;
}

Result<std::vector<TextRange>> find_marks(const Database& database, const std::string& file, const std::string& query) {
  const SearchedText searched = TRY(read_searched(database, file));
  ParsedQuery parsed = parse_query(query);
  if (parsed.terms.empty()) return std::vector<TextRange>();
  TRY(add_forms(database, parsed));
  FoundRows terms;
  WordIndex index = TRY(WordIndex::open(database));
  TRY(weigh_terms(index, parsed, terms));
  const TextScan scan = scan_text(searched_part(searched.text), searched.language, parsed);
  return marks_in(scan, parsed, terms);
}

}  // namespace store
