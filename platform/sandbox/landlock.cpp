// Landlock (kernel documentation, userspace-api/landlock), by raw system calls: there is no library for it in Debian.
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "platform/sandbox/parts.h"

namespace sandbox {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// As the newest kernel has it; an older one is told a smaller size. Debian 12's header ends after the first field.
struct Rules {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

struct Abi {
  int version;
  std::uint64_t files;  // rights that this version added
  std::uint64_t network;
  std::uint64_t scoped;
  std::size_t size;  // of Rules
};

constexpr Abi abis[] = {
    {1, 0x1FFF, 0, 0, 8},   // execute, write, read, list, remove, make: thirteen
    {2, 0x2000, 0, 0, 8},   // link and rename into another folder
    {3, 0x4000, 0, 0, 8},   // truncate
    {4, 0, 0x3, 0, 16},     // bind and connect, TCP
    {5, 0x8000, 0, 0, 16},  // ioctl of devices
    {6, 0, 0, 0x3, 24},     // abstract sockets, signals to the outside
};

Error refused(const std::string& what) {
  return {ErrorCode::unavailable, "Landlock: " + what + ": " + std::strerror(errno), errno};
}

struct Closing {
  int fd;
  explicit Closing(long opened) : fd(static_cast<int>(opened)) {}
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;
  ~Closing() {
    if (fd >= 0) close(fd);
  }
};

}  // namespace

int landlock_abi() {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

Result<void> restrict_files(const std::vector<std::string>& readable, int abi) {
  Rules rules;
  std::size_t size = 0;
  for (const Abi& known : abis) {
    if (known.version > abi) break;
    rules.files |= known.files;
    rules.network |= known.network;
    rules.scoped |= known.scoped;
    size = known.size;
  }
  const Closing ruleset(syscall(SYS_landlock_create_ruleset, &rules, size, 0));
  if (ruleset.fd < 0) return refused("no rules");
  for (const std::string& path : readable) {
    const Closing file(open(path.c_str(), O_PATH | O_CLOEXEC));
    if (file.fd < 0) return Error{ErrorCode::io, path + ": " + std::strerror(errno), errno};
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    rule.parent_fd = file.fd;
    if (syscall(SYS_landlock_add_rule, ruleset.fd, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) return refused(path);
  }
  if (syscall(SYS_landlock_restrict_self, ruleset.fd, 0) != 0) return refused("cannot begin");
  return {};
}

}  // namespace sandbox
