// A query, read: whatever is typed is text. Words as in store/search/words.h; between double quotes of any kind a
// phrase; the last word stands for all words that begin so, while it is being typed. Never fails.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct QueryTerm {
  std::string word;                // folded
  std::string typed;               // as it was typed; "3.5" where the word is "35"
  bool prefix = false;             // stands for the words that begin so
  bool minor = false;              // one letter, or initials, beside other words: weighed, not required
  std::vector<std::string> forms;  // other forms of the word that the edition has, see store/search/forms.h
  // Of forms, from the first: the languages in which it is one, parted by spaces; in all where that is "" or left out.
  std::vector<std::string> form_languages;
};

struct QueryPhrase {  // terms first <= t < first + count stand one behind the other
  std::size_t first = 0;
  std::size_t count = 0;
};

struct QueryDate {  // terms first <= t < first + count are a date; none: count 0
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<std::string> times;  // ISO 8601, days or months: what articles may have been published at instead
};

struct ParsedQuery {
  std::vector<QueryTerm> terms;      // in the order typed, at most most_terms
  std::vector<QueryPhrase> phrases;  // of two words or more
  QueryDate date;                    // see store/search/dates.h
  std::string used;                  // what is searched for: phrases in quotes, a beginning with a "*"; "" for nothing
};

// What stands behind is not searched for.
constexpr std::size_t most_terms = 48;
constexpr std::size_t most_query_bytes = 16384;

// `text` may be any bytes.
ParsedQuery parse_query(std::string_view text);

// The text without what is no UTF-8 (replaced by U+FFFD) and behind most_query_bytes.
std::string sound_query(std::string_view text);

bool is_of_date(const ParsedQuery& query, std::size_t term);
// Whether the term is one of a phrase, where words stand as they were typed.
bool is_quoted(const ParsedQuery& query, std::size_t term);

}  // namespace store
