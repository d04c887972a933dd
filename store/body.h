// Bodies: texts as single zstd frames that carry their content size and a checksum. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

// One frame at level 19; the same bytes for the same text and release of zstd.
base::Result<std::string> compress_body(std::string_view text);

// The text of a frame. Fails with bad_input unless the bytes are exactly one sound frame of `text_bytes` bytes of text;
// allocates no more than that. Requires: text_bytes was found sane by the caller.
base::Result<std::string> decompress_body(std::string_view frame, std::uint64_t text_bytes);

}  // namespace store
