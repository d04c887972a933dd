// Fills the tables of a fresh edition.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

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

// The key of what stands at `index`.
std::int64_t number(std::size_t index);
// NULL for what is unknown or empty.
void bind_optional(Statement& statement, int parameter, const std::optional<std::string>& text);

// Says that `done` of `of` articles are done in round 0 (texts), 1 (words counted) or 2 (search) of the three.
void tell_round(const base::Task& task, std::size_t round, std::size_t done, std::size_t of);

// Requires: the database has the tables of schema.sql, empty. Fails with io or interrupted.
base::Result<void> fill_tables(const Database& database, const EditionParts& parts);

}  // namespace store
