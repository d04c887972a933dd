// Secret keys in minisign's files (minisign.1, "Secret key format"): the key, under a passphrase stretched by scrypt or
// under none, and a BLAKE2b-256 over it that tells whether it was opened well.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/write/sign/secret_key.h"

namespace store {

bool is_minisign_key(std::string_view text);
bool is_encrypted_minisign_key(std::string_view text);

// Fails like read_key(). The passphrase is not looked at when the file has none.
base::Result<SecretKey> read_minisign_key(std::string_view name, std::string_view text, std::string_view passphrase);

// What minisign reads again. Fails with `unavailable` for want of memory: 1 GiB.
base::Result<std::string> minisign_key_text(const SecretKey& key, std::string_view passphrase);

}  // namespace store
