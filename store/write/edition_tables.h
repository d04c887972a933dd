// Fills the tables of a fresh edition, in the order of schema.sql.
#pragma once

#include <span>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/sqlite.h"
#include "store/write/edition_input.h"
#include "store/write/import/import.h"

namespace store {

// Everything the tables are filled from; all of it found sound by edition_input.h.
struct EditionParts {
  const EditionInfo& info;
  const Articles& articles;
  std::span<const Family> families;
  std::span<const Image> images;
  const StoryOrder& order;
  const base::Task& task;  // told of articles done, in three rounds
};

// Says that `done` of `of` articles are done in round 0 (texts), 1 (words counted) or 2 (search) of the three.
void tell_round(const base::Task& task, std::size_t round, std::size_t done, std::size_t of);

// Requires: the database has the tables of schema.sql, empty. Fails with io or interrupted.
base::Result<void> fill_tables(const Database& database, const EditionParts& parts);

}  // namespace store
