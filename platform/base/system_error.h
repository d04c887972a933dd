// What the system says of a file, as an Error. For platform/base: above it, files are asked for by file.h and stream.h.
#pragma once

#include <string>

#include "platform/base/result.h"

namespace base {

// "PATH: cannot read: No space left on device", of errno; not_found where there is no such file, else io.
Error system_error(const std::string& path, const char* doing);

}  // namespace base
