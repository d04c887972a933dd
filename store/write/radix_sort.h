// Sorts numbers by their upper 32 bits; equal ones stay in order. Linear, and several times faster than comparing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace store {

// Least significant digit first: three passes of eleven bits.
inline void sort_by_upper_half(std::vector<std::uint64_t>& numbers) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<std::uint64_t> other(numbers.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, digits> next{};
    for (const std::uint64_t number : numbers) ++next[(number >> shift) % digits];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : next) {
      const std::uint32_t here = count;
      count = sum;
      sum += here;
    }
    for (const std::uint64_t number : numbers) other[next[(number >> shift) % digits]++] = number;
    numbers.swap(other);
  }
}

}  // namespace store
