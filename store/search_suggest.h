// Suggestions: "did you mean", from the words of the edition that are spelt nearly so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/search_query.h"
#include "store/sqlite.h"

namespace store {

// Letters to change, add, drop or exchange with their neighbour to make one word of the other (optimal string
// alignment), and the same to the beginning of `known` that is nearest. Anything above `most` is told as most + 1.
struct Distance {
  std::size_t whole = 0;
  std::size_t beginning = 0;
};
Distance distance(std::u32string_view typed, std::u32string_view known, std::size_t most);

// Queries with the unknown words replaced, the likeliest first, at most three. `unknown`: by term.
base::Result<std::vector<std::string>> suggest(const Database& database, const ParsedQuery& query,
                                               const std::vector<bool>& unknown);

}  // namespace store
