// Unpacking: a database that travels as one zstd frame (RFC 8878), its size in front, a checksum behind, and within a
// window that a terminal can afford.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

// Takes the pieces of a stream, one after the other.
using Sink = std::function<base::Result<void>(std::string_view)>;

// In pieces: one frame and nothing else, of exactly `bytes` bytes, with at most a window of 2 to the power of
// `window_log`. Fails with bad_input, or as `out` does.
class Decompression {
 public:
  Decompression(std::uint32_t window_log, std::uint64_t bytes, Sink out);
  Decompression(const Decompression&) = delete;
  Decompression& operator=(const Decompression&) = delete;
  ~Decompression();
  base::Result<void> add(std::string_view compressed);
  base::Result<void> finish();  // fails when something is missing

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace store
