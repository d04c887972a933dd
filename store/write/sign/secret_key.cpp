#include "store/write/sign/secret_key.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "store/trust/digest.h"

namespace store {

void SecretKey::Wipe::operator()(Bytes* bytes) const {
  sodium_memzero(bytes->data(), bytes->size());
  std::default_delete<Bytes>()(bytes);
}

SecretKey::SecretKey(const KeyId& id, const Bytes& bytes) : id_(id), bytes_(std::make_unique<Bytes>(bytes).release()) {}

PublicKey SecretKey::public_key() const {
  PublicKey key{id_, {}};
  std::copy_n(bytes_->end() - static_cast<std::ptrdiff_t>(key.ed25519.size()), key.ed25519.size(), key.ed25519.begin());
  return key;
}

SecretKey make_secret_key() {
  KeyId id{};
  SecretKey::Bytes bytes{};
  PublicKey other_half;
  randombytes_buf(id.data(), id.size());
  crypto_sign_keypair(other_half.ed25519.data(), bytes.data());
  SecretKey key(id, bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

bool is_sound(const SecretKey& key) {
  SecretKey::Bytes made{};
  PublicKey half;
  crypto_sign_seed_keypair(half.ed25519.data(), made.data(), key.bytes().data());
  const bool same = sodium_memcmp(made.data(), key.bytes().data(), made.size()) == 0;
  sodium_memzero(made.data(), made.size());
  return same;
}

Signature sign(std::string_view message, std::string_view trusted_comment, const SecretKey& key) {
  Signature signature;
  signature.key = key.id();
  signature.trusted_comment = trusted_comment;
  const DigestBytes digest = digest_of(message);
  crypto_sign_detached(signature.ed25519.data(), nullptr, digest.data(), digest.size(), key.bytes().data());
  std::vector<unsigned char> with_comment(signature.ed25519.begin(), signature.ed25519.end());
  with_comment.insert(with_comment.end(), trusted_comment.begin(), trusted_comment.end());
  crypto_sign_detached(signature.comment_ed25519.data(), nullptr, with_comment.data(), with_comment.size(),
                       key.bytes().data());
  return signature;
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace store
