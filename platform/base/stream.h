// Streams: files read and written in pieces, for what is too large to be in memory. Every failure carries the path.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "platform/base/task.h"

namespace base {

class ReadStream {
 public:
  ReadStream(ReadStream&& other) noexcept;
  ReadStream& operator=(ReadStream&&) = delete;
  ReadStream(const ReadStream&) = delete;
  ReadStream& operator=(const ReadStream&) = delete;
  ~ReadStream();

  // As many bytes as there are, at most into.size(); 0 at the end.
  Result<std::size_t> read(std::span<char> into);
  std::uint64_t size() const { return size_; }  // when it was opened

 private:
  friend Result<ReadStream> open_stream(const std::string& path);
  ReadStream(std::string path, int fd, std::uint64_t size);
  std::string path_;
  int fd_ = -1;
  std::uint64_t size_ = 0;
};
// Fails with not_found or io; io also for what is no regular file.
Result<ReadStream> open_stream(const std::string& path);

// Hands on all of a file, in pieces, and tells how far it is. Fails as open_stream() and `piece` do, with interrupted,
// or with bad_input when the file changes its length meanwhile.
Result<void> read_pieces(const std::string& path, const std::function<Result<void>(std::string_view)>& piece,
                         const Task& task);

class WriteStream {
 public:
  WriteStream(WriteStream&& other) noexcept;
  WriteStream& operator=(WriteStream&& other) noexcept;
  WriteStream(const WriteStream&) = delete;
  WriteStream& operator=(const WriteStream&) = delete;
  ~WriteStream();  // what was not finished stays half-written

  Result<void> write(std::string_view bytes);
  // What was written is on its way to the disk, and what was on its way the last time is there and leaves memory: asked
  // now and then, a large file neither fills memory nor keeps everybody waiting at its end.
  Result<void> write_through();
  // All of it is on the disk, by the disk's own word.
  Result<void> finish();

 private:
  friend Result<WriteStream> create_stream(const std::string& path, unsigned mode);
  WriteStream(std::string path, int fd);
  std::string path_;
  int fd_ = -1;
  std::int64_t through_ = 0;  // bytes on their way
};
// A new file, or an old one emptied.
Result<WriteStream> create_stream(const std::string& path, unsigned mode = 0644);

}  // namespace base
