#include "platform/socket/waiting.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <vector>

#include "platform/base/system_error.h"

namespace local {
namespace {

int poll_ms(std::optional<std::int64_t> wait_ms) {
  if (!wait_ms) return -1;
  return static_cast<int>(std::clamp<std::int64_t>(*wait_ms, 0, std::numeric_limits<int>::max()));
}

}  // namespace

void Signal::raise() const {
  const std::uint64_t one = 1;
  // It fails only when it is raised already, as often as it can count.
  [[maybe_unused]] const ssize_t written = write(event_.get(), &one, sizeof one);
}

void Signal::clear() const {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t taken = read(event_.get(), &count, sizeof count);
}

base::Result<Signal> create_signal() {
  Descriptor event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!event.is_open()) return base::system_error("eventfd", "cannot be made");
  return Signal(std::move(event));
}

void wait_any(std::span<Waiting> on, std::optional<std::int64_t> wait_ms) {
  std::vector<pollfd> polled;
  polled.reserve(on.size());
  for (const Waiting& one : on) polled.push_back({one.fd, POLLIN, 0});
  const int found = poll(polled.data(), polled.size(), poll_ms(wait_ms));
  for (std::size_t i = 0; i < on.size(); ++i) on[i].ready = found > 0 && polled[i].revents != 0;
}

bool wait_writable(int fd, std::int64_t wait_ms) {
  pollfd polled{fd, POLLOUT, 0};
  return poll(&polled, 1, poll_ms(wait_ms)) > 0;
}

std::int64_t steady_ms() {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace local
