// How many words two stretches have in common, in order: the length of the longest common subsequence, with the cells
// of a row as bits of numbers. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.
#include "store/write/match/align_words.h"

#include <algorithm>
#include <bit>

namespace store {

namespace {

constexpr unsigned bits = 64;

// The words of one stretch under small numbers: a table that is at most half full, each word at the first free place
// from where its hash says.
class Numbers {
 public:
  explicit Numbers(std::size_t words) : places_(std::bit_ceil(2 * words + 1)) {}
  // The number of a word, or nothing.
  const std::uint32_t* find(std::uint64_t word) const {
    const Place& place = places_[place_of(word)];
    return place.word == word ? &place.number : nullptr;
  }
  std::uint32_t add(std::uint64_t word) {
    Place& place = places_[place_of(word)];
    if (place.word != word) place = {word, count_++};
    return place.number;
  }
  std::size_t count() const { return count_; }

 private:
  struct Place {
    std::uint64_t word = 0;  // no hash of a word is 0
    std::uint32_t number = 0;
  };
  std::size_t place_of(std::uint64_t word) const {
    std::size_t at = word % places_.size();
    while (places_[at].word != 0 && places_[at].word != word) at = (at + 1) % places_.size();
    return at;
  }
  std::vector<Place> places_;
  std::uint32_t count_ = 0;
};

// The places of the words of b in a, a row of bits for each.
struct Rows {
  std::vector<std::uint32_t> of_word;  // per word of b: the number of its row
  std::vector<std::uint64_t> places;   // `width` numbers for each row
  std::vector<bool> empty;             // by row: a has no such word
  std::size_t width = 0;

  Rows(const Prepared& a, WordSpan in_a, const Prepared& b, WordSpan in_b) : width((length(in_a) + bits - 1) / bits) {
    Numbers numbers(length(in_b));
    of_word.reserve(length(in_b));
    for (std::uint32_t j = in_b.begin; j < in_b.end; ++j) of_word.push_back(numbers.add(b.words[j]));
    places.assign(numbers.count() * width, 0);
    empty.assign(numbers.count(), true);
    for (std::uint32_t i = in_a.begin; i < in_a.end; ++i) {
      const std::uint32_t* row = numbers.find(a.words[i]);
      if (row == nullptr) continue;
      const std::uint32_t at = i - in_a.begin;
      places[*row * width + at / bits] |= std::uint64_t{1} << (at % bits);
      empty[*row] = false;
    }
  }
};

}  // namespace

std::size_t count_equal_words(const Prepared& a, const Prepared& b, const Region& region) {
  if (std::size_t{length(region.a)} * length(region.b) > most_cells) return equal_words(a, b, region).size();
  const Region rest = without_equal_ends(a, b, region);
  const Rows rows(a, rest.a, b, rest.b);
  std::vector<std::uint64_t> left(rows.width, ~std::uint64_t{0});  // zeros count
  for (const std::uint32_t row : rows.of_word) {
    if (rows.empty[row]) continue;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < rows.width; ++w) {
      const std::uint64_t old = left[w];
      const std::uint64_t match = old & rows.places[row * rows.width + w];
      const std::uint64_t sum = old + match;
      const std::uint64_t with_carry = sum + carry;
      carry = (sum < old ? 1U : 0U) | (with_carry < sum ? 1U : 0U);
      left[w] = with_carry | (old - match);
    }
  }
  std::size_t equal = length(region.a) - length(rest.a);
  for (const std::uint64_t part : left) equal += bits - static_cast<std::size_t>(std::popcount(part));
  // Bits beyond the last word of a match nothing, but a carry may run through them.
  const std::size_t spare = rows.width * bits - length(rest.a);
  if (spare > 0 && !left.empty()) {
    const std::uint64_t tail = ~std::uint64_t{0} << (bits - spare);
    equal -= static_cast<std::size_t>(std::popcount(~left.back() & tail));
  }
  return equal;
}

}  // namespace store
