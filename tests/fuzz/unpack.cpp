// Any bytes as a compressed edition, in pieces of any size: refused, or exactly as many bytes as were told, never more.
#include <algorithm>
#include <cstdlib>

#include "store/payload/unpack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::uint64_t told = std::uint64_t{data[0]} << 8U;
  const std::uint32_t window_log = 10 + data[1] % 14;
  const std::size_t piece = std::size_t{1} + data[2];
  std::string_view input(reinterpret_cast<const char*>(data) + 3, size - 3);
  std::uint64_t came = 0;
  bool full = false;
  store::Decompression decompression(window_log, told, [&](std::string_view bytes) -> base::Result<void> {
    came += bytes.size();
    if (came > told) std::abort();
    full = data[2] == 0xFF && came > told / 2;
    if (full) return base::Error{base::ErrorCode::io, "full"};
    return {};
  });
  while (!input.empty()) {
    if (!decompression.add(input.substr(0, piece))) return 0;
    input.remove_prefix(std::min(piece, input.size()));
  }
  if (decompression.finish() && (came != told || full)) std::abort();
  return 0;
}
