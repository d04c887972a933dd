#include "store/install/source.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace store {
namespace {

using Work = ReaderThread::Work;

// Stands for "not what its name says" among the system's own numbers.
constexpr int not_regular = -1;
constexpr int too_many = -2;
// A stick that gives less in the time of its patience does not answer.
constexpr std::uint64_t progress_bytes = std::uint64_t{1} << 20U;

// Nothing above `root`, no link on the way, no other file system, no terminal that becomes ours, no pipe that waits.
Descriptor open_beneath(int root, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC | O_NOFOLLOW);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS;
  while (true) {
    const long opened = syscall(SYS_openat2, root, path.c_str(), &how, sizeof how);
    // EAGAIN: something was renamed above meanwhile.
    if (opened >= 0 || (errno != EINTR && errno != EAGAIN)) return Descriptor(static_cast<int>(opened));
  }
}

SourceEntry::Kind kind_of(int folder, const dirent& entry) {
  if (entry.d_type == DT_REG) return SourceEntry::Kind::file;
  if (entry.d_type == DT_DIR) return SourceEntry::Kind::folder;
  struct stat info{};
  if (entry.d_type == DT_UNKNOWN && fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
    if (S_ISREG(info.st_mode)) return SourceEntry::Kind::file;
    if (S_ISDIR(info.st_mode)) return SourceEntry::Kind::folder;
  }
  return SourceEntry::Kind::other;
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

void list_folder(Work& work, int root, const std::string& path, std::size_t most) {
  Descriptor opened = open_beneath(root, path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_NOCTTY);
  work.entries.clear();
  work.error = opened.is_open() ? 0 : errno;
  if (work.error != 0) return;
  const std::unique_ptr<DIR, CloseFolder> folder(fdopendir(opened.get()));
  work.error = folder ? 0 : errno;
  if (work.error != 0) return;
  const int fd = opened.release();  // the folder's now
  while (true) {
    errno = 0;
    const dirent* entry = readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (work.entries.size() == most) {
      work.error = too_many;
      return;
    }
    work.entries.push_back({std::string(name), kind_of(fd, *entry)});
  }
  work.error = errno;
  std::sort(work.entries.begin(), work.entries.end(),
            [](const SourceEntry& a, const SourceEntry& b) { return a.name < b.name; });
}

// Looked at before it is opened for reading: a device may do something when it is opened.
void open_file(Work& work, int root, const std::string& path) {
  const Descriptor seen = open_beneath(root, path, O_PATH);
  struct stat before{};
  if (!seen.is_open() || fstat(seen.get(), &before) != 0) {
    work.error = errno;
    return;
  }
  work.error = not_regular;
  if (!S_ISREG(before.st_mode)) return;
  work.opened = open_beneath(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!work.opened.is_open() || fstat(work.opened.get(), &work.info) != 0) {
    work.error = errno;
    return;
  }
  const bool same = work.info.st_dev == before.st_dev && work.info.st_ino == before.st_ino;
  if (!S_ISREG(work.info.st_mode) || !same) return;
  work.error = 0;
  posix_fadvise(work.opened.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
}

EndCode code_of(int error) {
  switch (error) {
    case not_regular:
    case too_many:
    case ELOOP:
    case EXDEV:
    case ENOTDIR:
    case EISDIR:
    case EACCES:
    case EPERM:
    case EOVERFLOW:
      return EndCode::stick_bad_file;
    case EUCLEAN:
    case EBADMSG:
    case EILSEQ:
      return EndCode::stick_filesystem;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOSYS:
      return EndCode::internal;
    default:  // EIO, ENODEV, ENXIO, ENOMEDIUM, ESHUTDOWN and whatever else a device says that leaves
      return EndCode::stick_gone;
  }
}

std::string reason_of(int error) {
  if (error == not_regular) return "not a plain file";
  if (error == too_many) return "more names than an update has";
  return std::strerror(error);
}

}  // namespace

Source::Source(std::string name, SourceKind kind, SourceReading reading)
    : name_(std::move(name)), kind_(kind), reading_(std::move(reading)), thread_(reading_.patience) {}

End Source::end_of(int error, const std::string& path, const char* doing) const {
  return {code_of(error), name_ + (path.empty() ? "" : "/") + path + ": " + doing + ": " + reason_of(error)};
}

Outcome<void> Source::call(ReaderThread::Call call, const base::Task& task) {
  switch (thread_.run(std::move(call), task)) {
    case ReaderThread::Ended::done:
      return {};
    case ReaderThread::Ended::stopped:
      return End{EndCode::cancelled, name_ + ": stopped while it was read"};
    case ReaderThread::Ended::slow:
      break;
  }
  return End{EndCode::stick_slow, name_ + ": does not answer"};
}

Outcome<std::optional<std::vector<SourceEntry>>> Source::list(const std::string& folder, const base::Task& task) {
  using Listed = std::optional<std::vector<SourceEntry>>;
  thread_.progressed();
  const int root = root_.get();
  const std::size_t most = max_source_entries - looked_at_;
  TRY(call([root, most, path = folder.empty() ? "." : folder](Work& work) { list_folder(work, root, path, most); },
           task));
  Work& work = thread_.work();
  if (work.error == ENOENT) return Listed();
  if (work.error != 0) return end_of(work.error, folder, "cannot be listed");
  looked_at_ += work.entries.size();
  return Listed(std::move(work.entries));
}

Outcome<std::optional<SourceFile>> Source::open(const std::string& path, const base::Task& task) {
  thread_.progressed();
  const int root = root_.get();
  TRY(call([root, path](Work& work) { open_file(work, root, path); }, task));
  Work& work = thread_.work();
  if (work.error == ENOENT) return std::optional<SourceFile>();
  if (work.error != 0) return end_of(work.error, path, "cannot be opened");
  SourceFile file;
  file.path_ = path;
  file.opened_ = std::move(work.opened);
  file.bytes_ = static_cast<std::uint64_t>(work.info.st_size);
  file.changed_ = work.info.st_mtim;
  return std::optional<SourceFile>(std::move(file));
}

Outcome<std::string_view> Source::read(SourceFile& file, const base::Task& task) {
  if (file.read_bytes_ == 0) thread_.progressed();
  const int fd = file.opened_.get();
  const auto ask = [fd, read = reading_.read](Work& work) {
    work.got = read(fd, work.piece.data(), work.piece.size());
    work.error = work.got < 0 ? errno : 0;
  };
  do {
    if (base::stopped(task)) return End{EndCode::cancelled, name_ + ": stopped while it was read"};
    TRY(call(ask, task));
  } while (thread_.work().error == EINTR);
  const Work& work = thread_.work();
  if (work.error != 0) return end_of(work.error, file.path_, "cannot be read");
  const auto got = static_cast<std::uint64_t>(work.got);
  if ((file.read_bytes_ + got) / progress_bytes != file.read_bytes_ / progress_bytes) {
    thread_.progressed();
    posix_fadvise(fd, 0, static_cast<off_t>(file.read_bytes_), POSIX_FADV_DONTNEED);
  }
  file.read_bytes_ += got;
  if (file.read_bytes_ > file.bytes_ || (got == 0 && file.read_bytes_ < file.bytes_))
    return End{EndCode::stick_changed, name_ + "/" + file.path_ + ": its length changed while it was read"};
  return std::string_view(work.piece.data(), static_cast<std::size_t>(got));
}

Outcome<std::string> Source::read_whole(SourceFile file, const base::Task& task) {
  std::string text;
  while (true) {
    const std::string_view piece = TRY(read(file, task));
    if (piece.empty()) break;
    text += piece;
  }
  return text;
}

Outcome<void> Source::expect_unchanged(const SourceFile& file, const base::Task& task) {
  thread_.progressed();
  const int fd = file.opened_.get();
  TRY(call([fd](Work& work) { work.error = fstat(fd, &work.info) != 0 ? errno : 0; }, task));
  const Work& work = thread_.work();
  if (work.error != 0) return end_of(work.error, file.path_, "cannot be looked at");
  const bool same = static_cast<std::uint64_t>(work.info.st_size) == file.bytes_ &&
                    work.info.st_mtim.tv_sec == file.changed_.tv_sec &&
                    work.info.st_mtim.tv_nsec == file.changed_.tv_nsec;
  if (same) return {};
  return End{EndCode::stick_changed, name_ + "/" + file.path_ + ": was written to while it was read"};
}

Outcome<void> Source::expect_alive(const base::Task& task) {
  thread_.progressed();
  const int root = root_.get();
  TRY(call([root, mount = mount_](Work& work) { work.error = is_alive(root, mount) ? 0 : ENODEV; }, task));
  if (thread_.work().error == 0) return {};
  return End{EndCode::stick_gone, name_ + ": is not there any more"};
}

Outcome<Source> open_source(const std::string& path, SourceKind kind, SourceReading reading) {
  Source source(path, kind, std::move(reading));
  const auto open_root = [path](Work& work) {
    work.opened = Descriptor(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    work.error = work.opened.is_open() ? 0 : errno;
  };
  TRY(source.call(open_root, {}));
  Work& work = source.thread_.work();
  if (work.error == ENOENT || work.error == ENOTDIR) return End{EndCode::no_stick, path + ": there is no such folder"};
  if (work.error != 0) return source.end_of(work.error, "", "cannot be opened");
  source.root_ = std::move(work.opened);
  source.mount_ = mount_of(source.root_.get());
  if (kind == SourceKind::stick && is_foreign_stick(source.mount_))
    return End{EndCode::stick_filesystem, path + ": its file system is " + source.mount_.type};
  return source;
}

}  // namespace store
