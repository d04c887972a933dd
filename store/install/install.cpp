#include "store/install/install.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

#include "platform/base/file.h"
#include "platform/base/stream.h"
#include "platform/base/system_error.h"
#include "store/install/copy_payload.h"
#include "store/install/editions.h"
#include "store/installed/installed.h"
#include "store/payload/unpack.h"

namespace store {
namespace {

constexpr std::uint64_t slack_bytes = std::uint64_t{16} << 20U;  // for the file system itself

void tell(const Watch& watch, Phase phase, std::uint64_t done, std::uint64_t of) {
  if (watch.phase) watch.phase(phase, done, of);
}

base::Task task_of(const Watch& watch, Phase phase, std::uint64_t before = 0, std::uint64_t all = 0) {
  base::Task task;
  task.stop = watch.stop;
  task.tell = [&watch, phase, before, all](std::size_t done, std::size_t of) {
    tell(watch, phase, before + done, all == 0 ? of : all);
  };
  return task;
}

std::string incoming(const DataFolder& data, const char* name) {
  return base::join_path(incoming_folder(data.path()), name);
}

Outcome<void> check_space(const DataFolder& data, const Manifest& manifest) {
  struct statvfs info{};
  if (statvfs(data.path().c_str(), &info) != 0)
    return data_end(base::system_error(data.path(), "cannot be asked for its room"));
  const std::uint64_t free = static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
  const std::uint64_t needed = std::max(manifest.min_free, manifest.payload_size + manifest.db_size + slack_bytes);
  if (free >= needed) return {};
  return End{EndCode::no_space,
             data.path() + ": " + std::to_string(needed) + " bytes are needed, " + std::to_string(free) + " are free"};
}

// The one reading of the stick.
Outcome<void> copy(const DataFolder& data, Source& source, const Offer& offer, const Watch& watch) {
  const std::string path = incoming(data, "payload");
  base::WriteStream out = TRY(on_data(base::create_stream(path, 0600)));
  TRY(copy_payload(source, offer.folder, offer.manifest, out, task_of(watch, Phase::copy)));
  TRY(on_data(out.finish()));
  return {};
}

// Our own copy, as the disk has it.
Outcome<void> check_copy(const DataFolder& data, const Manifest& manifest, const Watch& watch) {
  const std::string path = incoming(data, "payload");
  const std::string digest = TRY(on_data(digest_of_file(path, task_of(watch, Phase::check))));
  if (digest != manifest.payload_b2) return End{EndCode::data_error, path + ": reads otherwise than it was written"};
  return {};
}

// What the disk refuses and what the archive is come through one sink: errno tells them apart.
End unpack_end(const base::Error& error) {
  if (error.system != 0 || error.code == base::ErrorCode::interrupted) return data_end(error);
  return {EndCode::archive_bad, error.what};
}

Outcome<void> unpack(const DataFolder& data, const Manifest& manifest, const Watch& watch) {
  const std::string from = incoming(data, "payload");
  const std::string to = incoming(data, "database");
  if (manifest.compress == Compression::none) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return data_end(base::system_error(to, "cannot be written"));
  } else {
    base::WriteStream out = TRY(on_data(base::create_stream(to, 0600)));
    Decompression decompression(manifest.window_log, manifest.db_size,
                                [&](std::string_view piece) { return out.write(piece); });
    const Sink add = [&](std::string_view piece) { return decompression.add(piece); };
    // The second half of the way is reading what came out.
    base::Task task{1, watch.stop};
    task.tell = [&](std::size_t done, std::size_t of) {
      tell(watch, Phase::unpack, done * manifest.db_size / of, 2 * manifest.db_size);
    };
    base::Result<void> unpacked = base::read_pieces(from, add, task);
    if (unpacked) unpacked = decompression.finish();
    if (!unpacked) return unpack_end(unpacked.error());
    TRY(on_data(out.finish()));
    TRY(on_data(base::remove_file(from)));
  }
  const base::Task reading = task_of(watch, Phase::unpack, manifest.db_size, 2 * manifest.db_size);
  if (TRY(on_data(digest_of_file(to, reading))) != manifest.db_b2)
    return End{EndCode::database_bad, "what is unpacked is not what the manifest tells of"};
  return {};
}

// From here on nothing can be cancelled: three names, then the state.
Outcome<void> commit(DataFolder& data, const Offer& offer) {
  const std::string name = edition_name(offer.manifest.serial, offer.manifest.db_b2);
  const std::string database = incoming(data, "database");
  if (chmod(database.c_str(), 0444) != 0) return data_end(base::system_error(database, "cannot be closed to writing"));
  TRY(on_data(base::replace_file(manifest_path(data.path(), name), offer.manifest_text, 0444)));
  TRY(on_data(base::replace_file(signature_path(data.path(), name), offer.signature_text, 0444)));
  TRY(on_data(base::commit_file(database, database_path(data.path(), name))));
  State next = data.state();
  if (next.current != name) next.previous = next.current;
  next.current = name;
  next.confirmed = false;
  next.attempts = 0;
  next.safe = false;
  next.floor = std::max(next.floor, Floor{offer.manifest.epoch, offer.manifest.serial});
  std::erase(next.refused, name);
  return data.commit(next);
}

Outcome<void> prepare(DataFolder& data, Source& source, const Offer& offer, const Inspect& inspect,
                      const Watch& watch) {
  TRY(take_away_rest(data.path(), data.state(), data.keys().version));
  TRY(check_space(data, offer.manifest));
  TRY(copy(data, source, offer, watch));
  TRY(check_copy(data, offer.manifest, watch));
  if (watch.pull) watch.pull();
  TRY(unpack(data, offer.manifest, watch));
  tell(watch, Phase::inspect, 0, 1);
  TRY(inspect(incoming(data, "database"), offer.manifest, task_of(watch, Phase::inspect)));
  if (watch.stop != nullptr && watch.stop->load()) return End{EndCode::cancelled, ""};
  return {};
}

// A reader that starts now opens the new edition.
Outcome<void> check_opened(const DataFolder& data) {
  const Installed opened = TRY(ended(EndCode::internal, read_installed(data.path())));
  if (opened.name == data.state().current) return {};
  return End{EndCode::internal, data.path() + ": " + opened.name + " is opened, not " + data.state().current};
}

}  // namespace

std::string_view name_of(Phase phase) {
  constexpr std::array<std::string_view, 10> names{"scan",    "verify", "copy",     "check",   "unpack",
                                                   "inspect", "commit", "activate", "confirm", "clean"};
  return names[static_cast<std::size_t>(phase)];
}

Outcome<void> install(DataFolder& data, Source& source, const Offer& offer, const Inspect& inspect,
                      const Watch& watch) {
  if (Outcome<void> prepared = prepare(data, source, offer, inspect, watch); !prepared) {
    // Where it cannot be taken away now, the next update or start does it.
    static_cast<void>(take_away_rest(data.path(), data.state(), data.keys().version));
    return prepared;
  }
  tell(watch, Phase::commit, 0, 1);
  // A disk that fails while the state is written may hold the old one or the new one: nothing is taken away that either
  // of them names.
  TRY(commit(data, offer));
  tell(watch, Phase::commit, 1, 1);
  tell(watch, Phase::activate, 0, 1);
  TRY(check_opened(data));
  tell(watch, Phase::activate, 1, 1);
  tell(watch, Phase::clean, 0, 1);
  if (take_away_rest(data.path(), data.state(), data.keys().version)) tell(watch, Phase::clean, 1, 1);
  return {};
}

}  // namespace store
