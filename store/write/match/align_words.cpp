#include "store/write/match/align_words.h"

#include <limits>
#include <span>

namespace store {

namespace {

using Words = std::span<const std::uint64_t>;  // hashes of all words of a text

constexpr int dead = std::numeric_limits<int>::min() / 2;

// How the best way into a cell came: bits of one byte. A cell has two scores, ending in an equal pair or in a gap.
constexpr std::uint8_t pair_from_pair = 1;  // the pair follows a pair directly
constexpr std::uint8_t gap_from_above = 2;  // the gap's last step skipped a word of a (else of b)
constexpr std::uint8_t gap_from_pair = 4;   // before that step stood a pair

struct Cell {
  int pair = dead;
  int gap = dead;
};

// The ways into all cells of a region, row by row; row and column 0 stand in front of its words.
struct Ways {
  std::vector<std::uint8_t> bits;
  std::size_t columns = 0;
  bool ends_in_pair = false;  // the best way into the last cell

  std::uint8_t at(std::size_t i, std::size_t j) const { return bits[i * columns + j]; }
};

// Longest common subsequence with a small bonus for each pair that follows a pair directly. `unit` outweighs all
// bonuses together.
Ways find_ways(Words a, Words b, const Region& region) {
  const std::size_t rows = length(region.a);
  const std::size_t columns = length(region.b);
  const int unit = static_cast<int>(std::min(rows, columns)) + 2;
  Ways ways{std::vector<std::uint8_t>((rows + 1) * (columns + 1), 0), columns + 1};
  std::vector<Cell> above(columns + 1);
  std::vector<Cell> row(columns + 1);
  for (std::size_t j = 0; j <= columns; ++j) above[j].gap = 0;
  for (std::size_t i = 1; i <= rows; ++i) {
    row[0] = {dead, 0};
    ways.bits[i * ways.columns] = gap_from_above;
    const std::uint64_t word = a[region.a.begin + i - 1];
    for (std::size_t j = 1; j <= columns; ++j) {
      std::uint8_t bits = 0;
      Cell& cell = row[j];
      cell.pair = dead;
      if (word == b[region.b.begin + j - 1]) {
        const Cell& corner = above[j - 1];
        if (corner.pair + 1 >= corner.gap) bits |= pair_from_pair;
        cell.pair = std::max(corner.pair + 1, corner.gap) + unit;
      }
      const int up = std::max(above[j].pair, above[j].gap);
      const int left = std::max(row[j - 1].pair, row[j - 1].gap);
      const bool from_above = up > left;
      cell.gap = from_above ? up : left;
      const Cell& source = from_above ? above[j] : row[j - 1];
      if (from_above) bits |= gap_from_above;
      if (source.pair >= source.gap) bits |= gap_from_pair;
      ways.bits[i * ways.columns + j] = bits;
    }
    std::swap(above, row);
  }
  ways.ends_in_pair = above[columns].pair >= above[columns].gap;
  return ways;
}

// Adds the equal words on the best way, from its end back.
void align_cells(Words a, Words b, const Region& region, std::vector<WordPair>& out) {
  const Ways ways = find_ways(a, b, region);
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  std::uint32_t i = length(region.a);
  std::uint32_t j = length(region.b);
  bool in_pair = ways.ends_in_pair;
  while (i > 0 && j > 0) {
    const std::uint8_t bits = ways.at(i, j);
    if (in_pair) {
      out.push_back({region.a.begin + --i, region.b.begin + --j});
      in_pair = (bits & pair_from_pair) != 0;
    } else {
      in_pair = (bits & gap_from_pair) != 0;
      ((bits & gap_from_above) != 0 ? i : j) -= 1;
    }
  }
  std::reverse(out.begin() + first, out.end());
}

// Runs of the region that stand once in each side.
std::vector<WordPair> unique_runs(Words a, Words b, const Region& region) {
  const auto keys = [](Words text, WordSpan span) {
    std::vector<IndexEntry> out;
    for (std::uint32_t i = span.begin; i + run_words <= span.end; ++i) {
      out.push_back({(text[i] * 31 + text[i + 1]) * 31 + text[i + 2], i});
    }
    std::sort(out.begin(), out.end());
    std::vector<IndexEntry> unique;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const bool before = i > 0 && out[i - 1].key == out[i].key;
      const bool after = i + 1 < out.size() && out[i + 1].key == out[i].key;
      if (!before && !after) unique.push_back(out[i]);
    }
    return unique;
  };
  const std::vector<IndexEntry> in_a = keys(a, region.a);
  const std::vector<IndexEntry> in_b = keys(b, region.b);
  std::vector<WordPair> shared;
  for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
    if (in_a[i].key == in_b[j].key) shared.push_back({in_a[i].at, in_b[j].at});
    in_a[i].key < in_b[j].key ? ++i : ++j;
  }
  std::sort(shared.begin(), shared.end(), [](const WordPair& x, const WordPair& y) { return x.a < y.a; });
  return shared;
}

