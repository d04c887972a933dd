// Fills the search index of a fresh edition: the order of its rows, the words, and which rows have them.
#pragma once

#include "platform/base/result.h"
#include "store/sqlite.h"
#include "store/write/edition_tables.h"

namespace store {

// Requires: the tables search_order, word and list_strip are there, empty. Fails with io or interrupted. The same rows,
// whatever the number of jobs.
base::Result<void> fill_search(const Database& database, const EditionParts& parts);

}  // namespace store
