// Connection: one end of a UNIX stream socket, read and written line by line. A line is at most max_line_bytes long;
// whoever sends more, or does not read what is sent to him, is cut off: no peer makes this end wait longer or hold more
// than its arguments say. Used by one thread at a time; fd() may be waited for beside others (waiting.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "platform/socket/waiting.h"

namespace local {

constexpr std::size_t max_line_bytes = std::size_t{64} << 10U;  // with its line break

enum class Received : std::uint8_t {
  line,     // a whole one
  nothing,  // none came in time
  closed,   // the other side has gone; a line it had begun is dropped
  refused,  // a line longer than may be, or the system failed: nothing more is read
};

// Who is at the other end, as the kernel saw it when the connection was made.
struct Peer {
  std::int32_t process = 0;
  std::uint32_t user = 0;
  std::uint32_t group = 0;
};

class Connection {
 public:
  // Of a connected socket that does not block.
  explicit Connection(Descriptor socket) : socket_(std::move(socket)) {}

  // The next line, without its break; waits for it at most wait_ms, or not at all with 0.
  Received receive(std::string& line, std::int64_t wait_ms);
  // All of the line, to which its break is added. Fails with `io` when the other side is gone, or has not taken it in
  // wait_ms, and with `bad_input` when the line is too long or has a break in it; after the first two nothing more can
  // be sent.
  base::Result<void> send(std::string_view line, std::int64_t wait_ms);

  std::optional<Peer> peer() const;
  // Whether receive() has a line without waiting: fd() does not tell of what was read already.
  bool has_line() const { return buffer_.find('\n') != std::string::npos; }
  int fd() const { return socket_.get(); }

 private:
  bool take_line(std::string& line);

  Descriptor socket_;
  std::string buffer_;  // what was read and not handed out yet
  bool ended_ = false;  // nothing more can be read
  bool cut_ = false;    // nothing more can be sent
};

// Fails with `unavailable` when nobody listens there, or too many wait to be heard; with `io` for a path that is too
// long or forbidden.
base::Result<Connection> connect_to(const std::string& path);

}  // namespace local
