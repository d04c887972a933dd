// Where else a sentence stands: the shared passages around what a query found. Reads the passage tables alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "platform/base/result.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

// Where the query's words stand together in an article's text, see store/search/sentence.h.
struct Occurrence {
  std::int64_t article = 0;  // as numbered in the tables
  base::TextRange range;
  double share = 1;   // of what the words say
  bool whole = true;  // all of the words, one behind the other
};

// Families with a member that holds at least half of an occurrence, those with the largest share first, then in the
// order of the edition; at most ten.
base::Result<std::vector<FoundPassage>> passages_around(const Database& database,
                                                        std::span<const Occurrence> occurrences);

}  // namespace store
