#include "platform/socket/listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "platform/base/system_error.h"
#include "platform/socket/address.h"

namespace local {
namespace {

// Few speak with the installer; those who come too many are told so by the system.
constexpr int most_waiting = 8;

// Takes away what a server that has died has left. Only a socket that nobody listens at is taken away.
base::Result<void> clear_path(const std::string& path) {
  struct stat info{};
  if (lstat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return {};
    return base::system_error(path, "cannot be looked at");
  }
  if (!S_ISSOCK(info.st_mode)) return base::Error{base::ErrorCode::io, path + ": is no socket; name another path"};
  if (connect_to(path))
    return base::Error{base::ErrorCode::unavailable, path + ": somebody listens there already; end that one first"};
  if (unlink(path.c_str()) != 0) return base::system_error(path, "cannot be removed");
  return {};
}

}  // namespace

Listener::Listener(Listener&& other) noexcept
    : socket_(std::move(other.socket_)), path_(std::exchange(other.path_, std::string())) {}

Listener::~Listener() {
  if (!path_.empty()) unlink(path_.c_str());
}

std::optional<Connection> Listener::accept(std::int64_t wait_ms) {
  const std::int64_t until_ms = steady_ms() + std::max<std::int64_t>(wait_ms, 0);
  while (true) {
    Descriptor socket(accept4(fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (socket.is_open()) return Connection(std::move(socket));
    const std::int64_t left_ms = until_ms - steady_ms();
    if ((errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) || left_ms <= 0) return std::nullopt;
    Waiting self{fd()};
    wait_any(std::span(&self, 1), left_ms);
  }
}

base::Result<Listener> listen_at(const std::string& path, unsigned mode) {
  const sockaddr_un address = TRY(address_of(path));
  TRY(clear_path(path));
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket.is_open()) return base::system_error(path, "no socket can be made");
  if (bind(socket.get(), as_socket_address(address), sizeof address) != 0)
    return base::system_error(path, "cannot be made");
  Listener listener(std::move(socket), path);
  // Between bind and listen nobody can connect: whoever may not, never could.
  if (chmod(path.c_str(), mode) != 0) return base::system_error(path, "its permissions cannot be set");
  if (listen(listener.fd(), most_waiting) != 0) return base::system_error(path, "cannot be listened at");
  return listener;
}

}  // namespace local
