#include "store/install/editions.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

#include "platform/base/file.h"
#include "platform/base/stream.h"
#include "store/edition.h"
#include "store/install/data_folder.h"
#include "store/installed/terminal.h"
#include "store/trust/digest.h"
#include "store/trust/minisign.h"

namespace store {
namespace {

constexpr std::string_view database_suffix = ".db";

struct Standing {
  std::string name;
  Manifest manifest;
};

bool is_signed(const std::string& data, const std::string& name, const KeyList& keys) {
  const base::Result<std::string> text = base::read_file(manifest_path(data, name), max_manifest_bytes);
  const base::Result<std::string> bytes = base::read_file(signature_path(data, name), max_signature_bytes);
  if (!text || !bytes) return false;
  const base::Result<Signature> signature = parse_signature(name, bytes.value());
  return signature && standing_of(signature.value().key, keys) == KeyStanding::good &&
         is_signed_by(text.value(), signature.value(), key_with(signature.value().key, keys));
}

// Those that can be believed, the newest first.
std::vector<Standing> sound_editions(const std::string& data, const KeyList& keys) {
  std::vector<Standing> sound;
  const base::Result<std::vector<base::Entry>> entries = base::list_folder(editions_folder(data));
  if (!entries) return sound;
  for (const base::Entry& entry : entries.value()) {
    if (!entry.name.ends_with(database_suffix)) continue;
    const std::string name = entry.name.substr(0, entry.name.size() - database_suffix.size());
    if (!is_edition_name(name) || !is_signed(data, name, keys) || !check_installed(data, name, {})) continue;
    Outcome<Manifest> manifest = manifest_of(data, name);
    if (manifest) sound.push_back({name, std::move(manifest).value()});
  }
  std::sort(sound.begin(), sound.end(), [](const Standing& a, const Standing& b) {
    return Floor{a.manifest.epoch, a.manifest.serial} > Floor{b.manifest.epoch, b.manifest.serial};
  });
  return sound;
}

Outcome<void> take_away(const std::string& folder, const std::set<std::string>& but) {
  const std::vector<base::Entry> entries = TRY(on_data(base::list_folder(folder)));
  for (const base::Entry& entry : entries) {
    if (!but.contains(entry.name)) TRY(on_data(base::remove_file(base::join_path(folder, entry.name))));
  }
  return {};
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

Outcome<FactoryEdition> look_at_factory(const std::string& path) {
  const base::Result<Edition> edition = open_edition(path);
  if (!edition) return End{EndCode::database_bad, edition.error().what};
  const base::Result<EditionSummary> summary = edition.value().summary();
  if (!summary) return End{EndCode::database_bad, summary.error().what};
  char* whole = realpath(path.c_str(), nullptr);
  FactoryEdition factory{whole == nullptr ? path : whole, summary.value().id, summary.value().serial};
  std::free(whole);
  return factory;
}

Outcome<Manifest> manifest_of(const std::string& data, const std::string& name) {
  const std::string text =
      TRY(ended(EndCode::data_error, base::read_file(manifest_path(data, name), max_manifest_bytes)));
  return ended(EndCode::data_error, parse_manifest(text));
}

base::Result<std::string> digest_of_file(const std::string& path, const base::Task& task) {
  // Written and synced before: what the cache holds may be better than what the disk does.
  if (const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC); fd >= 0) {
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
  }
  Digest digest;
  const auto add = [&](std::string_view piece) -> base::Result<void> {
    digest.add(piece);
    return {};
  };
  TRY(base::read_pieces(path, add, task));
  return hex_of(digest.finish());
}

Outcome<void> check_installed(const std::string& data, const std::string& name, const base::Task& task) {
  const Manifest manifest = TRY(manifest_of(data, name));
  const std::string path = database_path(data, name);
  if (edition_name(manifest.serial, manifest.db_b2) != name)
    return End{EndCode::data_error, path + ": its manifest is of another edition"};
  const std::string digest = TRY(on_data(digest_of_file(path, task)));
  if (digest != manifest.db_b2) return End{EndCode::data_error, path + ": is not what was installed"};
  return {};
}

State state_of_editions(const std::string& data, const KeyList& keys) {
  State state;
  state.key_list = keys.version;
  state.floor.epoch = keys.epoch;
  const std::vector<Standing> sound = sound_editions(data, keys);
  if (sound.empty()) return state;
  state.current = sound.front().name;
  state.previous = sound.size() > 1 ? sound[1].name : std::string(factory_edition);
  state.confirmed = false;
  state.floor = std::max(state.floor, Floor{sound.front().manifest.epoch, sound.front().manifest.serial});
  return state;
}

Outcome<void> take_away_rest(const std::string& data, const State& state, std::uint64_t key_list) {
  TRY(take_away(incoming_folder(data), {}));
  std::set<std::string> named{file_name(key_list_path(data, key_list)),
                              file_name(key_list_signature_path(data, key_list))};
  for (const std::string& name : {state.current, state.previous}) {
    for (const std::string& path : {database_path(data, name), manifest_path(data, name), signature_path(data, name)})
      named.insert(file_name(path));
  }
  return take_away(editions_folder(data), named);
}

}  // namespace store
