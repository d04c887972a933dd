// Address: a path of the file system as sockets want it.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>
#include <string>

#include "platform/base/result.h"

namespace local {

// Fails with `io` for a path that is empty or does not fit (107 bytes).
inline base::Result<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path || path.find('\0') != std::string::npos) {
    return base::Error{base::ErrorCode::io, path + ": no path for a socket; it may have 1 to " +
                                                std::to_string(sizeof address.sun_path - 1) + " bytes"};
  }
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

// The system's calls take any kind of address as this one.
inline const sockaddr* as_socket_address(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace local
