#include "store/payload/unpack.h"

#include <zstd.h>

#include <vector>

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct Decompression::State {
  std::unique_ptr<ZSTD_DCtx, FreeContext> context;
  std::vector<char> room;
  std::uint64_t left = 0;  // bytes that must still come out
  Sink out;
  bool ended = false;
};

Decompression::Decompression(std::uint32_t window_log, std::uint64_t bytes, Sink out)
    : state_(std::make_unique<State>(State{std::unique_ptr<ZSTD_DCtx, FreeContext>(ZSTD_createDCtx()),
                                           std::vector<char>(ZSTD_DStreamOutSize()), bytes, std::move(out)})) {
  ZSTD_DCtx_setParameter(state_->context.get(), ZSTD_d_windowLogMax, static_cast<int>(window_log));
}
Decompression::~Decompression() = default;

Result<void> Decompression::add(std::string_view compressed) {
  State& state = *state_;
  ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
  while (in.pos < in.size) {
    if (state.ended) return Error{ErrorCode::bad_input, "there is more behind the compressed edition"};
    ZSTD_outBuffer piece{state.room.data(), state.room.size(), 0};
    const std::size_t more = ZSTD_decompressStream(state.context.get(), &piece, &in);
    if (ZSTD_isError(more) != 0)
      return Error{ErrorCode::bad_input, std::string("cannot be unpacked: ") + ZSTD_getErrorName(more)};
    if (piece.pos > state.left) return Error{ErrorCode::bad_input, "more comes out than the manifest says"};
    state.left -= piece.pos;
    state.ended = more == 0;
    TRY(state.out({state.room.data(), piece.pos}));
  }
  return {};
}

Result<void> Decompression::finish() {
  if (state_->ended && state_->left == 0) return {};
  return Error{ErrorCode::bad_input, "the compressed edition is not whole"};
}

}  // namespace store
