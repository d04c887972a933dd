// Mounts: the table of what is mounted where, /proc/self/mountinfo (proc(5)), read line by line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct MountLine {
  std::int64_t id = 0;      // of this mount, as long as it lasts
  std::string device;       // "8:17"
  std::string root;         // what of the file system is mounted: "/" is all of it
  std::string point;        // where
  std::string options;      // of the mount: "ro,nosuid"
  std::string type;         // "vfat"
  std::string source;       // "/dev/sdb1"
  std::string own_options;  // of the file system: "rw,fmask=0022"
};

// Lines that are not understood are left out.
std::vector<MountLine> parse_mounts(std::string_view text);

// The text as it is now; empty where the system does not tell.
std::string mount_table();

}  // namespace base
