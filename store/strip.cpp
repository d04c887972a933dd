#include "store/strip.h"

#include "store/edition_rows.h"

namespace store {
using base::Result;

Result<StripReader> StripReader::open(const Database& database) {
  return StripReader(TRY(database.prepare("SELECT bytes FROM strip WHERE row = ?")));
}

Result<std::string> StripReader::read(std::int64_t begin, std::int64_t bytes) {
  constexpr std::int64_t most = std::int64_t{1} << 40U;
  if (begin < 0 || begin > most || bytes < 0 || bytes > most) return damaged("a place outside the strip");
  std::string out;
  while (bytes > 0) {
    row_.reset();
    row_.bind(1, begin / strip_row_bytes + 1);
    if (!TRY(row_.step())) return damaged("a strip that ends too soon");
    const std::string_view row = row_.blob(0);
    const auto skipped = static_cast<std::size_t>(begin % strip_row_bytes);
    if (row.size() > static_cast<std::size_t>(strip_row_bytes) || skipped >= row.size())
      return damaged("a row of the strip of another size");
    const std::string_view taken = row.substr(skipped, static_cast<std::size_t>(bytes));
    // Only the last row may be short, and nothing goes on behind it.
    if (static_cast<std::int64_t>(taken.size()) < bytes && static_cast<std::int64_t>(row.size()) < strip_row_bytes)
      return damaged("a strip that ends too soon");
    out += taken;
    begin += static_cast<std::int64_t>(taken.size());
    bytes -= static_cast<std::int64_t>(taken.size());
  }
  row_.reset();
  return out;
}

Result<std::int64_t> strip_bytes(const Database& database) {
  Statement row = TRY(database.prepare("SELECT row, length(bytes) FROM strip ORDER BY row"));
  std::int64_t rows = 0;
  std::int64_t last = strip_row_bytes;
  while (TRY(row.step())) {
    if (row.integer(0) != ++rows || last != strip_row_bytes) return damaged("rows of the strip out of order");
    last = row.integer(1);
    if (last < 1 || last > strip_row_bytes) return damaged("a row of the strip of another size");
  }
  return rows == 0 ? 0 : (rows - 1) * strip_row_bytes + last;
}

}  // namespace store
