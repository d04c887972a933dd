// The two halves of a confinement that the kernel enforces, for confine.cpp.
#pragma once

#include <string>
#include <vector>

#include "platform/base/result.h"

namespace sandbox {

// The version of Landlock that the kernel has; 0: none.
int landlock_abi();
// From now on nothing of any file system may be touched but these files, for reading. Requires: abi > 0, and that no
// new privileges are possible.
base::Result<void> restrict_files(const std::vector<std::string>& readable, int abi);

// From now on only the system calls that reading, computing and ending take.
base::Result<void> restrict_system_calls();

}  // namespace sandbox
