// Source: the folder that an update is read from, a stick or an inbox. Opened once; whatever is read of it lies below,
// and no link, no other file system, no device and no pipe leads out of it or holds the reader up. Files are read once,
// forward, by read(): a mapped file would kill the program when the stick is pulled.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/descriptor.h"
#include "platform/base/task.h"
#include "store/install/end.h"
#include "store/install/mount.h"
#include "store/install/reader_thread.h"

namespace store {

enum class SourceKind {
  stick,  // a librarian put it in: something must be there
  inbox,  // a folder that rsync or Syncthing fill: what is incomplete will come
};

// How the system is asked; other than so only in tests.
struct SourceReading {
  std::function<std::int64_t(int fd, void* into, std::size_t bytes)> read = ::read;
  Patience patience;
};

// A regular file of a source.
class SourceFile {
 public:
  const std::string& path() const { return path_; }         // in the source
  std::uint64_t bytes() const { return bytes_; }            // when it was opened
  std::uint64_t read_bytes() const { return read_bytes_; }  // so far

 private:
  friend class Source;
  std::string path_;
  Descriptor opened_;
  std::uint64_t bytes_ = 0;
  std::uint64_t read_bytes_ = 0;
  timespec changed_{};
};

// All its functions end with STICK_GONE when the stick is pulled, STICK_SLOW when it does not answer, CANCELLED when
// the task is to stop; after the last two the source is of no use any more.
class Source {
 public:
  SourceKind kind() const { return kind_; }

  // The entries of a folder, sorted by name; nothing where there is none of that name. "" is the source itself. Ends
  // with STICK_BAD_FILE when more than max_source_entries were looked at in all, or it is no folder.
  Outcome<std::optional<std::vector<SourceEntry>>> list(const std::string& folder, const base::Task& task);
  // Nothing where there is none. Ends with STICK_BAD_FILE when it is no regular file.
  Outcome<std::optional<SourceFile>> open(const std::string& path, const base::Task& task);
  // The next bytes, at most piece_bytes; empty at the end. Valid until the source is asked again. Ends with
  // STICK_CHANGED when there are more or less than there were. A megabyte must come within the patience.
  Outcome<std::string_view> read(SourceFile& file, const base::Task& task);
  // All of it. Requires: it is no larger than memory allows, and nothing was read.
  Outcome<std::string> read_whole(SourceFile file, const base::Task& task);
  // Ends with STICK_CHANGED when the file is not the one any more that was opened.
  Outcome<void> expect_unchanged(const SourceFile& file, const base::Task& task);
  // "There is nothing" is an answer only while this holds: a stick that was pulled looks empty.
  Outcome<void> expect_alive(const base::Task& task);

 private:
  friend Outcome<Source> open_source(const std::string& path, SourceKind kind, SourceReading reading);
  Source(std::string name, SourceKind kind, SourceReading reading);
  Outcome<void> call(ReaderThread::Call call, const base::Task& task);
  End end_of(int error, const std::string& path, const char* doing) const;

  std::string name_;  // for whoever reads what went wrong
  SourceKind kind_;
  SourceReading reading_;
  Descriptor root_;
  Mount mount_;
  std::size_t looked_at_ = 0;
  ReaderThread thread_;
};

constexpr std::size_t max_source_entries = 4096;

// Ends with NO_STICK when there is no such folder. STICK_FILESYSTEM: `path` is where a whole device is mounted (not a
// folder of it, nor one mounted from elsewhere), and its file system is not vfat or exfat. Any folder of any file
// system may be named, for trying out; what keeps a stranger's disk away is how sticks are mounted.
Outcome<Source> open_source(const std::string& path, SourceKind kind, SourceReading reading = {});

}  // namespace store
