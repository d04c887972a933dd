#include "store/write/sign/compress.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "platform/base/stream.h"
#include "store/trust/manifest.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// What the edition holds is compressed already for the most part: higher levels only take longer.
constexpr int level = 12;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

Result<void> pass_on(ZSTD_CCtx* context, std::string_view bytes, ZSTD_EndDirective how, std::vector<char>& room,
                     const Sink& out) {
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  while (true) {
    ZSTD_outBuffer piece{room.data(), room.size(), 0};
    const std::size_t left = ZSTD_compressStream2(context, &piece, &in, how);
    if (ZSTD_isError(left) != 0)
      return Error{ErrorCode::bad_input, std::string("cannot be compressed: ") + ZSTD_getErrorName(left)};
    TRY(out({room.data(), piece.pos}));
    if (how == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
  }
}

}  // namespace

std::uint32_t window_log_for(std::uint64_t bytes) {
  std::uint32_t log = 10;
  while (log < max_window_log && (std::uint64_t{1} << log) < bytes) ++log;
  return log;
}

Result<void> compress_file(const std::string& path, std::uint32_t window_log, const Sink& source, const Sink& out,
                           const base::Task& task) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  if (!context) return Error{ErrorCode::unavailable, "not enough memory to compress"};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, static_cast<int>(window_log));
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setPledgedSrcSize(context.get(), TRY(base::open_stream(path)).size());
  std::vector<char> room(ZSTD_CStreamOutSize());
  const Sink squeeze = [&](std::string_view piece) -> Result<void> {
    TRY(source(piece));
    return pass_on(context.get(), piece, ZSTD_e_continue, room, out);
  };
  TRY(base::read_pieces(path, squeeze, task));
  return pass_on(context.get(), {}, ZSTD_e_end, room, out);
}

}  // namespace store
