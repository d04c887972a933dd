// Key file: a secret key under a passphrase. Lectern's own format, since minisign's takes 1 GB of memory to open, which
// a small board does not have: Argon2id (RFC 9106) with 64 MiB, and a box (XSalsa20-Poly1305) that tells a wrong
// passphrase from a right one. minisign's files are read as well, see minisign_key.h.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/write/sign/secret_key.h"

namespace store {

constexpr std::size_t max_key_file_bytes = 4096;
constexpr std::size_t least_passphrase_characters = 8;

// The text of a key file. Fails with `unavailable` when there is no memory for the passphrase's hash.
base::Result<std::string> key_file_text(const SecretKey& key, std::string_view passphrase);

// Lectern's own or minisign's. `name` is told in errors: bad_input for what is no key file, is damaged or has another
// passphrase; `unavailable` for want of memory.
base::Result<SecretKey> read_key(std::string_view name, std::string_view text, std::string_view passphrase);

// Whether a passphrase is needed to read it.
bool needs_passphrase(std::string_view text);

}  // namespace store
