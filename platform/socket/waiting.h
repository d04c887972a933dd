// Waiting: sleeping until one of several connections has something to say, or another thread has. No wake-up comes
// while nothing happens.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "platform/base/descriptor.h"
#include "platform/base/result.h"

namespace local {

using base::Descriptor;

// What one thread raises so that another one stops waiting. raise() may be called from any thread, and often: it counts
// once.
class Signal {
 public:
  explicit Signal(Descriptor event) : event_(std::move(event)) {}
  void raise() const;
  void clear() const;  // by the thread that waited
  int fd() const { return event_.get(); }

 private:
  Descriptor event_;
};
// Fails with `io` where the system has no descriptors left.
base::Result<Signal> create_signal();

// Waits until one of them can be read, was closed, or wait_ms have passed (none: for ever); says which. An interrupted
// wait counts as one that has passed.
struct Waiting {
  int fd = -1;  // negative: is never ready
  bool ready = false;
};
void wait_any(std::span<Waiting> on, std::optional<std::int64_t> wait_ms);

// Waits until a descriptor takes more to write; false when wait_ms have passed before.
bool wait_writable(int fd, std::int64_t wait_ms);

// Milliseconds that only ever rise: deadlines are counted by them.
std::int64_t steady_ms();

}  // namespace local
