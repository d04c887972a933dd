// Inspection: whether a database that was signed may be shown. Keys leak and tools err, so what a signature vouches for
// is read like any stranger's file: in a process of its own that may do nothing but read it (platform/sandbox), where
// all of it is read once. A database that ends that process, or its memory, or its time, is not installed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/task.h"
#include "store/install/end.h"
#include "store/trust/manifest.h"

namespace store {

// In the calling process, so with all its rights: for the child, and for tests. Tells thousandths. Ends with
//   SCHEMA_UNKNOWN  another program's database, or of a schema that is not ours
//   DATABASE_BAD    whatever else is not as the manifest and store/FORMAT.md say, or takes more steps than it may
//   PICTURE_BAD     a picture that cannot be decoded
//   DATA_ERROR      our own disk cannot be read; CANCELLED
Outcome<void> inspect_database(const std::string& path, const Manifest& manifest, const base::Task& task);

// What the child may use.
struct InspectionLimits {
  std::uint64_t memory_bytes = std::uint64_t{256} << 20U;  // beyond the program itself
  std::uint64_t cpu_seconds = 60;                          // and more for a large database
  std::int64_t silence_ms = 60000;                         // without a word of how far it is
};

// The same in a child, confined and killed when it must be: `command` begins the program whose main() calls
// inspect_child(), as {"/proc/self/exe", "inspect-child"}. What kills it is DATABASE_BAD; INTERNAL when there can be no
// such child here.
Outcome<void> inspect_in_child(const std::vector<std::string>& command, const std::string& path,
                               const Manifest& manifest, const base::Task& task, const InspectionLimits& limits = {});

// All that the child does with the arguments behind `command`; gives the code to exit with. Requires: nothing else has
// been done in this process.
int inspect_child(const std::vector<std::string>& arguments);

}  // namespace store
