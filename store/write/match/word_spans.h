// Places in prepared texts, counted in words.
#pragma once

#include <algorithm>
#include <cstdint>

namespace store {

// Words begin <= x < end of a text.
struct WordSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

constexpr std::uint32_t length(WordSpan span) { return span.end - span.begin; }
constexpr bool contains(WordSpan outer, WordSpan inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
constexpr std::uint32_t overlap(WordSpan x, WordSpan y) {
  const std::uint32_t begin = std::max(x.begin, y.begin);
  const std::uint32_t end = std::min(x.end, y.end);
  return end > begin ? end - begin : 0;
}

// A stretch of text a and a stretch of text b that may be the same passage.
struct Region {
  WordSpan a;
  WordSpan b;
  friend bool operator==(const Region&, const Region&) = default;
};

}  // namespace store
