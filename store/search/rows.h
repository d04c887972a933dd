// Rows: which articles may answer a query, from the full-text index alone. Rows of the index are numbered with
// the newest article first, so "the first thousand" are the newest thousand.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/base/result.h"
#include "store/search/query.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

class WordIndex;

struct FoundRow {
  std::int64_t row = 0;      // of the table search_order
  std::uint64_t terms = 0;   // bit i: has term i
  std::uint64_t titled = 0;  // bit i: has it in the title
  double weight = 0;         // of those terms
  bool dated = false;        // published when the query's date says
};

struct FoundRows {
  std::vector<double> weights;   // of each term: the rarer, the more it says
  std::vector<bool> required;    // terms that an article must have, unless none has them all
  std::vector<bool> unknown;     // terms that no article has
  std::vector<bool> unfinished;  // terms that only stand as beginnings or other forms of words
  std::vector<FoundRow> best;    // the weightiest first, of equals the newer
  std::int64_t total = 0;
  bool total_is_least = false;
  bool some_words = false;   // no article has all terms
  bool only_common = false;  // every term stands in a large share of the articles
};

// Reading more rows than these costs more than a reader waits.
constexpr std::size_t most_candidate_rows = 20000;

// Fills weights, required, unknown and unfinished.
base::Result<void> weigh_terms(WordIndex& index, const ParsedQuery& query, FoundRows& out);

// Requires: query.terms is not empty. At most `most` of them in `best`.
base::Result<FoundRows> find_rows(const Database& database, const SearchRequest& request, const ParsedQuery& query,
                                  std::size_t most);

}  // namespace store
