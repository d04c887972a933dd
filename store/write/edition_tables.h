// Fills the tables of a fresh edition, in the order of schema.sql.
#pragma once

#include <atomic>
#include <span>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/sqlite.h"
#include "store/write/edition_input.h"
#include "store/write/import/import.h"

namespace store {

// Everything the tables are filled from; all of it found sound by edition_input.h.
struct EditionParts {
  const EditionInfo& info;
  std::span<const Article> articles;
  std::span<const Family> families;
  std::span<const Image> images;
  const StoryOrder& order;
  int jobs = 1;
  const std::atomic<bool>* stop = nullptr;
};

// Requires: the database has the tables of schema.sql, empty. Fails with io or interrupted.
base::Result<void> fill_tables(const Database& database, const EditionParts& parts);

}  // namespace store
