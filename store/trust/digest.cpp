#include "store/trust/digest.h"

#include <sodium.h>

namespace store {

struct Digest::State {
  crypto_generichash_state sodium;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->sodium, nullptr, 0, digest_bytes);
}
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  crypto_generichash_update(&state_->sodium, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

DigestBytes Digest::finish() {
  DigestBytes digest{};
  crypto_generichash_final(&state_->sodium, digest.data(), digest.size());
  return digest;
}

DigestBytes digest_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.finish();
}

std::string hex_of(const DigestBytes& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace store
