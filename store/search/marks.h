// Marks: where a query's words stand in one article, for a reader who came there by the query.
#pragma once

#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/search/rows.h"
#include "store/search/scan.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

// As many as a reader steps through.
constexpr std::size_t most_marks = 999;

// Ranges of a scanned text, in its order, none over another: a sentence that stands there whole or nearly so,
// else phrases as phrases and every other word that an article must have, in any form. Words that nearly all articles
// have are left out beside rarer ones.
std::vector<base::TextRange> marks_in(const TextScan& scan, const ParsedQuery& query, const FoundRows& terms);

// The same of an article's text. Fails with not_found when there is no such article.
base::Result<std::vector<base::TextRange>> find_marks(const Database& database, const std::string& file,
                                                      const std::string& query);

}  // namespace store
