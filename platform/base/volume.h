// Volume: the file system that a folder stands on, and the ways to get past memory to the device below it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace base {

struct Volume {
  std::string mount_point;       // where it can be seen, as a whole path without links
  std::string type;              // "vfat", "exfat", "ext4"
  std::string source;            // "/dev/sdb1"
  std::string device;            // its numbers: "8:17"
  std::uint64_t free_bytes = 0;  // for this user
  std::uint64_t all_bytes = 0;
  std::uint64_t block_bytes = 4096;  // a file takes a whole number of them
  bool read_only = false;
};

// What /proc/self/mountinfo tells of the mount with that number (proc(5)); nothing when no line has it.
std::optional<Volume> parse_mount(std::string_view mountinfo, std::string_view mount_id);

// Of the file system that `folder` lies on, in a chroot too, whose own root no table names (then `type` is "unknown",
// `source` and `device` are ""). Where a driver in user space hides its kind ("fuseblk"), udev's word for the device is
// taken; `udev` is where that stands. Fails with not_found or io; io for what is no folder too.
Result<Volume> volume_of(const std::string& folder, const std::string& udev = "/run/udev/data");

// All of the file system that `folder` lies on has reached the device, by the device's own word.
Result<void> sync_volume(const std::string& folder);

// How the bytes that were read are known not to come from memory.
enum class PastCache {
  direct,   // O_DIRECT: they came from the device
  dropped,  // the system was told to forget them before; it need not have
};

// Hands on a file's bytes as the device holds them, in pieces. Requires: the file was synced. Fails as the pieces do,
// with not_found or io.
Result<PastCache> read_past_cache(const std::string& path, const std::function<Result<void>(std::string_view)>& piece);

}  // namespace base
