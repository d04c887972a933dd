// Signing, and who may sign: what `sign`, `verify` and `stick` have in common.
#pragma once

#include <optional>
#include <string>

#include "app/pack/commands.h"
#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/trust/key_list.h"
#include "store/write/sign/bundle.h"

namespace app {

// The signed folder of an edition, with a key that is open; a day or a folder that is not told is today, beside the
// edition. Fails as write_bundle() does.
base::Result<store::Bundle> sign_edition(const SignOptions& options, const store::SecretKey& key,
                                         const base::Task& task);

struct KeyListFile {
  std::string file;  // empty: there is none, and nobody is refused for it
  store::KeyList list;
};
// The list and the form of its signature; by whom it is signed only those know who have the root's public key.
base::Result<KeyListFile> read_key_list(const std::string& file);

// The key that a signed folder must be signed with: that of the file `pub`, else the one of the list that it names
// itself; none when neither is told. Fails when the list does not let it sign.
base::Result<std::optional<store::PublicKey>> key_to_check(const std::string& folder, const std::string& pub,
                                                           const KeyListFile& list);

// Fails with what every terminal that has this list would refuse: a key that is revoked or unknown, an early epoch.
base::Result<void> check_standing(const std::string& what, const store::KeyId& signer, std::uint64_t epoch,
                                  const KeyListFile& list);

}  // namespace app
