// Sorts numbers whose upper 32 bits are hashes; equal ones stay in order. Several times faster than comparing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace store {

// Requires: numbers with equal upper halves come with their lower halves in rising order.
// Hashes spread evenly, so that in as many buckets as there are numbers hardly any have to be compared. What does not
// spread is sorted by comparisons alone: n log n at worst.
inline void sort_by_upper_half(std::vector<std::uint64_t>& numbers) {
  if (numbers.size() < 2) return;
  const unsigned bits = std::min(static_cast<unsigned>(std::bit_width(numbers.size())), 20U);
  const unsigned shift = 64 - bits;
  std::vector<std::uint32_t> next(std::size_t{1} << bits);
  for (const std::uint64_t number : numbers) ++next[number >> shift];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : next) {
    const std::uint32_t here = count;
    count = sum;
    sum += here;
  }
  std::vector<std::uint64_t> sorted(numbers.size());
  for (const std::uint64_t number : numbers) sorted[next[number >> shift]++] = number;
  std::size_t steps_left = 16 * sorted.size();
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const std::uint64_t number = sorted[i];
    std::size_t at = i;
    for (; at > 0 && sorted[at - 1] > number; --at) sorted[at] = sorted[at - 1];
    sorted[at] = number;
    if (i - at > steps_left) {
      std::sort(sorted.begin(), sorted.end());
      break;
    }
    steps_left -= i - at;
  }
  numbers.swap(sorted);
}

}  // namespace store
