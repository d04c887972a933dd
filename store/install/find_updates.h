// Finding updates: what lies in a source where an update lies, and nothing else:
//
//   lectern/<id>-<serial>/edition.manifest  .minisig  edition.db.zst      lectern/keys/<version>.keylist  .minisig
//
// In an inbox also without lectern/ in front. Names are exact. Whatever people and programs leave beside them is not
// looked into: "._edition.manifest", "wendel-7 (1)", "Edition.Manifest", "desktop.ini", ".edition.db.zst.Ab12Cd" of
// rsync, ".syncthing.edition.db.zst.tmp", names with control characters or of another direction of writing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/task.h"
#include "store/install/end.h"
#include "store/install/source.h"

namespace store {

// What the files say; neither is verified, nor has anything of it been believed.
struct FoundUpdate {
  std::string folder;  // in the source
  std::string manifest;
  std::string signature;
  // Why it is no update, the texts then being empty: INCOMPLETE, SIGNATURE_MISSING, STICK_BAD_FILE, STICK_CHANGED, or
  // MANIFEST_BAD, SIGNATURE_BAD for a text that is too long to be one. In an inbox INCOMPLETE says: wait.
  std::optional<End> trouble;
};

struct FoundKeyList {
  std::string name;           // path in the source
  std::uint64_t version = 0;  // that its name tells
  std::string text;
  std::string signature;
  std::optional<End> trouble;  // KEYLIST_BAD, STICK_BAD_FILE, STICK_CHANGED; in an inbox INCOMPLETE
};

struct Findings {
  std::vector<FoundUpdate> updates;     // by name of folder
  std::vector<FoundKeyList> key_lists;  // the newest last
};

constexpr std::size_t max_found = 256;  // updates, and lists of keys; a source with more is refused (STICK_BAD_FILE)

// Reads each manifest, signature and list once. Ends with NO_EDITION when there is neither update nor list, else as the
// source does.
Outcome<Findings> find(Source& source, const base::Task& task = {});

}  // namespace store
