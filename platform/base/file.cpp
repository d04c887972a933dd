#include "platform/base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "platform/base/descriptor.h"
#include "platform/base/system_error.h"

namespace base {
namespace {

Result<void> sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return sync_folder(slash == std::string::npos ? "." : path.substr(0, slash + 1));
}

Result<void> write_all(int descriptor, const std::string& path, std::string_view bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = write(descriptor, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_error(path, "cannot write");
    done += static_cast<std::size_t>(put);
  }
  return {};
}

}  // namespace

Result<void> sync_folder(const std::string& path) {
  const Descriptor opened(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() < 0 || fsync(opened.get()) != 0) return system_error(path, "cannot sync the folder");
  return {};
}

Result<void> make_folder(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (mkdir(path.c_str(), 0755) == 0) return sync_folder_of(path);
  if (errno == ENOENT && slash != std::string::npos && slash > 0) {
    TRY(make_folder(path.substr(0, slash)));
    if (mkdir(path.c_str(), 0755) == 0) return sync_folder_of(path);
  }
  struct stat info{};
  if (errno == EEXIST && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return {};
  return system_error(path, "cannot make the folder");
}

Result<void> remove_file(const std::string& path) {
  if (unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  if (errno != EISDIR && errno != EPERM) return system_error(path, "cannot remove");
  for (const Entry& entry : TRY(list_folder(path))) TRY(remove_file(join_path(path, entry.name)));
  if (rmdir(path.c_str()) != 0) return system_error(path, "cannot remove the folder");
  return {};
}

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
  const Descriptor opened(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (opened.get() < 0) return system_error(path, "cannot open");
  struct stat info{};
  if (fstat(opened.get(), &info) != 0) return system_error(path, "cannot read");
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::io, path + ": not a regular file"};
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)));
  char chunk[64 * 1024];
  while (true) {
    const ssize_t got = read(opened.get(), chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(path, "cannot read");
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(got) > max_bytes)
      return Error{ErrorCode::io, path + ": larger than " + std::to_string(max_bytes) + " bytes"};
    bytes.append(chunk, static_cast<std::size_t>(got));
  }
}

Result<void> replace_file(const std::string& path, std::string_view bytes, unsigned mode) {
  const bool stream = is_stream(path);
  const std::string fresh = stream ? path : path + ".part" + std::to_string(getpid());
  {
    const int flags = O_WRONLY | O_CLOEXEC | (stream ? 0 : O_CREAT | O_TRUNC);
    const Descriptor opened(open(fresh.c_str(), flags, mode));
    if (opened.get() < 0) return system_error(path, "cannot write");
    if (Result<void> written = write_all(opened.get(), path, bytes); !written) {
      if (!stream) unlink(fresh.c_str());
      return written;
    }
  }
  return stream ? Result<void>() : commit_file(fresh, path);
}

Result<void> commit_file(const std::string& finished, const std::string& path) {
  {
    const Descriptor opened(open(finished.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.get() < 0 || fsync(opened.get()) != 0) return system_error(finished, "cannot sync");
  }
  const bool stream = is_stream(path);
  if (stream || rename(finished.c_str(), path.c_str()) != 0) {
    Error error = stream ? Error{ErrorCode::io, path + ": not a regular file"} : system_error(path, "cannot write");
    unlink(finished.c_str());
    return error;
  }
  return sync_folder_of(path);
}

Result<std::vector<Entry>> list_folder(const std::string& path) {
  DIR* folder = opendir(path.c_str());
  if (folder == nullptr) return system_error(path, "cannot open the folder");
  std::vector<Entry> entries;
  while (const dirent* item = readdir(folder)) {
    Entry entry;
    entry.name = item->d_name;
    if (entry.name == "." || entry.name == "..") continue;
    struct stat info{};
    if (fstatat(dirfd(folder), item->d_name, &info, 0) != 0) {
      entry.kind = EntryKind::other;
    } else {
      entry.kind = S_ISREG(info.st_mode)   ? EntryKind::file
                   : S_ISDIR(info.st_mode) ? EntryKind::folder
                                           : EntryKind::other;
      entry.bytes = static_cast<std::uint64_t>(info.st_size);
    }
    entries.push_back(std::move(entry));
  }
  closedir(folder);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

bool is_stream(const std::string& path) {
  struct stat info{};
  return stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

bool file_exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

std::string program_folder() {
  char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  if (length <= 0 || static_cast<std::size_t>(length) >= sizeof path) return ".";
  const std::string program(path, static_cast<std::size_t>(length));
  return program.substr(0, program.rfind('/'));
}

std::string join_path(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

}  // namespace base
