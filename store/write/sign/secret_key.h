// Secret key: what signs editions. Wiped from memory when it goes; a copy would be one more place to forget, so it only
// moves.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/trust/minisign.h"

namespace store {

class SecretKey {
 public:
  using Bytes = std::array<unsigned char, 64>;  // Ed25519: seed and public key, as libsodium keeps them

  SecretKey(const KeyId& id, const Bytes& bytes);

  const KeyId& id() const { return id_; }
  const Bytes& bytes() const { return *bytes_; }
  PublicKey public_key() const;

 private:
  struct Wipe {
    void operator()(Bytes* bytes) const;
  };
  KeyId id_;
  std::unique_ptr<Bytes, Wipe> bytes_;
};

SecretKey make_secret_key();

// Both halves belong together. A file that was damaged or put together by hand may say otherwise.
bool is_sound(const SecretKey& key);

// Over the BLAKE2b-512 of the message, and over the trusted comment, which is one line of at most 1,000 bytes.
Signature sign(std::string_view message, std::string_view trusted_comment, const SecretKey& key);

// Overwrites a passphrase once it is no longer needed.
void wipe(std::string& secret);

}  // namespace store
