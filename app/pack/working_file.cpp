#include "app/pack/working_file.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/base/file.h"

namespace app {

using base::Error;
using base::ErrorCode;
using base::Result;

WorkingFile::WorkingFile(const std::string& place)
    : out(place), path(base::is_stream(place) ? "" : place + ".part" + std::to_string(getpid()) + "-answers") {}

WorkingFile::~WorkingFile() {
  if (!path.empty()) unlink(path.c_str());
}

Error unwritable(const WorkingFile& file) {
  return Error{ErrorCode::io, file.out + ": cannot be written; choose another place or make room"};
}

Result<void> create(const WorkingFile& file) {
  if (file.path.empty()) return {};
  std::error_code failed;
  const std::ofstream made(file.path, std::ios::binary | std::ios::trunc);
  if (!made || std::filesystem::is_directory(file.out, failed)) return unwritable(file);
  return {};
}

Result<void> commit(const WorkingFile& file) {
  return file.path.empty() ? Result<void>() : base::commit_file(file.path, file.out);
}

Result<void> finish(const WorkingFile& file, std::string_view bytes) {
  std::ofstream opened(place_of(file), std::ios::binary | std::ios::trunc);
  opened.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  opened.close();
  if (!opened) return unwritable(file);
  return commit(file);
}

}  // namespace app
