#include "store/body.h"

#include <zstd.h>

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// With a dictionary the hardest level takes a fifth longer for one part in a hundred.
constexpr int level_alone = 19;
constexpr int level_with_dictionary = 14;

Error damaged(const char* what) { return {ErrorCode::bad_input, std::string("a text is damaged: ") + what}; }

Error not_enough_memory() { return {ErrorCode::io, "not enough memory for a text"}; }

}  // namespace

std::int64_t frame_bound(std::int64_t text_bytes) {
  return static_cast<std::int64_t>(ZSTD_compressBound(static_cast<std::size_t>(text_bytes)));
}

void BodyWriter::Free::operator()(ZSTD_CCtx_s* context) const { ZSTD_freeCCtx(context); }
void BodyReader::Free::operator()(ZSTD_DCtx_s* context) const { ZSTD_freeDCtx(context); }

Result<BodyWriter> BodyWriter::open(std::string_view dictionary) {
  BodyWriter writer(ZSTD_createCCtx());
  ZSTD_CCtx_s* context = writer.context_.get();
  if (context == nullptr) return not_enough_memory();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, dictionary.empty() ? level_alone : level_with_dictionary);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);  // there is only one
  if (ZSTD_isError(ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size())) != 0)
    return not_enough_memory();
  return writer;
}

Result<std::string> BodyWriter::compress(std::string_view text) {
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress2(context_.get(), frame.data(), frame.size(), text.data(), text.size());
  if (ZSTD_isError(size) != 0) return Error{ErrorCode::io, std::string("zstd: ") + ZSTD_getErrorName(size)};
  frame.resize(size);
  return frame;
}

Result<BodyReader> BodyReader::open(std::string_view dictionary) {
  BodyReader reader(ZSTD_createDCtx());
  if (reader.context_ == nullptr) return not_enough_memory();
  if (ZSTD_isError(ZSTD_DCtx_loadDictionary(reader.context_.get(), dictionary.data(), dictionary.size())) != 0)
    return damaged("the dictionary of all texts");
  return reader;
}

Result<std::string> BodyReader::decompress(std::string_view frame, std::uint64_t most_bytes) {
  // What cannot be told is a number beyond all.
  const std::uint64_t text_bytes = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (text_bytes > most_bytes) return damaged("its frame does not tell a possible size");
  const std::size_t frame_bytes = ZSTD_findFrameCompressedSize(frame.data(), frame.size());
  if (ZSTD_isError(frame_bytes) != 0 || frame_bytes != frame.size()) return damaged("not exactly one frame");
  std::string text(text_bytes, '\0');
  const std::size_t size = ZSTD_decompressDCtx(context_.get(), text.data(), text.size(), frame.data(), frame.size());
  if (ZSTD_isError(size) != 0) return damaged(ZSTD_getErrorName(size));
  if (size != text_bytes) return damaged("it is shorter than told");
  return text;
}

Result<std::string> compress_body(std::string_view text) {
  BodyWriter writer = TRY(BodyWriter::open(""));
  return writer.compress(text);
}

Result<std::string> decompress_body(std::string_view frame, std::uint64_t most_bytes) {
  BodyReader reader = TRY(BodyReader::open(""));
  return reader.decompress(frame, most_bytes);
}

}  // namespace store
