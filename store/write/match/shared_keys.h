// What two sorted indexes have in common.
#pragma once

#include <cstdint>
#include <vector>

#include "store/write/match/prepare.h"

namespace store {

// A key of both indexes: its number in each.
struct SharedKey {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// In the order of the keys. Linear.
std::vector<SharedKey> shared_keys(const PlaceIndex& a, const PlaceIndex& b);

}  // namespace store
