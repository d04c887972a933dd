#include "platform/sandbox/confine.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "platform/sandbox/parts.h"

namespace sandbox {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr rlim_t most_files = 16;
// Who has mapped so much runs under a sanitizer: it keeps its shadows there, and no limit would leave it room.
constexpr std::uint64_t sanitizer_bytes = std::uint64_t{1} << 40U;

std::uint64_t mapped_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  file >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// Of a limit that the process has already, the smaller one counts.
bool limit(__rlimit_resource resource, std::uint64_t value) {
  rlimit limits{};
  if (getrlimit(resource, &limits) != 0) return false;
  limits.rlim_cur = std::min<rlim_t>(value, limits.rlim_max);
  limits.rlim_max = limits.rlim_cur;
  return setrlimit(resource, &limits) == 0;
}

Error refused(const char* what) {
  return {ErrorCode::unavailable, std::string(what) + ": " + std::strerror(errno), errno};
}

}  // namespace

Result<Held> confine(const Confinement& confinement) {
  Held held;
  const std::uint64_t mapped = mapped_bytes();
  if (confinement.memory_bytes != 0 && mapped < sanitizer_bytes) {
    if (!limit(RLIMIT_AS, mapped + confinement.memory_bytes)) return refused("limit of memory");
    held.memory = true;
  }
  if (confinement.cpu_seconds != 0 && !limit(RLIMIT_CPU, confinement.cpu_seconds)) return refused("limit of time");
  if (!limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_NOFILE, most_files))
    return refused("limits");
  if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no privileges");
  held.landlock = landlock_abi();
  if (held.landlock > 0) TRY(restrict_files(confinement.readable, held.landlock));
  TRY(restrict_system_calls());
  held.system_calls = true;
  return held;
}

Held available() {
  return {.system_calls = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0, .landlock = landlock_abi(), .memory = true};
}

}  // namespace sandbox
