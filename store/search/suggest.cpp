#include "store/search/suggest.h"

#include <algorithm>
#include <optional>

#include "store/edition_rows.h"
#include "store/search/spelling.h"
#include "store/search/word_index.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;

// A query of nothing but unknown words is none in this language.
constexpr std::size_t most_mended = 4;
constexpr std::size_t least_part = 2;  // letters of each half of a word that is parted

// What stands in place of each term; nothing where it stays, "" where it went into the one before.
using Mended = std::vector<std::optional<std::string>>;

std::string written_query(const ParsedQuery& query, const Mended& words) {
  std::string out;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const std::string& word = words[i] ? *words[i] : query.terms[i].word;
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    for (const QueryPhrase& phrase : query.phrases)
      if (phrase.first == i) out += '"';
    out += word;
    for (const QueryPhrase& phrase : query.phrases)
      if (phrase.first + phrase.count == i + 1) out += '"';
  }
  return out;
}

// "wallpaper" as "wall paper": where the rarer half is commonest; "" where no two words make it.
Result<std::string> parted(WordIndex& index, const std::string& word) {
  std::string best;
  std::int64_t most = 0;
  std::size_t letters = letters_of(word);
  for (std::size_t at = 0; at < word.size(); --letters) {
    const std::string_view first = std::string_view(word).substr(0, at);
    const std::string_view second = std::string_view(word).substr(at);
    at += base::code_point_at(word, at).bytes;
    if (letters_of(first) < least_part || letters < least_part) continue;
    const std::int64_t rarer = std::min(TRY(index.rows_with(first)), TRY(index.rows_with(second)));
    if (rarer <= most) continue;
    most = rarer;
    best = std::string(first) + " " + std::string(second);
  }
  return best;
}

// "rock'n'roll" as "rock n roll", where the edition has all the parts; "" for a word without such a sign.
Result<std::string> parted_at_signs(WordIndex& index, std::string_view typed) {
  std::string spaced;
  for (std::size_t at = 0; at < typed.size();) {
    const base::CodePoint point = base::code_point_at(typed, at);
    const bool sign = point.value == '\'' || point.value == 0x2018 || point.value == 0x2019;
    spaced += sign ? std::string_view(" ") : typed.substr(at, point.bytes);
    at += point.bytes;
  }
  if (spaced == typed) return std::string();
  const SearchWords words = search_words(spaced, "");
  std::string parts;
  for (const SearchWord& word : words.words) {
    if (TRY(index.rows_with(words[word])) == 0) return std::string();
    parts += (parts.empty() ? "" : " ") + std::string(words[word]);
  }
  return parts;
}

// Joins terms that the edition writes as one word: "wall paper" where only "wallpaper" is known.
Result<void> join_terms(WordIndex& index, const ParsedQuery& query, const std::vector<bool>& broken,
                        std::vector<bool>& done, Mended& words) {
  for (std::size_t i = 0; i + 1 < query.terms.size(); ++i) {
    if (done[i] || !(broken[i] || broken[i + 1]) || is_quoted(query, i) || is_quoted(query, i + 1)) continue;
    const std::string joined = query.terms[i].word + query.terms[i + 1].word;
    if (TRY(index.rows_with(joined)) == 0) continue;
    words[i] = joined;
    words[i + 1] = "";
    done[i] = done[i + 1] = true;
  }
  return {};
}

// What a broken term may be: near words and, when it is not just a beginning, its halves.
Result<std::vector<NearWord>> choices(WordIndex& index, const QueryTerm& term, bool unfinished,
                                      std::vector<NearWord> near) {
  if (unfinished) return near;
  std::string halves = TRY(parted_at_signs(index, term.typed));
  if (halves.empty()) halves = TRY(parted(index, term.word));
  constexpr double space_forgotten = 1.5;
  if (halves.empty()) return near;
  const auto at = std::upper_bound(near.begin(), near.end(), space_forgotten,
                                   [](double cost, const NearWord& word) { return cost < word.cost; });
  near.insert(at, {halves, space_forgotten});
  if (near.size() > most_suggestions) near.resize(most_suggestions);
  return near;
}

}  // namespace

Result<std::vector<std::string>> suggest(const Database& database, const ParsedQuery& query,
                                         const FoundRows& candidates) {
  WordIndex index = TRY(WordIndex::open(database));
  const std::size_t terms = query.terms.size();
  // A beginning is left as it is beside a word that no article has.
  const bool any_unknown =
      std::find(candidates.unknown.begin(), candidates.unknown.end(), true) != candidates.unknown.end();
  const std::vector<bool>& in_doubt = any_unknown ? candidates.unknown : candidates.unfinished;
  std::vector<bool> broken(terms);
  for (std::size_t i = 0; i < terms; ++i) broken[i] = in_doubt[i] && !query.terms[i].minor;
  Mended words(terms);
  std::vector<bool> done(terms);
  TRY(join_terms(index, query, broken, done, words));
  for (std::size_t i = 0; i < terms; ++i) broken[i] = broken[i] && !done[i];
  std::vector<NearWord> first_choices;
  std::size_t first = terms;
  std::size_t mended = 0;
  for (std::size_t i = 0; i < terms && mended < most_mended; ++i) {
    if (!broken[i]) continue;
    // One after the other: of a long sentence with many unknown words only some are looked for.
    std::vector<bool> wanted(terms);
    wanted[i] = true;
    std::vector<std::vector<NearWord>> found = TRY(near_words(database, query.terms, wanted, most_suggestions));
    std::vector<NearWord> near = TRY(choices(index, query.terms[i], candidates.unfinished[i], std::move(found[i])));
    if (near.empty()) continue;
    words[i] = near.front().written;
    ++mended;
    if (first < terms) continue;
    first = i;
    first_choices = std::move(near);
  }
  std::vector<std::string> out;
  for (const NearWord& choice : first_choices) {
    words[first] = choice.written;
    out.push_back(written_query(query, words));
  }
  const bool joined = std::find(done.begin(), done.end(), true) != done.end();
  if (first_choices.empty() && joined) out.push_back(written_query(query, words));
  return out;
}

Result<std::vector<std::string>> newest_titles(const Database& database) {
  // Stories have several articles each: some dozen rows hold the newest three.
  Statement row = TRY(
      database.prepare("SELECT s.title FROM search_order o JOIN article a USING (article) JOIN story s USING (story) "
                       "ORDER BY o.position LIMIT 24"));
  std::vector<std::string> titles;
  while (titles.size() < most_suggestions && TRY(row.step())) {
    std::string title = TRY(field(row, 0));
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(std::move(title));
  }
  return titles;
}

}  // namespace store
