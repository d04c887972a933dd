#include "platform/kiosk/sticks.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <thread>

#include "platform/base/mounts.h"

namespace kiosk {
namespace {

bool is_below(const std::string& path, std::string_view folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.remove_suffix(1);
  if (folder == "/") return path.size() > 1;
  return path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

std::vector<Stick> sticks_below(std::string_view mountinfo, std::string_view folder) {
  std::vector<Stick> sticks;
  for (base::MountLine& line : base::parse_mounts(mountinfo)) {
    if (!is_below(line.point, folder)) continue;
    Stick stick{std::move(line.point), std::move(line.type), std::move(line.source), line.id};
    const auto same =
        std::find_if(sticks.begin(), sticks.end(), [&](const Stick& other) { return other.folder == stick.folder; });
    if (same == sticks.end()) {
      sticks.push_back(std::move(stick));
    } else {
      *same = std::move(stick);
    }
  }
  std::sort(sticks.begin(), sticks.end(), [](const Stick& a, const Stick& b) { return a.folder < b.folder; });
  return sticks;
}

struct StickWatch::Impl {
  std::string folder;
  std::function<void()> wake;
  int mounts = -1;
  int leave = -1;
  std::mutex mutex;
  std::optional<std::vector<Stick>> news;  // under the mutex
  std::vector<Stick> known;                // of the thread
  std::thread thread;

  std::string read_mounts() const;
  void look(bool first);
  void run();
};

// From its beginning, as a whole: the kernel shows one state of it as long as it is read in order.
std::string StickWatch::Impl::read_mounts() const {
  constexpr std::size_t most_bytes = std::size_t{4} << 20U;
  std::string text;
  std::array<char, 8192> piece{};
  lseek(mounts, 0, SEEK_SET);
  while (text.size() < most_bytes) {
    const ssize_t got = read(mounts, piece.data(), piece.size());
    if (got <= 0) break;
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
  return text;
}

void StickWatch::Impl::look(bool first) {
  std::vector<Stick> now = sticks_below(read_mounts(), folder);
  if (now == known && !first) return;
  known = now;
  {
    const std::scoped_lock lock(mutex);
    news = std::move(now);
  }
  wake();
}

void StickWatch::Impl::run() {
  look(true);
  while (true) {
    // The kernel tells of a change as something urgent (POLLPRI) and an error.
    std::array<pollfd, 2> polled{pollfd{mounts, POLLPRI, 0}, pollfd{leave, POLLIN, 0}};
    if (poll(polled.data(), polled.size(), -1) < 0) continue;
    if (polled[1].revents != 0) return;
    if (polled[0].revents != 0) look(false);
  }
}

StickWatch::StickWatch(std::string folder, std::function<void()> wake) : impl_(std::make_unique<Impl>()) {
  impl_->folder = std::move(folder);
  impl_->wake = std::move(wake);
  impl_->mounts = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
  impl_->leave = eventfd(0, EFD_CLOEXEC);
  // Without /proc no stick is ever told of; everything else goes on.
  if (impl_->mounts >= 0 && impl_->leave >= 0) impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

StickWatch::~StickWatch() {
  const std::uint64_t one = 1;
  if (impl_->thread.joinable()) {
    [[maybe_unused]] const ssize_t told = write(impl_->leave, &one, sizeof one);
    impl_->thread.join();
  }
  if (impl_->mounts >= 0) close(impl_->mounts);
  if (impl_->leave >= 0) close(impl_->leave);
}

std::optional<std::vector<Stick>> StickWatch::take() {
  const std::scoped_lock lock(impl_->mutex);
  std::optional<std::vector<Stick>> taken = std::move(impl_->news);
  impl_->news.reset();
  return taken;
}

}  // namespace kiosk
