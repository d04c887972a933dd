#include <sodium.h>

#include <array>
#include <cstdio>
#include <optional>

#include "app/state/pin.h"

namespace app {
namespace {

// The parts of "$argon2id$v=19$m=65536,t=2,p=1$SALT$HASH".
struct Parts {
  unsigned long long passes = 0;
  std::size_t memory_bytes = 0;
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, 32> hash{};
};

template <std::size_t Bytes>
bool decode(const std::string& text, std::array<unsigned char, Bytes>& bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes.data(), Bytes, text.c_str(), text.size(), nullptr, &length, nullptr,
                           sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
         length == Bytes;
}

std::optional<Parts> parts_of(const std::string& text) {
  Parts parts;
  std::array<char, 64> salt{};
  std::array<char, 64> hash{};
  unsigned long long memory_kb = 0;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "$argon2id$v=19$m=%10llu,t=%10llu,p=1$%63[A-Za-z0-9+/]$%63[A-Za-z0-9+/]%c",
                               &memory_kb, &parts.passes, salt.data(), hash.data(), &rest);
  if (read != 4 || !decode(salt.data(), parts.salt) || !decode(hash.data(), parts.hash)) return std::nullopt;
  parts.memory_bytes = memory_kb * 1024;
  return parts;
}

base::Error no_memory() {
  return {base::ErrorCode::unavailable, "there is not enough memory to check a PIN (64 MiB); start the terminal again"};
}

}  // namespace

base::Result<std::string> hash_pin(std::string_view digits, const HashCost& cost) {
  if (sodium_init() < 0) return no_memory();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), digits.data(), digits.size(), cost.passes, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return no_memory();
  }
  return std::string(hash.data());
}

// Not by crypto_pwhash_str_verify(): that takes missing memory for a wrong PIN.
base::Result<bool> fits(std::string_view digits, const std::string& hash) {
  if (sodium_init() < 0) return no_memory();
  const std::optional<Parts> parts = parts_of(hash);
  if (!parts)
    return base::Error{base::ErrorCode::bad_input, "the PIN's hash is damaged; set the PIN again with lectern-pin"};
  std::array<unsigned char, 32> made{};
  if (crypto_pwhash(made.data(), made.size(), digits.data(), digits.size(), parts->salt.data(), parts->passes,
                    parts->memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return no_memory();
  }
  return sodium_memcmp(made.data(), parts->hash.data(), made.size()) == 0;
}

}  // namespace app
