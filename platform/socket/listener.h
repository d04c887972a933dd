// Listener: where a server waits for connections (connection.h), at a path of the file system.
#pragma once

#include <optional>
#include <string>

#include "platform/base/result.h"
#include "platform/socket/connection.h"

namespace local {

class Listener {
 public:
  Listener(Descriptor socket, std::string path) : socket_(std::move(socket)), path_(std::move(path)) {}
  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener();  // the path is free again

  // The next who has connected; waits at most wait_ms. Nothing when nobody came.
  std::optional<Connection> accept(std::int64_t wait_ms);
  int fd() const { return socket_.get(); }

 private:
  Descriptor socket_;
  std::string path_;
};

// Who may connect is told by `mode`, the permission bits of the path. A socket that a server before this one has left
// behind is replaced. Fails with `unavailable` when somebody listens there already, with `io` for everything else,
// also where something that is no socket stands at the path.
base::Result<Listener> listen_at(const std::string& path, unsigned mode = 0660);

}  // namespace local
