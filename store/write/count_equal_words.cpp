// How many words two stretches have in common, in order: the length of the longest common subsequence, with the cells
// of a row as bits of numbers. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.
#include "store/write/align_words.h"

#include <algorithm>
#include <bit>

namespace store {

namespace {

constexpr unsigned bits = 64;

// The words of a, sorted, each with its places as a row of bits.
struct Rows {
  std::vector<std::uint64_t> words;
  std::vector<std::uint64_t> places;  // `width` numbers for each word
  std::size_t width = 0;

  Rows(const Prepared& a, WordSpan span) : width((length(span) + bits - 1) / bits) {
    words.assign(a.words.begin() + span.begin, a.words.begin() + span.end);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    places.assign(words.size() * width, 0);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::uint32_t at = i - span.begin;
      places[number_of(a.words[i]) * width + at / bits] |= std::uint64_t{1} << (at % bits);
    }
  }
  std::size_t number_of(std::uint64_t word) const {
    return static_cast<std::size_t>(std::lower_bound(words.begin(), words.end(), word) - words.begin());
  }
  bool has(std::size_t number, std::uint64_t word) const { return number < words.size() && words[number] == word; }
};

}  // namespace

std::size_t count_equal_words(const Prepared& a, const Prepared& b, const Region& region) {
  if (std::size_t{length(region.a)} * length(region.b) > most_cells) return equal_words(a, b, region).size();
  const Rows rows(a, region.a);
  std::vector<std::uint64_t> left(rows.width, ~std::uint64_t{0});  // zeros count
  for (std::uint32_t j = region.b.begin; j < region.b.end; ++j) {
    const std::size_t number = rows.number_of(b.words[j]);
    if (!rows.has(number, b.words[j])) continue;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < rows.width; ++w) {
      const std::uint64_t old = left[w];
      const std::uint64_t match = old & rows.places[number * rows.width + w];
      const std::uint64_t sum = old + match;
      const std::uint64_t with_carry = sum + carry;
      carry = (sum < old ? 1U : 0U) | (with_carry < sum ? 1U : 0U);
      left[w] = with_carry | (old - match);
    }
  }
  std::size_t equal = 0;
  for (const std::uint64_t part : left) equal += bits - static_cast<std::size_t>(std::popcount(part));
  // Bits beyond the last word of a match nothing, but a carry may run through them.
  const std::size_t spare = rows.width * bits - length(region.a);
  if (spare > 0 && !left.empty()) {
    const std::uint64_t tail = ~std::uint64_t{0} << (bits - spare);
    equal -= static_cast<std::size_t>(std::popcount(~left.back() & tail));
  }
  return equal;
}

}  // namespace store
