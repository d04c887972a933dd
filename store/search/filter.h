// Filter: which articles a search may answer with, by source, language and time of publication.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/base/result.h"
#include "store/search/search.h"
#include "store/sqlite.h"

namespace store {

class SearchFilter {
 public:
  // Fails when the database does.
  static base::Result<SearchFilter> create(const Database& database, const SearchRequest& request);

  bool takes_all() const { return !source_ && !language_ && !from_ && !to_; }
  base::Result<bool> takes(std::int64_t row);

 private:
  explicit SearchFilter(Statement statement) : facts_(std::move(statement)) {}
  Statement facts_;
  std::optional<std::string> source_;  // folded
  std::optional<std::string> language_;
  std::optional<std::string> from_;
  std::optional<std::string> to_;
};

// Whether an article published at `iso` may have been published from `from` on (or until `to`), both as exact as they
// are: a month stands for all its days. Offsets are left out: times are local to the source.
bool is_from(std::string_view iso, std::string_view from);
bool is_until(std::string_view iso, std::string_view to);

// "en" covers "en" and "en-GB", in any case.
bool covers_language(std::string_view wanted, std::string_view language);

}  // namespace store
