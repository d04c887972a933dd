#include "store/write/match/shared_keys.h"

#include <algorithm>

namespace store {

std::vector<SharedKey> shared_keys(const PlaceIndex& a, const PlaceIndex& b) {
  const auto size_a = static_cast<std::uint32_t>(a.keys.size());
  const auto size_b = static_cast<std::uint32_t>(b.keys.size());
  std::vector<SharedKey> shared(std::min(size_a, size_b));
  std::size_t count = 0;
  for (std::uint32_t i = 0, j = 0; i < size_a && j < size_b;) {
    const std::uint32_t x = a.keys[i];
    const std::uint32_t y = b.keys[j];
    // Written without branches: which of two hashes is smaller cannot be foreseen.
    shared[count] = {i, j};
    count += x == y ? 1U : 0U;
    i += x <= y ? 1U : 0U;
    j += y <= x ? 1U : 0U;
  }
  shared.resize(count);
  return shared;
}

}  // namespace store
