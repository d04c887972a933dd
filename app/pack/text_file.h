// A text to align: the bytes of a file, used as they are.
#pragma once

#include <string>
#include <variant>

#include "app/pack/json.h"

namespace app {

// The text of a file, which is valid UTF-8; or why it cannot be used.
std::variant<std::string, UnreadableFile> read_text(const std::string& path);

// "FILE:LINE:COLUMN: reason, and what to do" for standard error.
std::string error_line(const UnreadableFile& unreadable);

}  // namespace app
