// Payload: the bytes of an update as files. A stick's file system may hold no file of 4 GiB, so what is larger stands
// in parts, "edition.db.zst.000" and so on; size and digest are of all of them together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/stream.h"
#include "store/trust/digest.h"

namespace store {

constexpr std::uint64_t most_part_bytes = 0xFFF00000;  // a little under 4 GiB

// The files of a payload of so many bytes: `name` alone, or its parts.
std::vector<std::string> payload_files(std::string_view name, std::uint64_t bytes, std::uint64_t part_bytes);

class PayloadWriter {
 public:
  // Files are `path`.000, .001, each of part_bytes but the last.
  PayloadWriter(std::string path, std::uint64_t part_bytes);

  base::Result<void> add(std::string_view bytes);
  base::Result<void> finish();  // all is on the disk

  std::uint64_t bytes() const { return bytes_; }
  std::size_t parts() const { return parts_; }
  // Requires: finish() was called.
  std::string digest_hex() { return hex_of(digest_.finish()); }

 private:
  std::string path_;
  std::uint64_t part_bytes_;
  std::uint64_t bytes_ = 0;
  std::uint64_t room_ = 0;  // left in the open part
  std::size_t parts_ = 0;
  std::optional<base::WriteStream> part_;
  Digest digest_;
};

// ".007"
std::string part_suffix(std::size_t part);

}  // namespace store
