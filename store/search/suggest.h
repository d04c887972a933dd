// Suggestions: "did you mean", from the words of the edition that are spelt nearly so, and never nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/search/query.h"
#include "store/search/rows.h"
#include "store/sqlite.h"

namespace store {

constexpr std::size_t most_suggestions = 3;

// Queries with the words mended that no article has (or that are only beginnings), the likeliest first. A word is
// mended by one that is near (store/search/spelling.h), by parting it in two that the edition has ("wallpaper" for
// "wall paper" and the other way round).
base::Result<std::vector<std::string>> suggest(const Database& database, const ParsedQuery& query,
                                               const FoundRows& candidates);

// Titles of the newest stories, for a query that nothing is near to.
base::Result<std::vector<std::string>> newest_titles(const Database& database);

}  // namespace store
