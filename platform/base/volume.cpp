#include "platform/base/volume.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

#include "platform/base/descriptor.h"
#include "platform/base/file.h"
#include "platform/base/mounts.h"
#include "platform/base/system_error.h"

namespace base {
namespace {

// Direct reads want addresses and lengths that are whole blocks of the device; none of today's has larger ones.
constexpr std::size_t alignment = 4096;
constexpr std::size_t piece_bytes = std::size_t{256} << 10U;

struct FreeMemory {
  void operator()(char* bytes) const { std::free(bytes); }
};

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool has_option(const std::string& options, std::string_view wanted) {
  std::istringstream in(options);
  for (std::string option; std::getline(in, option, ',');)
    if (option == wanted) return true;
  return false;
}

// The number of the mount an open file lies on: the line "mnt_id:" of its fdinfo.
std::string mount_id_of(int fd) {
  std::ifstream info("/proc/self/fdinfo/" + std::to_string(fd));
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("mnt_id:")) return words_of(line.substr(7)).empty() ? "" : words_of(line.substr(7)).front();
  return "";
}

// What the root itself lies on: in a chroot the mount table has no line for it. Nothing for what lies elsewhere.
std::optional<Volume> volume_of_root(const std::string& mount_id) {
  const Descriptor root(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (root.get() < 0 || mount_id.empty() || mount_id != mount_id_of(root.get())) return std::nullopt;
  Volume volume;
  volume.mount_point = "/";
  volume.type = "unknown";
  return volume;
}

// What udev found on a device: the value of "E:ID_FS_TYPE=exfat".
std::string type_by_udev(const std::string& udev, const std::string& device) {
  std::ifstream lines(join_path(udev, "b" + device));
  constexpr std::string_view key = "E:ID_FS_TYPE=";
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(key)) return line.substr(key.size());
  return "";
}

}  // namespace

std::optional<Volume> parse_mount(std::string_view mountinfo, std::string_view mount_id) {
  for (MountLine& line : parse_mounts(mountinfo)) {
    if (std::to_string(line.id) != mount_id) continue;
    Volume volume;
    volume.device = std::move(line.device);
    volume.mount_point = std::move(line.point);
    volume.type = std::move(line.type);
    volume.source = std::move(line.source);
    volume.read_only = has_option(line.options, "ro") || has_option(line.own_options, "ro");
    return volume;
  }
  return std::nullopt;
}

Result<Volume> volume_of(const std::string& folder, const std::string& udev) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() < 0) return system_error(folder, "cannot open the folder");
  struct statvfs info{};
  if (fstatvfs(opened.get(), &info) != 0) return system_error(folder, "cannot be asked for its file system");
  const std::string mount_id = mount_id_of(opened.get());
  std::optional<Volume> volume = parse_mount(mount_table(), mount_id);
  if (!volume) volume = volume_of_root(mount_id);
  if (!volume) return Error{ErrorCode::io, folder + ": the system does not tell what it is mounted on"};
  volume->block_bytes = info.f_bsize;
  volume->free_bytes = std::uint64_t{info.f_bavail} * info.f_frsize;
  volume->all_bytes = std::uint64_t{info.f_blocks} * info.f_frsize;
  volume->read_only = volume->read_only || (info.f_flag & ST_RDONLY) != 0;
  if (volume->type.starts_with("fuse")) {
    const std::string known = type_by_udev(udev, volume->device);
    if (!known.empty()) volume->type = known;
  }
  return *volume;
}

Result<void> sync_volume(const std::string& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() < 0 || syncfs(opened.get()) != 0) return system_error(folder, "cannot sync");
  return {};
}

Result<PastCache> read_past_cache(const std::string& path, const std::function<Result<void>(std::string_view)>& piece) {
  PastCache how = PastCache::direct;
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECT);
  if (fd < 0 && errno == EINVAL) {  // this file system cannot
    how = PastCache::dropped;
    fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  }
  const Descriptor opened(fd);
  struct stat info{};
  if (fd < 0 || fstat(fd, &info) != 0) return system_error(path, "cannot open");
  if (how == PastCache::dropped) posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
  const std::unique_ptr<char, FreeMemory> room(static_cast<char*>(std::aligned_alloc(alignment, piece_bytes)));
  if (!room) return Error{ErrorCode::unavailable, path + ": not enough memory to read it"};
  // A direct read may not begin within a block: the size tells where the end is.
  for (off_t done = 0; done < info.st_size;) {
    const ssize_t got = read(fd, room.get(), piece_bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(path, "cannot read");
    if (got == 0) break;
    TRY(piece({room.get(), static_cast<std::size_t>(got)}));
    done += got;
  }
  return how;
}

}  // namespace base
