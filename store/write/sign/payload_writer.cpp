#include "store/write/sign/payload_writer.h"

#include <algorithm>

namespace store {

using base::Result;

PayloadWriter::PayloadWriter(std::string path, std::uint64_t part_bytes)
    : path_(std::move(path)), part_bytes_(part_bytes) {}

Result<void> PayloadWriter::add(std::string_view bytes) {
  digest_.add(bytes);
  bytes_ += bytes.size();
  while (!bytes.empty()) {
    if (room_ == 0) {
      TRY(finish());
      part_ = TRY(base::create_stream(path_ + part_suffix(parts_++)));
      room_ = part_bytes_;
    }
    const std::string_view now =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room_, bytes.size())));
    TRY(part_->write(now));
    room_ -= now.size();
    bytes.remove_prefix(now.size());
  }
  return {};
}

Result<void> PayloadWriter::finish() {
  if (!part_) return {};
  TRY(part_->finish());
  part_.reset();
  return {};
}

}  // namespace store
