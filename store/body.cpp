#include "store/body.h"

#include <zstd.h>

#include <memory>

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int level = 19;

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

Error damaged(const char* what) { return {ErrorCode::bad_input, std::string("a text is damaged: ") + what}; }

}  // namespace

Result<std::string> compress_body(std::string_view text) {
  const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context(ZSTD_createCCtx());
  if (!context) return Error{ErrorCode::io, "not enough memory to compress a text"};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 1);
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress2(context.get(), frame.data(), frame.size(), text.data(), text.size());
  if (ZSTD_isError(size) != 0) return Error{ErrorCode::io, std::string("zstd: ") + ZSTD_getErrorName(size)};
  frame.resize(size);
  return frame;
}

Result<std::string> decompress_body(std::string_view frame, std::uint64_t text_bytes) {
  if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != text_bytes)
    return damaged("its frame does not hold the size told");
  const std::size_t frame_bytes = ZSTD_findFrameCompressedSize(frame.data(), frame.size());
  if (ZSTD_isError(frame_bytes) != 0 || frame_bytes != frame.size()) return damaged("not exactly one frame");
  std::string text(text_bytes, '\0');
  const std::size_t size = ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size());
  if (ZSTD_isError(size) != 0) return damaged(ZSTD_getErrorName(size));
  if (size != text_bytes) return damaged("it is shorter than told");
  return text;
}

}  // namespace store
