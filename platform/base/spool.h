// A spool: a file without a name, for what does not fit into memory. It lies in a folder of the caller's choice and is
// gone when the process ends, whatever ends it. Bytes are appended and read again by place. Safe to use from several
// threads at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace base {

// Bytes of a spool.
struct SpoolPlace {
  std::uint64_t offset = 0;
  std::uint32_t bytes = 0;
};

class Spool {
 public:
  explicit Spool(int descriptor) : descriptor_(descriptor) {}
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  ~Spool();

  // Fails with io: no room. Requires: less than 4 GiB at once.
  Result<SpoolPlace> append(std::string_view bytes);
  // Fails with io.
  Result<std::string> read(SpoolPlace place) const;

 private:
  int descriptor_;
  std::atomic<std::uint64_t> end_{0};
};

// Fails with io: the folder does not exist, or nothing can be written there.
Result<Spool> open_spool(const std::string& folder);

// The folder that a file lies in: "." for a name alone.
std::string folder_of(const std::string& path);

}  // namespace base
