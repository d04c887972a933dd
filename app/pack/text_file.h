// A text to align: the bytes of a file, used as they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "platform/base/utf8.h"

namespace app {

struct UnreadableFile {
  std::string file;
  std::optional<std::size_t> offset;  // of the first bad byte, when the file is not UTF-8
  std::string reason;
  base::LineColumn place;  // of the offset
};

// The text of a file, which is valid UTF-8; or why it cannot be used.
std::variant<std::string, UnreadableFile> read_text(const std::string& path);

// "FILE:LINE:COLUMN: reason, and what to do" for standard error.
std::string error_line(const UnreadableFile& unreadable);

}  // namespace app
