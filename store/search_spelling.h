// Spelling: the words of an edition that a reader may have meant by one that it does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/search_query.h"
#include "store/sqlite.h"

namespace store {

struct NearWord {
  std::string written;  // with its accents
  double cost = 0;      // letters wrong, more for letters not typed yet, a little less for a common word
};

// Words about two letters away at most, or that a term still being typed is the beginning of; the likeliest first, at
// most `most`. Reads the whole table of words.
base::Result<std::vector<NearWord>> near_words(const Database& database, const QueryTerm& term, std::size_t most);

}  // namespace store
