// The file that a command answers into, written beside its place: whether that can be done shows before the work is
// done, what an interruption leaves is known, and the answer is there whole or not at all. A device or a pipe
// (/dev/stdout) is written as it is.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace app {

// Goes away with this value, unless it was finished.
struct WorkingFile {
  std::string out;   // where the answer will stand
  std::string path;  // beside it, on one file system; empty for a device or a pipe

  explicit WorkingFile(const std::string& place);
  WorkingFile(const WorkingFile&) = delete;
  WorkingFile& operator=(const WorkingFile&) = delete;
  ~WorkingFile();
};

// Where to write before commit().
inline const std::string& place_of(const WorkingFile& file) { return file.path.empty() ? file.out : file.path; }

// All fail with io and the name of the place. Order: create, write and commit, or create and finish, which does both.
base::Result<void> create(const WorkingFile& file);
base::Result<void> commit(const WorkingFile& file);
base::Result<void> finish(const WorkingFile& file, std::string_view bytes);

base::Error unwritable(const WorkingFile& file);

}  // namespace app
