#include "store/install/mount.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <vector>

#include "platform/base/file.h"

namespace store {
namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

std::string mountinfo() {
  base::Result<std::string> text = base::read_file("/proc/self/mountinfo");
  return text ? std::move(text).value() : std::string();
}

bool sys_knows(const std::string& device) {
  return !device.empty() && access(("/sys/dev/block/" + device).c_str(), F_OK) == 0;
}

}  // namespace

// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue        (proc(5); 0..n words before
// "-")
std::optional<Mount> mount_in(std::string_view text, std::uint64_t id) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::vector<std::string_view> words = words_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (words.size() < 10 || words[0] != std::to_string(id)) continue;
    Mount mount;
    mount.id = id;
    mount.device = words[2];
    mount.root = words[3];
    std::size_t dash = 6;
    while (dash + 2 < words.size() && words[dash] != "-") ++dash;
    if (dash + 2 >= words.size()) return std::nullopt;
    mount.type = words[dash + 1];
    mount.from = words[dash + 2];
    return mount;
  }
  return std::nullopt;
}

Mount mount_of(int folder) {
  struct statx info{};
  if (statx(folder, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_MNT_ID, &info) != 0) return {};
  if ((info.stx_mask & STATX_MNT_ID) == 0) return {};
  Mount mount = mount_in(mountinfo(), info.stx_mnt_id).value_or(Mount{});
  mount.is_top =
      (info.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0 && (info.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  mount.device_known = sys_knows(mount.device);
  return mount;
}

bool is_alive(int folder, const Mount& mount) {
  struct statfs system{};
  struct stat info{};
  if (fstatfs(folder, &system) != 0 || fstat(folder, &info) != 0 || info.st_nlink == 0) return false;
  if (mount.id == 0) return true;
  if (!mount_in(mountinfo(), mount.id)) return false;
  return !mount.device_known || sys_knows(mount.device);
}

bool is_foreign_stick(const Mount& mount) {
  const bool whole_device = mount.is_top && mount.root == "/" && mount.from.starts_with("/dev/");
  return whole_device && mount.type != "vfat" && mount.type != "exfat";
}

}  // namespace store
