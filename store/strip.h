// The strip: bytes that stand one behind the other in a table of rows that fill a page each, wherever one thing ends
// and the next begins. So no room is lost at the end of pages, and what is read costs the pages it lies on.
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/result.h"
#include "store/sqlite.h"

namespace store {

// Of every row but the last: with it a page of page_bytes is full.
constexpr std::int64_t strip_row_bytes = 4057;

// Must not outlive its Database.
class StripReader {
 public:
  static base::Result<StripReader> open(const Database& database);
  // Fails with bad_input when the strip does not reach so far. Requires: `bytes` was found sane by the caller; no more
  // is allocated.
  base::Result<std::string> read(std::int64_t begin, std::int64_t bytes);

 private:
  explicit StripReader(Statement row) : row_(std::move(row)) {}
  Statement row_;
};

// The bytes of the strip. Fails with bad_input unless its rows are numbered 1, 2, 3 and all but the last are full.
base::Result<std::int64_t> strip_bytes(const Database& database);

}  // namespace store
