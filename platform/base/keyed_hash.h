// SipHash-2-4 with 128 bits (Aumasson and Bernstein 2012): who does not know the secret cannot make two texts of one
// hash, so that equal hashes may be taken for equal texts.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace base {

struct Hash128 {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

Hash128 keyed_hash(const Hash128& secret, std::string_view bytes);

}  // namespace base
