#include "platform/kiosk/sticks.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <thread>

namespace kiosk {
namespace {

std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// The kernel writes blanks, tabs, line breaks and backslashes as \040 and so on.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '\\' && at + 3 < text.size() && is_octal(text[at + 1]) && text[at + 1] < '4' &&
                        is_octal(text[at + 2]) && is_octal(text[at + 3]);
    if (!escape) {
      out += text[at];
      continue;
    }
    out += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
    at += 3;
  }
  return out;
}

bool is_below(const std::string& path, std::string_view folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.remove_suffix(1);
  if (folder == "/") return path.size() > 1;
  return path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
}

// "36 35 98:0 /root /mnt/it rw,noatime shared:1 master:2 - vfat /dev/sda1 rw"
std::optional<Stick> parse_line(std::string_view line) {
  Stick stick;
  const std::string_view number = next_word(line);
  const auto [rest, error] = std::from_chars(number.data(), number.data() + number.size(), stick.mount);
  if (error != std::errc() || rest != number.data() + number.size()) return std::nullopt;
  next_word(line);  // its parent
  next_word(line);  // the device's numbers
  next_word(line);  // what of the file system is mounted
  stick.folder = unescaped(next_word(line));
  next_word(line);  // options
  std::string_view word = next_word(line);
  while (word != "-" && !line.empty()) word = next_word(line);
  if (word != "-") return std::nullopt;
  stick.filesystem = unescaped(next_word(line));
  stick.source = unescaped(next_word(line));
  if (stick.folder.empty() || stick.filesystem.empty()) return std::nullopt;
  return stick;
}

}  // namespace

std::vector<Stick> sticks_below(std::string_view mountinfo, std::string_view folder) {
  std::vector<Stick> sticks;
  while (!mountinfo.empty()) {
    const std::size_t end = std::min(mountinfo.find('\n'), mountinfo.size());
    std::optional<Stick> stick = parse_line(mountinfo.substr(0, end));
    mountinfo.remove_prefix(std::min(end + 1, mountinfo.size()));
    if (!stick || !is_below(stick->folder, folder)) continue;
    const auto same =
        std::find_if(sticks.begin(), sticks.end(), [&](const Stick& other) { return other.folder == stick->folder; });
    if (same == sticks.end()) {
      sticks.push_back(std::move(*stick));
    } else {
      *same = std::move(*stick);
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
