// Spelling: the words of an edition that a reader may have meant by one that it does not have.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/search_query.h"
#include "store/sqlite.h"

namespace store {

struct NearWord {
  std::string written;  // with its accents
  double cost = 0;      // letters wrong, more for letters not typed yet, a little less for a common word
};

// For each term that is `wanted` (as many as terms) the words about two letters away at most, or that a term still
// being typed is the beginning of; the likeliest first, at most `most`. Reads the whole table of words, once.
base::Result<std::vector<std::vector<NearWord>>> near_words(const Database& database, std::span<const QueryTerm> terms,
                                                            const std::vector<bool>& wanted, std::size_t most);

}  // namespace store
