// Digest: BLAKE2b with 64 bytes (RFC 7693), as b2sum prints it. Fed in pieces, so that what is hashed never needs to be
// in memory whole.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace store {

constexpr std::size_t digest_bytes = 64;
using DigestBytes = std::array<unsigned char, digest_bytes>;

class Digest {
 public:
  Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  ~Digest();

  void add(std::string_view bytes);
  // Of all that was added. To be asked once, last.
  DigestBytes finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

DigestBytes digest_of(std::string_view bytes);

// 128 digits, lower case.
std::string hex_of(const DigestBytes& digest);

}  // namespace store
