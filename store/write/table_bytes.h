// How much room each table of an edition takes: whole pages, with the indexes that belong to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace store {

struct TableBytes {
  std::string table;
  std::int64_t bytes = 0;
};

// The largest first. Fails with io when the file cannot be read, or when the system's SQLite cannot tell (dbstat).
base::Result<std::vector<TableBytes>> table_bytes(const std::string& path);
// What the strip is made of, in its order.
base::Result<std::vector<TableBytes>> strip_parts(const std::string& path);

}  // namespace store
