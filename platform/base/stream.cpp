#include "platform/base/stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "platform/base/system_error.h"

namespace base {

ReadStream::ReadStream(std::string path, int fd, std::uint64_t size) : path_(std::move(path)), fd_(fd), size_(size) {}
ReadStream::ReadStream(ReadStream&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)), size_(other.size_) {}
ReadStream::~ReadStream() {
  if (fd_ >= 0) close(fd_);
}

Result<std::size_t> ReadStream::read(std::span<char> into) {
  while (true) {
    const ssize_t got = ::read(fd_, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return system_error(path_, "cannot read");
  }
}

Result<ReadStream> open_stream(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return system_error(path, "cannot open");
  struct stat info{};
  const bool regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  if (regular) return ReadStream(path, fd, static_cast<std::uint64_t>(info.st_size));
  close(fd);
  return Error{ErrorCode::io, path + ": not a regular file"};
}

Result<void> read_pieces(const std::string& path, const std::function<Result<void>(std::string_view)>& piece,
                         const Task& task) {
  constexpr std::size_t piece_bytes = std::size_t{256} << 10U;
  ReadStream file = TRY(open_stream(path));
  std::vector<char> room(piece_bytes);
  std::uint64_t done = 0;
  while (const std::size_t got = TRY(file.read(room))) {
    if (stopped(task)) return Error{ErrorCode::interrupted, "interrupted"};
    TRY(piece({room.data(), got}));
    done += got;
    tell(task, static_cast<std::size_t>(done), static_cast<std::size_t>(file.size()));
  }
  if (done != file.size()) return Error{ErrorCode::bad_input, path + ": changed while it was read; try again"};
  return {};
}

WriteStream::WriteStream(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
WriteStream::WriteStream(WriteStream&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)), through_(other.through_) {}
WriteStream& WriteStream::operator=(WriteStream&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(fd_, other.fd_);
  std::swap(through_, other.through_);
  return *this;
}
WriteStream::~WriteStream() {
  if (fd_ >= 0) close(fd_);
}

Result<void> WriteStream::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_error(path_, "cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> WriteStream::write_through() {
  constexpr unsigned there = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
  const off_t end = lseek(fd_, 0, SEEK_CUR);
  if (end < 0) return {};  // a pipe, which keeps nothing
  const bool done = (through_ == 0 || sync_file_range(fd_, 0, through_, there) == 0) &&
                    sync_file_range(fd_, through_, end - through_, SYNC_FILE_RANGE_WRITE) == 0;
  if (!done && errno != ESPIPE && errno != EINVAL && errno != ENOSYS) return system_error(path_, "cannot write");
  posix_fadvise(fd_, 0, through_, POSIX_FADV_DONTNEED);
  through_ = end;
  return {};
}

Result<void> WriteStream::finish() {
  const int fd = std::exchange(fd_, -1);
  const bool synced = fsync(fd) == 0;
  Result<void> done;
  if (!synced) done = system_error(path_, "cannot sync");
  if (close(fd) != 0 && synced) done = system_error(path_, "cannot close");
  return done;
}

Result<WriteStream> create_stream(const std::string& path, unsigned mode) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (fd < 0) return system_error(path, "cannot write");
  return WriteStream(path, fd);
}

}  // namespace base
