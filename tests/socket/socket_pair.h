// Two ends of a connection, as if a server had accepted it; and one whose other end is a bare descriptor.
#pragma once

#include <sys/socket.h>

#include <array>

#include "doctest/doctest.h"
#include "platform/socket/connection.h"

struct SocketPair {
  local::Connection a{local::Descriptor()};
  local::Connection b{local::Descriptor()};
  SocketPair() {
    std::array<int, 2> ends{-1, -1};
    REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) == 0);
    a = local::Connection(local::Descriptor(ends[0]));
    b = local::Connection(local::Descriptor(ends[1]));
  }
};

// Bytes as they are, without a break: what no Connection would send.
inline void put(const local::Connection& into, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t taken = ::send(into.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    REQUIRE(taken > 0);
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
}
