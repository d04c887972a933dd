// Spelling: the words of an edition that a reader may have meant by one that it does not have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/search_query.h"
#include "store/sqlite.h"

namespace store {

// What it costs to make `known` of `typed`, in tenths of a wrong letter (optimal string alignment, Damerau 1964, with
// weights): a letter changed or typed too many 10, one left out or exchanged with its neighbour 6, since there is one
// way to leave a letter out and twenty-five to change it. And the same for the beginning of `known` that is nearest.
// Anything above `most` is told as most + 1.
struct Distance {
  std::uint32_t whole = 0;
  std::uint32_t beginning = 0;
};
Distance distance(std::u32string_view typed, std::u32string_view known, std::uint32_t most);

struct NearWord {
  std::string written;  // with its accents
  double cost = 0;      // letters wrong, more for letters not typed yet, a little less for a common word
};

// Words about two letters away at most, or that a term still being typed is the beginning of; the likeliest first, at
// most `most`. Reads the whole table of words.
base::Result<std::vector<NearWord>> near_words(const Database& database, const QueryTerm& term, std::size_t most);

}  // namespace store
