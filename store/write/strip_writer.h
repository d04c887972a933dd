// Writes the strip (store/strip.h): what is appended stands one behind the other, in rows that fill a page each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/sqlite.h"
#include "store/strip.h"

namespace store {

class StripWriter {
 public:
  // Requires: the table `strip` is there, empty.
  static base::Result<StripWriter> open(const Database& database);
  std::int64_t end() const { return end_; }  // where the next bytes begin
  base::Result<void> append(std::string_view bytes);
  // Writes the last row. Nothing is appended behind it.
  base::Result<void> finish();

 private:
  explicit StripWriter(Statement row) : row_(std::move(row)) {}
  base::Result<void> write_row(std::string_view bytes);
  Statement row_;
  std::string waiting_;
  std::int64_t rows_ = 0;
  std::int64_t end_ = 0;
};

}  // namespace store
