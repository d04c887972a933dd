// A database as one zstd frame (RFC 8878), streamed: its size in front, a checksum behind, and a window that a terminal
// can afford.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/payload/unpack.h"

namespace store {

// The window that unpacking `bytes` takes, as a power of two: 10..max_window_log.
std::uint32_t window_log_for(std::uint64_t bytes);

// Hands the compressed bytes on; `source` is told what was read, before. Fails with io or interrupted, or with
// bad_input when the file changes meanwhile.
base::Result<void> compress_file(const std::string& path, std::uint32_t window_log, const Sink& source, const Sink& out,
                                 const base::Task& task);

}  // namespace store
