// Mount: the file system that a folder lies on, as /proc/self/mountinfo tells, and whether it is still there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace store {

struct Mount {
  std::uint64_t id = 0;       // of this mount, as long as it lasts; 0: the kernel does not tell
  std::string device;         // "8:17"
  std::string root;           // what of the file system is mounted: "/" is all of it
  std::string type;           // "vfat"
  std::string from;           // "/dev/sdb1"
  bool is_top = false;        // the folder is where it is mounted
  bool device_known = false;  // /sys tells of the device
};

// The line of /proc/self/mountinfo with that id.
std::optional<Mount> mount_in(std::string_view mountinfo, std::uint64_t id);

// Of an open folder. Nothing told is left empty.
Mount mount_of(int folder);
// Whether the folder's mount, its device and itself are still there.
bool is_alive(int folder, const Mount& mount);
// A whole device is mounted there, with a file system that no stick has.
bool is_foreign_stick(const Mount& mount);

}  // namespace store
