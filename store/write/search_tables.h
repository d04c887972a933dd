// Fills the search index of a fresh edition: the order of its rows, the words, and which rows have them.
#pragma once

#include "platform/base/result.h"
#include "store/sqlite.h"
#include "store/write/edition_tables.h"
#include "store/write/strip_writer.h"

namespace store {

// Requires: the tables search_order, search_language and word are there, empty, and the strip holds the texts. Fails
// with io or interrupted. The same rows, whatever the number of jobs.
base::Result<void> fill_search(const Database& database, const EditionParts& parts, StripWriter& strip);

}  // namespace store
