#include "store/write/strip_writer.h"

namespace store {

using base::Result;

Result<StripWriter> StripWriter::open(const Database& database) {
  return StripWriter(TRY(database.prepare("INSERT INTO strip VALUES (?, ?)")));
}

Result<void> StripWriter::write_row(std::string_view bytes) {
  row_.bind(1, ++rows_).bind_blob(2, bytes);
  return row_.run();
}

Result<void> StripWriter::append(std::string_view bytes) {
  waiting_ += bytes;
  end_ += static_cast<std::int64_t>(bytes.size());
  constexpr auto full = static_cast<std::size_t>(strip_row_bytes);
  std::size_t written = 0;
  for (; waiting_.size() - written >= full; written += full)
    TRY(write_row(std::string_view(waiting_).substr(written, full)));
  waiting_.erase(0, written);
  return {};
}

Result<void> StripWriter::finish() {
  if (waiting_.empty()) return {};
  TRY(write_row(waiting_));
  waiting_.clear();
  return {};
}

}  // namespace store
