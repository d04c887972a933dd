// Texts: candidates are read, ranked by where the words stand in them, and the best of them made hits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/search/passages.h"
#include "store/search/query.h"
#include "store/search/rows.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

struct RankedArticle {
  SearchHit hit;
  std::string story_id;
  std::string story;
  std::int64_t row = 0;
};

struct ReadTexts {
  std::vector<RankedArticle> ranked;    // best first; of equals the newer, which stands earlier in the index
  std::int64_t found = 0;               // candidates that have what was asked for, ranked or not
  std::int64_t dropped = 0;             // candidates without a phrase that was asked for
  std::vector<Occurrence> occurrences;  // of the query as a sentence
};

// How many candidates are worth reading for an answer of `limit` articles: what the index does not know is where words
// stand, and how often.
std::size_t texts_worth_reading(const ParsedQuery& query, std::size_t limit);

// Requires: candidates come from find_rows() with the same query. Fails with bad_input, io, interrupted.
base::Result<ReadTexts> read_texts(const Database& database, const ParsedQuery& query, const FoundRows& candidates,
                                   std::size_t limit);

}  // namespace store
