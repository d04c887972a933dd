#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/pack/stick.h"
#include "platform/base/file.h"
#include "platform/base/stream.h"
#include "store/trust/digest.h"
#include "store/trust/manifest.h"
#include "store/write/sign/bundle.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::PastCache;
using base::Result;

constexpr std::size_t piece_bytes = std::size_t{256} << 10U;
// So much may wait in memory for a slow stick: progress is then true, and whoever interrupts waits a second at most.
constexpr std::uint64_t most_unwritten_bytes = std::uint64_t{2} << 20U;

struct Stick {
  const std::string& path;
  const base::Volume& volume;
  const StickPlan& plan;
  StickWork& work;
  std::vector<std::string> digests;  // of what was written, file by file
  std::vector<std::string> made;     // folders that were not there before
  store::Digest payload;
  std::uint64_t done = 0;  // of the bytes of this phase
  std::uint64_t all = 0;

  std::string at(const std::string& name) const { return base::join_path(path, name); }
};

Error interrupted(Stick& stick) {
  stick.work.code = StickCode::interrupted;
  return {ErrorCode::interrupted, "interrupted"};
}

void advance(Stick& stick, const base::Task& task, std::size_t bytes) {
  stick.done += bytes;
  base::tell(task, static_cast<std::size_t>(stick.done), static_cast<std::size_t>(stick.all));
}

// The errors of the stick itself, as what they mean for the person who holds it.
Error explain(Stick& stick, const Error& error) {
  if (error.code == ErrorCode::interrupted || stick.work.code != StickCode::failed) return error;
  const std::string node = "/sys/dev/block/" + stick.volume.device;
  const Result<base::Volume> now = base::volume_of(stick.path);
  const bool same = now && now.value().device == stick.volume.device;
  if (!same ||
      (stick.volume.source.starts_with("/dev/") && base::file_exists("/sys/dev/block") && !base::file_exists(node))) {
    stick.work.code = StickCode::gone;
    return {ErrorCode::io, stick.path + ": the stick was taken out before all was written; put it in and start again"};
  }
  if (error.system == ENOSPC) {
    stick.work.code = StickCode::no_space;
    return {ErrorCode::io, error.what + "; the stick filled up meanwhile: make room on it and start again"};
  }
  return {
      ErrorCode::io,
      error.what + "; the stick was taken out, or it is failing: start again, with another stick if it happens again"};
}

Result<void> make_folders(Stick& stick) {
  for (const std::string& name : stick.plan.made) {
    if (mkdir(stick.at(name).c_str(), 0755) == 0) {
      stick.made.push_back(name);
    } else if (errno != EEXIST) {
      return Error{ErrorCode::io, stick.at(name) + ": cannot make the folder: " + std::strerror(errno)};
    }
  }
  return {};
}

Result<void> copy_file(Stick& stick, const StickFile& file) {
  const base::Task& task = stick.work.copying;
  stick.work.code = StickCode::source;
  base::ReadStream from = TRY(base::open_stream(file.from));
  stick.work.code = StickCode::failed;
  base::WriteStream to = TRY(base::create_stream(stick.at(file.to)));
  store::Digest digest;
  std::vector<char> piece(piece_bytes);
  std::uint64_t unwritten = 0;
  std::uint64_t bytes = 0;
  while (true) {
    if (base::stopped(task)) return interrupted(stick);
    stick.work.code = StickCode::source;
    const std::size_t got = TRY(from.read(piece));
    stick.work.code = StickCode::failed;
    if (got == 0) break;
    digest.add({piece.data(), got});
    if (file.payload) stick.payload.add({piece.data(), got});
    TRY(to.write({piece.data(), got}));
    bytes += got;
    unwritten += got;
    if (unwritten >= most_unwritten_bytes) {
      TRY(to.write_through());
      unwritten = 0;
    }
    advance(stick, task, got);
  }
  TRY(to.finish());
  stick.digests.push_back(store::hex_of(digest.finish()));
  if (bytes == file.bytes) return {};
  stick.work.code = StickCode::source;
  return Error{ErrorCode::bad_input, file.from + ": changed while it was read; try again"};
}

Result<PastCache> compare_file(Stick& stick, std::size_t index) {
  const std::string path = stick.at(stick.plan.files[index].to);
  store::Digest digest;
  const PastCache how = TRY(base::read_past_cache(path, [&](std::string_view piece) -> Result<void> {
    if (base::stopped(stick.work.reading)) return interrupted(stick);
    digest.add(piece);
    advance(stick, stick.work.reading, piece.size());
    return {};
  }));
  if (store::hex_of(digest.finish()) == stick.digests[index]) return how;
  stick.work.code = StickCode::differs;
  return Error{ErrorCode::bad_input,
               path +
                   ": what the stick gives back is not what was written: it is failing, or smaller "
                   "than it says; take another stick"};
}

// Nothing goes on as signed that was not.
Result<void> check_payload(Stick& stick) {
  if (store::hex_of(stick.payload.finish()) == stick.plan.payload_b2) return {};
  stick.work.code = StickCode::source;
  return Error{ErrorCode::bad_input,
               stick.plan.source + ": the edition is not the one that was signed: copy it again, or sign it again"};
}

Result<void> settle(Stick& stick) {
  for (const std::string& name : stick.plan.made) TRY(base::sync_folder(stick.at(name)));
  TRY(base::sync_folder(stick.path));
  return base::sync_volume(stick.path);
}

Result<PastCache> write_all(Stick& stick) {
  TRY(make_folders(stick));
  TRY(store::clear_bundle(stick.at(stick.plan.folder)));
  const std::size_t manifest = stick.plan.files.size() - 1;
  for (std::size_t i = 0; i < manifest; ++i) TRY(copy_file(stick, stick.plan.files[i]));
  TRY(check_payload(stick));
  TRY(settle(stick));
  stick.done = 0;
  PastCache how = PastCache::direct;
  for (std::size_t i = 0; i < manifest; ++i)
    if (TRY(compare_file(stick, i)) == PastCache::dropped) how = PastCache::dropped;
  // Only what is known to stand there is declared complete.
  const std::uint64_t read = stick.done;
  TRY(copy_file(stick, stick.plan.files[manifest]));
  TRY(settle(stick));
  stick.done = read;
  TRY(compare_file(stick, manifest));
  return how;
}

// Best effort: a stick that is gone cannot be cleared, and what is left on it has no manifest.
void take_away(Stick& stick) {
  const std::vector<StickFile>& files = stick.plan.files;
  for (std::size_t i = files.size(); i-- > 0;) unlink(stick.at(files[i].to).c_str());
  for (std::size_t i = stick.made.size(); i-- > 0;) rmdir(stick.at(stick.made[i]).c_str());
}

}  // namespace

Result<PastCache> write_stick(const std::string& path, const base::Volume& volume, const StickPlan& plan,
                              StickWork& work) {
  Stick stick{path, volume, plan, work, {}, {}, {}, 0, 0};
  for (const StickFile& file : plan.files) stick.all += file.bytes;
  work.code = StickCode::failed;
  Result<PastCache> how = write_all(stick);
  if (how) {
    work.code = StickCode::written;
    return how;
  }
  Error error = explain(stick, how.error());
  take_away(stick);
  return error;
}

}  // namespace app
