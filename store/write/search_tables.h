// Fills the search index of a fresh edition: the full-text table, the order of its rows, the words for spelling.
#pragma once

#include "platform/base/result.h"
#include "store/sqlite.h"
#include "store/write/edition_tables.h"

namespace store {

// Requires: the tables search, search_order and word are there, empty. Fails with io or interrupted. The same rows,
// whatever the number of jobs.
base::Result<void> fill_search(const Database& database, const EditionParts& parts);

}  // namespace store