// The longest subset in which b rises too (patience sorting).
std::vector<WordPair> rising(const std::vector<WordPair>& pairs) {
  std::vector<std::size_t> piles;
  std::vector<std::size_t> before(pairs.size(), pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto pile = std::lower_bound(piles.begin(), piles.end(), i,
                                       [&](std::size_t x, std::size_t y) { return pairs[x].b < pairs[y].b; });
    if (pile != piles.begin()) before[i] = *(pile - 1);
    if (pile == piles.end()) {
      piles.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<WordPair> out;
  for (std::size_t i = piles.empty() ? pairs.size() : piles.back(); i < pairs.size(); i = before[i]) {
    out.push_back(pairs[i]);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

void align_small(Words a, Words b, const Region& region, std::vector<WordPair>& out) {
  if (length(region.a) == 0 || length(region.b) == 0) return;
  if (std::size_t{length(region.a)} * length(region.b) <= most_cells) align_cells(a, b, region, out);
}

void align_large(Words a, Words b, const Region& region, std::vector<WordPair>& out) {
  WordPair done{region.a.begin, region.b.begin};
  for (const WordPair& anchor : rising(unique_runs(a, b, region))) {
    if (anchor.a < done.a || anchor.b < done.b) continue;
    align_small(a, b, {{done.a, anchor.a}, {done.b, anchor.b}}, out);
    done = anchor;
    while (done.a < region.a.end && done.b < region.b.end && a[done.a] == b[done.b]) {
      out.push_back(done);
      ++done.a;
      ++done.b;
    }
  }
  align_small(a, b, {{done.a, region.a.end}, {done.b, region.b.end}}, out);
}

Region without_equal_ends_of(Words a, Words b, const Region& region) {
  Region rest = region;
  while (length(rest.a) > 0 && length(rest.b) > 0 && a[rest.a.begin] == b[rest.b.begin]) {
    ++rest.a.begin;
    ++rest.b.begin;
  }
  while (length(rest.a) > 0 && length(rest.b) > 0 && a[rest.a.end - 1] == b[rest.b.end - 1]) {
    --rest.a.end;
    --rest.b.end;
  }
  return rest;
}

std::vector<WordPair> equal_words_of(Words a, Words b, const Region& region) {
  const Region rest = without_equal_ends_of(a, b, region);
  std::vector<WordPair> out;
  const auto add_run = [&](std::uint32_t in_a, std::uint32_t in_b, std::uint32_t end) {
    while (in_a < end) out.push_back({in_a++, in_b++});
  };
  add_run(region.a.begin, region.b.begin, rest.a.begin);
  if (std::size_t{length(rest.a)} * length(rest.b) <= most_cells) {
    align_small(a, b, rest, out);
  } else {
    align_large(a, b, rest, out);
  }
  add_run(rest.a.end, rest.b.end, region.a.end);
  return out;
}

}  // namespace

Region without_equal_ends(const Prepared& a, const Prepared& b, const Region& region) {
  return without_equal_ends_of(a.words, b.words, region);
}

std::vector<WordPair> equal_words(const Prepared& a, const Prepared& b, const Region& region) {
  return equal_words_of(a.words, b.words, region);
}

std::vector<WordPair> equal_as_written(const Prepared& a, const Prepared& b, const Region& region) {
  return equal_words_of(words_as_written(a), words_as_written(b), region);
}

}  // namespace store
