#include "platform/base/keyed_hash.h"

#include <bit>
#include <cstddef>

namespace base {
namespace {

struct State {
  std::uint64_t v0;
  std::uint64_t v1;
  std::uint64_t v2;
  std::uint64_t v3;

  void round() {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void take(std::uint64_t word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  std::uint64_t end() {
    for (int i = 0; i < 4; ++i) round();
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

// Up to eight bytes, the first one lowest, whatever the machine's order.
std::uint64_t word_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return word;
}

}  // namespace

Hash128 keyed_hash(const Hash128& secret, std::string_view bytes) {
  State state{secret.low ^ 0x736f6d6570736575ULL, secret.high ^ 0x646f72616e646f6dULL ^ 0xEEU,
              secret.low ^ 0x6c7967656e657261ULL, secret.high ^ 0x7465646279746573ULL};
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) state.take(word_at(bytes, at, 8));
  state.take(word_at(bytes, at, bytes.size() - at) | std::uint64_t{bytes.size()} << 56U);
  Hash128 hash;
  state.v2 ^= 0xEEU;
  hash.low = state.end();
  state.v1 ^= 0xDDU;
  hash.high = state.end();
  return hash;
}

}  // namespace base
