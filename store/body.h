// Bodies: texts and words as zstd frames that carry their content size and a checksum, made with the edition's
// dictionary where it has one. A writer and a reader hold zstd's memory and the dictionary from one frame to the next.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace store {

// No frame of so many bytes of text is longer.
std::int64_t frame_bound(std::int64_t text_bytes);

// For one thread at a time.
class BodyWriter {
 public:
  // An empty dictionary is none. Fails with io: no memory.
  static base::Result<BodyWriter> open(std::string_view dictionary);

  // One frame; the same bytes for the same text, dictionary and release of zstd.
  base::Result<std::string> compress(std::string_view text);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  explicit BodyWriter(ZSTD_CCtx_s* context) : context_(context) {}
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
};

// For one thread at a time.
class BodyReader {
 public:
  // Fails with bad_input when the dictionary is damaged.
  static base::Result<BodyReader> open(std::string_view dictionary);

  // The text of a frame. Fails with bad_input unless the bytes are exactly one sound frame that says how much text it
  // holds, and that is `most_bytes` at most; allocates no more.
  base::Result<std::string> decompress(std::string_view frame, std::uint64_t most_bytes);

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
  };
  explicit BodyReader(ZSTD_DCtx_s* context) : context_(context) {}
  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
};

// The same without a dictionary, for one text alone.
base::Result<std::string> compress_body(std::string_view text);
base::Result<std::string> decompress_body(std::string_view frame, std::uint64_t most_bytes);

}  // namespace store
