// Facets: what the articles of an edition can be filtered by.
#pragma once

#include "platform/base/result.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

// At most 500 choices of each kind. Reads a row for each article.
base::Result<SearchFacets> read_facets(const Database& database);

}  // namespace store
