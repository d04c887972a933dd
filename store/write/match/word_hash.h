// A number for a word.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace store {

template <class Number>
std::uint64_t load_number(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32U);
}

// Never 0. Eight bytes at a time, the last ones overlapping, mixed as MurmurHash3 ends, so that neighbouring words
// spread evenly.
inline std::uint64_t hash_of_word(std::string_view bytes) {
  const char* at = bytes.data();
  const std::size_t size = bytes.size();
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) hash = mixed(hash, load_number<std::uint64_t>(at + i));
    hash = mixed(hash, load_number<std::uint64_t>(at + size - 8));
  } else if (size >= 4) {
    hash = mixed(hash, load_number<std::uint32_t>(at) << 32U | load_number<std::uint32_t>(at + size - 4));
  } else if (size > 0) {
    hash = mixed(hash, load_number<std::uint8_t>(at) << 16U | load_number<std::uint8_t>(at + size / 2) << 8U |
                           load_number<std::uint8_t>(at + size - 1));
  }
  hash = mixed(hash, size);  // by itself: "no" and "non" are read alike above
  hash *= 0xC4CEB9FE1A85EC53ULL;
  hash ^= hash >> 29U;
  return hash == 0 ? 1 : hash;
}

}  // namespace store
