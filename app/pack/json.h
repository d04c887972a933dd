// What lectern-pack answers for machines: one function for each kind of JSON object, keys in the order the contract
// lists them, unknown values null. Each returns one object without a line end. Bytes that are no UTF-8 become U+FFFD.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/pack/grouping.h"
#include "app/pack/report.h"
#include "platform/base/utf8.h"
#include "store/article.h"
#include "store/edition.h"
#include "store/passages.h"
#include "store/search/search.h"
#include "store/write/import/import.h"

namespace app {

std::string article_json(const store::Article& article);

// `id` is the family's number in its edition, from 1. Requires: its ranges lie inside the articles' texts; so below.
std::string family_json(const store::Family& family, std::size_t id, std::span<const store::Article> articles);
std::string pair_json(const store::Family& family, std::size_t id, const store::MemberPair& pair,
                      std::span<const store::Article> articles);

// `us`: how long it took, in microseconds, when that was asked for.
std::string search_json(const std::string& query, const store::SearchResults& results, std::optional<std::int64_t> us);
// The text of a JSON string; nothing when it is none.
std::optional<std::string> text_of_json(const std::string& json);
// A line of `search --stdin` that is no JSON string.
std::string unreadable_query_json(std::int64_t line, const std::string& reason);

// `files`: those that were written.
std::string init_json(std::span<const std::string> files, const store::ImportedFolder& folder,
                      const BuildCounts& counts);
std::string build_json(const std::string& out, const store::ImportedFolder& folder, const BuildCounts& counts,
                       const Groupings& groupings);

// `summary` is empty when the edition could not be opened; `faults` is empty when it is sound.
std::string check_json(const std::string& edition, const std::optional<store::EditionSummary>& summary,
                       const std::vector<std::string>& faults);

}  // namespace app
