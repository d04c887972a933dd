// Complete: the words of an edition that a word still being typed may become.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/sqlite.h"

namespace store {

// Whole queries: what was typed, with its last word completed; the likeliest first, at most `most`. Words that often
// stand in titles come first, of all that begin so; beside other words only those that an article has together with
// them. Nothing when the last word is finished or stands in quotes. Reads the words with that beginning, no text.
base::Result<std::vector<std::string>> complete_query(const Database& database, std::string_view query,
                                                      std::size_t most);

}  // namespace store
