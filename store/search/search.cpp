#include "store/search/search.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "store/search/forms.h"
#include "store/search/passages.h"
#include "store/search/suggest.h"
#include "store/search/texts.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;

std::vector<SearchStory> by_story(std::vector<RankedArticle> ranked) {
  std::vector<SearchStory> stories;
  for (RankedArticle& one : ranked) {
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

// One query asked: what it was read as, and what was found. Texts are read when the answer is known to be this one, or
// when only they can tell whether a phrase stands in them.
struct Asked {
  ParsedQuery query;
  FoundRows candidates;
  std::optional<ReadTexts> texts;
};

bool found_any(const Asked& asked) { return asked.texts ? asked.texts->found > 0 : !asked.candidates.best.empty(); }
bool found_all_words(const Asked& asked) { return found_any(asked) && !asked.candidates.some_words; }

// The most words that one of the candidates has.
int most_words(const Asked& asked) {
  int most = 0;
  for (const FoundRow& candidate : asked.candidates.best)
    most = std::max(most, std::popcount(candidate.terms | candidate.titled));
  return most;
}

Result<void> read(const Database& database, const SearchRequest& request, Asked& asked) {
  if (!asked.texts)
    asked.texts = TRY(read_texts(database, asked.query, asked.candidates, std::min(request.limit, most_search_hits)));
  return {};
}

Result<Asked> ask(const Database& database, const SearchRequest& request, std::string_view text) {
  Asked asked;
  asked.query = parse_query(text);
  if (asked.query.terms.empty()) return asked;
  TRY(add_forms(database, asked.query));
  const std::size_t limit = std::min(request.limit, most_search_hits);
  asked.candidates = TRY(find_rows(database, request, asked.query, texts_worth_reading(asked.query, limit)));
  if (!asked.query.phrases.empty()) TRY(read(database, request, asked));
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
  if (found_any(asked)) return {};
  if (!asked.query.phrases.empty()) out.push_back(without_quotes(asked.query));
  results.nothing_near = out.empty();
  if (results.nothing_near) out = TRY(newest_titles(database));
  return {};
}

// Whether it asks for other forms of the words that were answered, and so for the same articles.
bool is_other_form(const ParsedQuery& answered, const std::string& suggestion) {
  const ParsedQuery other = parse_query(suggestion);
  if (other.terms.size() != answered.terms.size()) return false;
  bool same = true;
  for (std::size_t i = 0; i < other.terms.size(); ++i) {
    const QueryTerm& term = answered.terms[i];
    const std::string& word = other.terms[i].word;
    same = same && (word == term.word || std::find(term.forms.begin(), term.forms.end(), word) != term.forms.end());
  }
  return same;
}

// The first suggestion that finds articles with all its words, in place of a query with words that no article has or
// a phrase that stands nowhere; else the first, where it finds articles with more of its words than the query finds.
Result<void> mend(const Database& database, const SearchRequest& request, SearchResults& results, Asked& asked) {
  const std::vector<bool>& unknown = asked.candidates.unknown;
  const bool any_unknown = std::find(unknown.begin(), unknown.end(), true) != unknown.end();
  const bool no_phrase = !asked.query.phrases.empty() && !found_any(asked);
  if (found_all_words(asked) || !(any_unknown || no_phrase)) return {};
  std::optional<Asked> likeliest;
  std::string answered;
  for (const std::string& suggestion : results.did_you_mean) {
    // The space says that the last word is whole.
    Asked other = TRY(ask(database, request, suggestion + (unknown.back() ? " " : "")));
    const bool all_words = found_all_words(other);
    if (all_words || !likeliest || !found_any(*likeliest)) {
      likeliest = std::move(other);
      answered = suggestion;
    }
    if (all_words) break;
  }
  if (!likeliest || !found_any(*likeliest) || results.nothing_near) return {};
  if (!found_all_words(*likeliest) && found_any(asked) && most_words(*likeliest) <= most_words(asked)) return {};
  results.mended = std::move(answered);
  asked = std::move(*likeliest);
  const auto forms = std::stable_partition(
      results.did_you_mean.begin(), results.did_you_mean.end(), [&](const std::string& suggestion) {
        return suggestion == results.mended || !is_other_form(asked.query, suggestion);
      });
  results.other_forms = static_cast<std::size_t>(results.did_you_mean.end() - forms);
  return {};
}

}  // namespace

Result<SearchResults> read_search(const Database& database, const SearchRequest& request) {
  Asked asked = TRY(ask(database, request, request.query));
  SearchResults results;
  if (asked.query.terms.empty()) {
    // Signs that are no words: nothing is searched for, and still something is offered.
    const bool signs = std::any_of(request.query.begin(), request.query.end(),
                                   [](char c) { return static_cast<unsigned char>(c) > ' '; });
    results.nothing_near = signs;
    if (signs) results.did_you_mean = TRY(newest_titles(database));
    return results;
  }
  TRY(add_suggestions(database, asked, results));
  TRY(mend(database, request, results, asked));
  TRY(read(database, request, asked));
  ReadTexts& texts = *asked.texts;
  results.used = asked.query.used;
  const FoundRows& candidates = asked.candidates;
  const bool phrases = !asked.query.phrases.empty();
  const std::int64_t verified = texts.found;
  results.total = phrases || verified == 0 ? verified : candidates.total;
  const bool all_scanned = candidates.total == verified + texts.dropped;
  results.total_is_least = verified > 0 && (candidates.total_is_least || (phrases && !all_scanned));
  results.some_words = candidates.some_words && verified > 0;
  results.passages = TRY(passages_around(database, texts.occurrences));
  results.stories = by_story(std::move(texts.ranked));
  return results;
}

}  // namespace store
