// Offers: what a stick or an inbox holds, judged by its manifests and signatures alone, before a byte of any edition is
// read. Manifest, signature and list of keys are those that find_updates.h has read into memory: they are never read
// again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/install/data_folder.h"
#include "store/install/find_updates.h"
#include "store/install/keys.h"
#include "store/trust/manifest.h"

namespace store {

enum class Relation { newer, same, older, other };
std::string_view name_of(Relation relation);

struct Offer {
  std::string folder;  // below the stick
  std::string manifest_text;
  std::string signature_text;
  Manifest manifest;
  Relation relation = Relation::newer;
  std::optional<End> refused;  // why it is not installed; REFUSED_BEFORE can be overruled
};

struct Offers {
  std::vector<Offer> offers;          // whose signatures hold, the newest first
  std::vector<End> others;            // why a folder is none
  std::optional<SignedKeyList> keys;  // newer than the terminal's
};

// Fails with KEYLIST_BAD where the stick's list is not the root key's, or older than the terminal's.
Outcome<Offers> judge(const DataFolder& data, const Findings& findings);

// The one to install: the newest that is not refused. `overrule` takes one that was refused before as well. Fails as
// the best of them does, with SERIAL_CONFLICT where two of one serial differ, with NO_EDITION where there is none.
Outcome<Offer> best_of(const Offers& offers, bool overrule);

// What `signature` proves of `manifest`, by the keys of a list.
Outcome<Manifest> check_signed(const std::string& name, const std::string& manifest, const std::string& signature,
                               const KeyList& keys);

// About how long it takes: a slow stick gives 10 MB a second, and what it gives is written and read twice.
std::uint64_t minutes_for(const Manifest& manifest);

}  // namespace store
