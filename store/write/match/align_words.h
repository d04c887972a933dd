// The words of two stretches, laid side by side. The alignment keeps as many equal words in order as
// there can be (longest common subsequence), and among those the one with the fewest breaks.
#pragma once

#include <vector>

#include "store/passages.h"
#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

// A place in a sorted list: `key` is the hash of a word or of a run of words, `at` the number of its (first) word.
struct IndexEntry {
  std::uint64_t key = 0;
  std::uint32_t at = 0;
  friend bool operator==(const IndexEntry&, const IndexEntry&) = default;
  friend auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};

// A word of a and the equal word of b.
struct WordPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

constexpr std::size_t most_cells = std::size_t{1} << 21U;

// The region without the equal words at its beginning and at its end, which an alignment can always keep.
Region without_equal_ends(const Prepared& a, const Prepared& b, const Region& region);

// Equal words in order. Above `most_cells` cells of the dynamic programme, runs of words that stand once in each
// stretch are taken as fixed first; what is still too large between them counts as unequal.
std::vector<WordPair> equal_words(const Prepared& a, const Prepared& b, const Region& region);
// The same of the words as they are written, not of their keys of spelling: what a passage tells of itself.
std::vector<WordPair> equal_as_written(const Prepared& a, const Prepared& b, const Region& region);

// The number of those pairs, found 64 words at a time (Hyyrö 2004).
std::size_t count_equal_words(const Prepared& a, const Prepared& b, const Region& region);

// Like WordOp, counted in words. For only_a, b is empty and stands where the words are missing; so for only_b.
struct SpanOp {
  WordOpKind kind = WordOpKind::equal;
  WordSpan a;
  WordSpan b;
};

// Every word of the region in exactly one operation; sorted by a, then b. `equal` as equal_words() gives it.
std::vector<SpanOp> word_operations(const Prepared& a, const Prepared& b, const Region& region,
                                    const std::vector<WordPair>& equal);

}  // namespace store
