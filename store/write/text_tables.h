// Fills what the texts of an edition bring with them: the frames of the strip, and the tables that are filled article
// by article.
#pragma once

#include <string_view>

#include "platform/base/result.h"
#include "store/sqlite.h"
#include "store/write/edition_tables.h"
#include "store/write/strip_writer.h"

namespace store {

// Requires: the tables body, picture and guess are there, empty, and the strip holds the dictionary. Fails with io or
// interrupted. The same rows, whatever the number of jobs.
base::Result<void> fill_texts(const Database& database, const EditionParts& parts, std::string_view dictionary,
                              StripWriter& strip);

}  // namespace store
