// Writes the bytes of an update as files (store/payload/parts.h), and counts and digests them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "platform/base/stream.h"
#include "store/payload/parts.h"
#include "store/trust/digest.h"

namespace store {

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

}  // namespace store
