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
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();  // the zero at its end
  return hex;
}

}  // namespace store
