// The keys that a terminal believes: the root key it was set up with, and the newest list of keys that the root signed.
#pragma once

#include <cstdint>
#include <string>

#include "store/install/end.h"
#include "store/trust/key_list.h"
#include "store/trust/minisign.h"

namespace store {

base::Result<PublicKey> read_root_key(const std::string& path);

// A list as it was found, and as it is read once its signature holds.
struct SignedKeyList {
  KeyList list;
  std::string text;
  std::string signature;
};
// Fails with KEYLIST_BAD. `name` is told in errors.
Outcome<SignedKeyList> check_key_list(const std::string& name, const std::string& text, const std::string& signature,
                                      const PublicKey& root);
// Of a file and FILE.minisig beside it.
Outcome<SignedKeyList> read_signed_list(const std::string& path, const PublicKey& root);

// The terminal's own list of that version, else the newest of its editions folder whose signature holds; a list without
// keys, of version 0, where there is none: then nothing can be installed until a stick brings one.
KeyList read_keys(const std::string& data, const PublicKey& root, std::uint64_t version);

}  // namespace store
