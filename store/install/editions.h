// The editions of a data folder: whether one is what was signed, which can be taken away, and what the state must have
// been when both of its slots are lost.
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/task.h"
#include "store/install/end.h"
#include "store/installed/state.h"
#include "store/trust/key_list.h"
#include "store/trust/manifest.h"

namespace store {

struct FactoryEdition {
  std::string path;  // whole, from the root
  std::string id;
  std::uint64_t serial = 0;
};
Outcome<FactoryEdition> look_at_factory(const std::string& path);

// Signature and text of an installed edition's manifest. A key that was revoked later does not unmake what is
// installed. Fails with DATA_ERROR.
Outcome<Manifest> manifest_of(const std::string& data, const std::string& name);

// The digest of a file, 128 digits; bytes of the disk, not of the cache, as far as the system lets go of them.
base::Result<std::string> digest_of_file(const std::string& path, const base::Task& task);

// Reads all of an installed edition: its size and digest are what its manifest says. Fails with DATA_ERROR or
// CANCELLED.
Outcome<void> check_installed(const std::string& data, const std::string& name, const base::Task& task);

// Both slots lost: the newest of the editions whose signature and digest hold is the current one, the next the
// previous.
State state_of_editions(const std::string& data, const KeyList& keys);

// Empties incoming/, and takes from editions/ what neither `state` names nor is the list of keys of that version.
Outcome<void> take_away_rest(const std::string& data, const State& state, std::uint64_t key_list);

}  // namespace store
