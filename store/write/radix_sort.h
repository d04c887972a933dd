// Sorts numbers by their upper 32 bits; equal ones stay in order. Linear, and several times faster than comparing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace store {

// Least significant digit first: four passes of eight bits, counted in one.
inline void sort_by_upper_half(std::vector<std::uint64_t>& numbers) {
  constexpr unsigned passes = 4;
  std::array<std::array<std::uint32_t, 256>, passes> next{};
  for (const std::uint64_t number : numbers) {
    for (unsigned pass = 0; pass < passes; ++pass) ++next[pass][(number >> (32 + 8 * pass)) & 0xFFU];
  }
  std::vector<std::uint64_t> other(numbers.size());
  for (unsigned pass = 0; pass < passes; ++pass) {
    std::uint32_t sum = 0;
    for (std::uint32_t& count : next[pass]) {
      const std::uint32_t here = count;
      count = sum;
      sum += here;
    }
    const unsigned shift = 32 + 8 * pass;
    for (const std::uint64_t number : numbers) other[next[pass][(number >> shift) & 0xFFU]++] = number;
    numbers.swap(other);
  }
}

}  // namespace store
