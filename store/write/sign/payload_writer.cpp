#include "store/write/sign/payload_writer.h"

#include <algorithm>

namespace store {

using base::Result;

std::string part_suffix(std::size_t part) {
  const std::string digits = std::to_string(part);
  return "." + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::vector<std::string> payload_files(std::string_view name, std::uint64_t bytes, std::uint64_t part_bytes) {
  if (bytes <= part_bytes) return {std::string(name)};
  std::vector<std::string> files;
  for (std::size_t part = 0; part * part_bytes < bytes; ++part) files.push_back(std::string(name) + part_suffix(part));
  return files;
}

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
