#include "platform/base/system_error.h"

#include <cerrno>
#include <cstring>

namespace base {

Error system_error(const std::string& path, const char* doing) {
  const int code = errno;
  return {code == ENOENT ? ErrorCode::not_found : ErrorCode::io, path + ": " + doing + ": " + std::strerror(code),
          code};
}

}  // namespace base
