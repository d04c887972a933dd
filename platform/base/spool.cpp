#include "platform/base/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace base {
namespace {

Error not_kept(const char* doing) { return {ErrorCode::io, std::string(doing) + " (" + std::strerror(errno) + ")"}; }

}  // namespace

Spool::Spool(Spool&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), end_(other.end_.load(std::memory_order_relaxed)) {}

Spool::~Spool() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<SpoolPlace> Spool::append(std::string_view bytes) {
  const SpoolPlace place{end_.fetch_add(bytes.size()), static_cast<std::uint32_t>(bytes.size())};
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t put =
        pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return not_kept("no room for what is being worked on");
    done += static_cast<std::size_t>(put);
  }
  return place;
}

Result<std::string> Spool::read(SpoolPlace place) const {
  std::string bytes(place.bytes, '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t got =
        pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return not_kept("what was being worked on cannot be read again");
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Result<Spool> open_spool(const std::string& folder) {
  const int unnamed = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed >= 0) return Spool(unnamed);
  // Not every file system can make a file without a name: then it loses its name at once.
  std::string name = folder + "/.lectern-XXXXXX";
  const int named = mkostemp(name.data(), O_CLOEXEC);
  if (named < 0) return not_kept("no file can be made there");
  unlink(name.c_str());
  return Spool(named);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace base
