// Sticks: which file systems are mounted below one folder, as the kernel tells it. Sticks are mounted there by the
// system, not by Lectern; the reader only learns of them, without any privilege. Nothing of a stick is read here.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

struct Stick {
  std::string folder;      // where it is mounted
  std::string filesystem;  // "vfat"
  std::string source;      // "/dev/sda1"
  std::int64_t mount = 0;  // the kernel's number: another one is another stick, or the same put in again
  friend bool operator==(const Stick&, const Stick&) = default;
};

// What is mounted below `folder` (not at it) according to the text of /proc/self/mountinfo (proc(5)), sorted by folder.
// Where several are mounted over one another only the last can be seen. Lines that are not understood are left out.
std::vector<Stick> sticks_below(std::string_view mountinfo, std::string_view folder);

// Watches on a thread of its own, which sleeps until the kernel says that something was mounted or unmounted.
class StickWatch {
 public:
  // `wake` is called on that thread when take() has something: at the start, and whenever other sticks are there.
  StickWatch(std::string folder, std::function<void()> wake);
  StickWatch(const StickWatch&) = delete;
  StickWatch& operator=(const StickWatch&) = delete;
  ~StickWatch();

  // The sticks that are there, once after each change.
  std::optional<std::vector<Stick>> take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiosk
