// Scan: where the words of a query stand in one text, and what that says about the article. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/search/query.h"
#include "store/search/words.h"

namespace store {

// How a word answers a term, the likelier the higher.
enum class Likeness : std::uint8_t {
  begun,  // it only begins so
  form,   // another form of the word
  word,   // the word itself
};
// What a hit counts for, of 1.
constexpr double weight_of(Likeness likeness) {
  constexpr double begun = 0.6;
  constexpr double form = 0.8;
  return likeness == Likeness::begun ? begun : likeness == Likeness::form ? form : 1;
}

struct TermHit {
  base::TextRange range;    // of the text: the whole word, where a beginning was asked for too
  std::uint32_t place = 0;  // SearchWord::place
  std::uint32_t term = 0;   // index into ParsedQuery::terms
  Likeness likeness = Likeness::word;
};

// Terms i, i+1, .. of the query that stand one behind the other in the text, as they were typed.
struct TermRun {
  std::size_t first_term = 0;
  std::size_t count = 0;
  base::TextRange range;
};

struct TextScan {
  SearchWords words;
  std::vector<TermHit> hits;  // by place, then term
  TermRun longest_run;        // the first of the longest; count 0 when nothing was found
};

// As much of a text as is read to rank it and to mark it: its first half mebibyte, whole characters.
std::string_view searched_part(std::string_view text);

TextScan scan_text(std::string_view text, std::string_view language, const ParsedQuery& query);

// The phrase, where it begins with this hit; nothing when it does not.
std::optional<base::TextRange> phrase_at(const TextScan& scan, const ParsedQuery& query, const QueryPhrase& phrase,
                                         const TermHit& hit);
// Whether the phrase stands in the scanned text.
bool has_phrase(const TextScan& scan, const ParsedQuery& query, const QueryPhrase& phrase);

// So many words or more, one behind the other as they were typed, are more than words close together.
constexpr std::size_t words_in_order = 3;

// BM25 (Robertson and Zaragoza 2009; k1 1.2, b .75) with a word of the title counted as several of the text, times up
// to 1.5 for words that stand close together, times up to 2 for a run of three or more in the order typed, by what the
// run says of all. `weights` as in FoundRows; mean_words: of the edition's articles. Terms of `known` (bit i: term i)
// that stand in neither stand elsewhere: in the byline, the source, a caption.
double score_of(const TextScan& body, const TextScan& title, const ParsedQuery& query, std::span<const double> weights,
                double mean_words, std::uint64_t known = 0);

}  // namespace store
