// Files: read whole, replaced atomically, listed. Paths are bytes as the system gives them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace base {

// The whole file. Fails with `not_found`, or `io` when it cannot be read, is no regular file or exceeds max_bytes.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes = 1ULL << 30U);

// Writes beside `path`, syncs, renames over it and syncs the folder: after a power cut the old bytes or the new
// ones stand there, never a mixture. `mode` is the permission bits of the new file. A device or a pipe (/dev/stdout) is
// written as it is and stays what it is.
Result<void> replace_file(const std::string& path, std::string_view bytes, unsigned mode = 0644);

// Moves a finished file over `path` with the same promise. Requires: both on one file system. Fails with io where a
// device or a pipe stands there: they are nobody's to replace.
Result<void> commit_file(const std::string& finished, const std::string& path);

// With the folders above it; one that is there stays as it is. What was made is on the disk.
Result<void> make_folder(const std::string& path);
// A file, or a folder with all that is in it; links are removed, not followed. One that is not there is no failure.
Result<void> remove_file(const std::string& path);
// The names in a folder are on the disk.
Result<void> sync_folder(const std::string& path);

enum class EntryKind { file, folder, other };
struct Entry {
  std::string name;  // without the folder
  EntryKind kind = EntryKind::file;
  std::uint64_t bytes = 0;
};
// The entries of a folder, sorted by name as bytes; links are followed for their kind.
Result<std::vector<Entry>> list_folder(const std::string& path);

// Something is there that is neither a file nor a folder, also at the end of a link: a device, a pipe.
bool is_stream(const std::string& path);
bool file_exists(const std::string& path);
// "a/b" for ("a", "b"); `name` alone when folder is empty.
std::string join_path(const std::string& folder, const std::string& name);

// The folder of the running program, from /proc/self/exe; "." where that cannot be read.
std::string program_folder();

}  // namespace base
