#include "store/install/mount.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "platform/base/mounts.h"

namespace store {
namespace {

bool sys_knows(const std::string& device) {
  return !device.empty() && access(("/sys/dev/block/" + device).c_str(), F_OK) == 0;
}

}  // namespace

std::optional<Mount> mount_in(std::string_view text, std::uint64_t id) {
  for (base::MountLine& line : base::parse_mounts(text)) {
    if (static_cast<std::uint64_t>(line.id) != id) continue;
    Mount mount;
    mount.id = id;
    mount.device = std::move(line.device);
    mount.root = std::move(line.root);
    mount.type = std::move(line.type);
    mount.from = std::move(line.source);
    return mount;
  }
  return std::nullopt;
}

Mount mount_of(int folder) {
  struct statx info{};
  if (statx(folder, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_MNT_ID, &info) != 0) return {};
  if ((info.stx_mask & STATX_MNT_ID) == 0) return {};
  Mount mount = mount_in(base::mount_table(), info.stx_mnt_id).value_or(Mount{});
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
  if (!mount_in(base::mount_table(), mount.id)) return false;
  return !mount.device_known || sys_knows(mount.device);
}

bool is_foreign_stick(const Mount& mount) {
  const bool whole_device = mount.is_top && mount.root == "/" && mount.from.starts_with("/dev/");
  return whole_device && mount.type != "vfat" && mount.type != "exfat";
}

}  // namespace store
