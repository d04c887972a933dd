#include "platform/socket/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "platform/base/system_error.h"
#include "platform/socket/address.h"

namespace local {
namespace {

base::Error gone(const char* why) { return {base::ErrorCode::io, std::string("socket: ") + why}; }

}  // namespace

bool Connection::take_line(std::string& line) {
  const std::size_t end = buffer_.find('\n');
  if (end == std::string::npos) return false;
  line.assign(buffer_, 0, end);
  buffer_.erase(0, end + 1);
  return true;
}

Received Connection::receive(std::string& line, std::int64_t wait_ms) {
  const std::int64_t until_ms = steady_ms() + std::max<std::int64_t>(wait_ms, 0);
  while (true) {
    if (take_line(line)) return Received::line;
    if (ended_) return Received::closed;
    if (buffer_.size() >= max_line_bytes) {
      ended_ = true;
      buffer_.clear();
      return Received::refused;
    }
    std::array<char, 4096> piece{};
    const std::size_t room = std::min(piece.size(), max_line_bytes - buffer_.size());
    const ssize_t got = recv(fd(), piece.data(), room, MSG_DONTWAIT);
    if (got > 0) {
      buffer_.append(piece.data(), static_cast<std::size_t>(got));
      continue;
    }
    if (got == 0 || errno == ECONNRESET) {
      ended_ = true;
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) {
      ended_ = true;
      return Received::refused;
    }
    const std::int64_t left_ms = until_ms - steady_ms();
    if (left_ms <= 0) return Received::nothing;
    Waiting self{fd()};
    wait_any(std::span(&self, 1), left_ms);
  }
}

base::Result<void> Connection::send(std::string_view line, std::int64_t wait_ms) {
  if (line.size() >= max_line_bytes || line.find('\n') != std::string_view::npos)
    return base::Error{base::ErrorCode::bad_input, "socket: a line must be one line, and shorter than 64 KiB"};
  if (cut_) return gone("nobody listens any more");
  const std::string whole = std::string(line) + "\n";
  const std::int64_t until_ms = steady_ms() + std::max<std::int64_t>(wait_ms, 0);
  for (std::size_t sent = 0; sent < whole.size();) {
    const ssize_t taken = ::send(fd(), whole.data() + sent, whole.size() - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (taken >= 0) {
      sent += static_cast<std::size_t>(taken);
      continue;
    }
    if (errno == EINTR) continue;
    const std::int64_t left_ms = until_ms - steady_ms();
    if (errno != EAGAIN || left_ms <= 0 || !wait_writable(fd(), left_ms)) {
      cut_ = true;  // half a line may be on its way
      return gone(errno == EPIPE ? "the other side has gone" : "the other side does not take what is sent");
    }
  }
  return {};
}

std::optional<Peer> Connection::peer() const {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (getsockopt(fd(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0 || size != sizeof credentials)
    return std::nullopt;
  return Peer{credentials.pid, credentials.uid, credentials.gid};
}

base::Result<Connection> connect_to(const std::string& path) {
  const sockaddr_un address = TRY(address_of(path));
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket.is_open()) return base::system_error(path, "no socket can be made");
  if (connect(socket.get(), as_socket_address(address), sizeof address) != 0) {
    const bool nobody = errno == ENOENT || errno == ECONNREFUSED || errno == EAGAIN;
    base::Error error = base::system_error(path, "cannot connect");
    error.code = nobody ? base::ErrorCode::unavailable : base::ErrorCode::io;
    return error;
  }
  return Connection(std::move(socket));
}

}  // namespace local
