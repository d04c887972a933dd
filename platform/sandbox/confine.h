// Confinement: what a process may still do once it reads what a stranger made: read the files that are named here,
// compute, write to the pipes it has, and end. No file is written, made or removed, no program started, no process
// made or signalled, nothing sent anywhere; and memory and processor time end somewhere. There is no way back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace sandbox {

struct Confinement {
  std::vector<std::string> readable;  // files that may be opened, for reading
  std::uint64_t memory_bytes = 0;     // of address space beyond what is mapped already; 0: no limit
  std::uint64_t cpu_seconds = 0;      // after which the process is killed; 0: no limit
};

// What holds; each for itself would do much of what the others do.
struct Held {
  bool system_calls = false;  // seccomp: only those that reading needs
  int landlock = 0;           // the kernel's ABI; 0: it has none, and then any file may be opened for reading
  bool memory = false;        // a sanitizer's own mappings are too large for a limit
};

// Confines the calling process. Requires: it has one thread. Fails with unavailable where the kernel has no seccomp,
// io where a file of `readable` cannot be opened; the process is then half confined and should end.
base::Result<Held> confine(const Confinement& confinement);

// What this kernel would hold a process to.
Held available();

}  // namespace sandbox
