// A database as one zstd frame (RFC 8878), streamed both ways: its size in front, a checksum behind, and a window that
// a terminal can afford.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "platform/base/task.h"

namespace store {

using Sink = std::function<base::Result<void>(std::string_view)>;

// The window that unpacking `bytes` takes, as a power of two: 10..max_window_log.
std::uint32_t window_log_for(std::uint64_t bytes);

// Hands the compressed bytes on; `source` is told what was read, before. Fails with io or interrupted, or with
// bad_input when the file changes meanwhile.
base::Result<void> compress_file(const std::string& path, std::uint32_t window_log, const Sink& source, const Sink& out,
                                 const base::Task& task);

// The same without compressing: each piece goes to `source`, then to `out`.
base::Result<void> read_pieces(const std::string& path, const Sink& source, const Sink& out, const base::Task& task);

// The other way, in pieces: one frame and nothing else, of exactly `bytes` bytes, with at most that window.
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
