// Signatures and public keys in the files of minisign (jedisct1.github.io/minisign, "Signature format"), so that
// anybody can check an edition without Lectern. Only prehashed signatures ("ED", over BLAKE2b-512) count.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

using KeyId = std::array<unsigned char, 8>;

struct PublicKey {
  KeyId id{};
  std::array<unsigned char, 32> ed25519{};
  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

struct Signature {
  KeyId key{};
  std::array<unsigned char, 64> ed25519{};          // of the digest of what is signed
  std::string trusted_comment;                      // signed too
  std::array<unsigned char, 64> comment_ed25519{};  // of ed25519 and the trusted comment
};

constexpr std::size_t max_signature_bytes = 4096;
constexpr std::size_t max_public_key_bytes = 1024;

// As minisign prints it: 16 digits, upper case, the last byte first.
std::string key_id_text(const KeyId& id);
bool parse_key_id(std::string_view text, KeyId& id);

// One line of base64 that holds a public key, and back.
std::string public_key_line(const PublicKey& key);
bool parse_public_key_line(std::string_view line, PublicKey& key);

// A .pub file: a comment, then the line above. `name` is told in errors (bad_input).
std::string public_key_text(const PublicKey& key);
base::Result<PublicKey> parse_public_key(std::string_view name, std::string_view text);

// A .minisig file of four lines, each with its line feed and nothing behind.
std::string signature_text(const Signature& signature);
base::Result<Signature> parse_signature(std::string_view name, std::string_view text);

// Whether `key` signed `message`, and the trusted comment with it.
bool is_signed_by(std::string_view message, const Signature& signature, const PublicKey& key);

}  // namespace store
