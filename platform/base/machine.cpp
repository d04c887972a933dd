#include "platform/base/machine.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <sstream>

#include "platform/base/file.h"

namespace base {

std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  std::getline(file, id);
  return id;
}

std::int64_t since_boot_ms() {
  timespec now = {};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::optional<Space> space_of(const std::string& folder) {
  struct statvfs info{};
  if (statvfs(folder.c_str(), &info) != 0) return std::nullopt;
  return Space{std::uint64_t{info.f_bavail} * info.f_frsize, std::uint64_t{info.f_blocks} * info.f_frsize};
}

std::optional<Space> memory() {
  std::ifstream lines("/proc/meminfo");
  Space space;
  for (std::string line; std::getline(lines, line);) {
    constexpr std::uint64_t kb = 1024;
    std::uint64_t number = 0;
    if (line.starts_with("MemTotal:")) std::istringstream(line.substr(9)) >> space.all_bytes;
    if (line.starts_with("MemAvailable:")) std::istringstream(line.substr(13)) >> number;
    space.free_bytes += number * kb;
    if (line.starts_with("MemTotal:")) space.all_bytes *= kb;
  }
  return space.all_bytes > 0 ? std::optional(space) : std::nullopt;
}

std::optional<double> temperature(const std::string& sys) {
  std::optional<double> hottest;
  const std::string thermal = join_path(sys, "class/thermal");
  const Result<std::vector<Entry>> zones = list_folder(thermal);
  if (!zones) return std::nullopt;
  for (const Entry& zone : zones.value()) {
    if (!zone.name.starts_with("thermal_zone")) continue;
    std::ifstream file(join_path(join_path(thermal, zone.name), "temp"));
    double thousandths = 0;
    if (!(file >> thousandths)) continue;
    const double degrees = thousandths / 1000;
    constexpr double least = -50;
    constexpr double most = 150;
    if (degrees > least && degrees < most) hottest = std::max(hottest.value_or(degrees), degrees);
  }
  return hottest;
}

}  // namespace base
