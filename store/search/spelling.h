// Spelling: the words of an edition that a reader may have meant by one that it does not have.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/search/query.h"
#include "store/sqlite.h"

namespace store {

struct NearWord {
  std::string written;  // with its accents
  double cost = 0;      // letters wrong, more for letters not typed yet, a little less for a common word
};

// For each term that is `wanted` (as many as terms) the words about two letters away at most, or that a term still
// being typed is the beginning of; the likeliest first, at most `most`. Looks at all words; the first time it reads
// them.
base::Result<std::vector<std::vector<NearWord>>> near_words(const Database& database, std::span<const QueryTerm> terms,
                                                            const std::vector<bool>& wanted, std::size_t most);

// Reads them now, so that near_words() need not. Where it is interrupted the next call goes on.
base::Result<void> remember_words(const Database& database);

}  // namespace store
