#include "store/write/match/cluster.h"

#include <algorithm>
#include <numeric>

#include "store/write/match/disjoint_sets.h"

namespace store {

namespace {

// More texts than this that hang together by single likenesses are first taken apart where they are less alike: the
// table of all of them would not fit.
constexpr std::size_t most_in_table = 3000;
constexpr float stricter = 1.25F;

// Groups of the texts of one part, in a table of sums of likenesses. A group is known by its first text.
struct Table {
  std::size_t size = 0;
  std::vector<float> sums;           // size * size
  std::vector<float> counts;         // texts of each group; 0 once it went into another
  std::vector<std::size_t> nearest;  // by group: the most alike one, or itself
  float average(std::size_t x, std::size_t y) const { return sums[x * size + y] / (counts[x] * counts[y]); }
};

void find_nearest(Table& table, std::size_t x) {
  std::size_t best = x;
  float most = 0;
  for (std::size_t y = 0; y < table.size; ++y) {
    if (y == x || table.counts[y] == 0) continue;
    const float value = table.average(x, y);
    if (value <= most) continue;
    best = y;
    most = value;
  }
  table.nearest[x] = best;
}

void merge(Table& table, std::size_t into, std::size_t from) {
  for (std::size_t y = 0; y < table.size; ++y) {
    table.sums[into * table.size + y] += table.sums[from * table.size + y];
    table.sums[y * table.size + into] = table.sums[into * table.size + y];
  }
  table.counts[into] += table.counts[from];
  table.counts[from] = 0;
  for (std::size_t x = 0; x < table.size; ++x) {
    if (table.counts[x] == 0) continue;
    const bool touched = x == into || table.nearest[x] == into || table.nearest[x] == from;
    // An average with the new group lies between those with its halves: it cannot overtake another's nearest.
    if (touched) find_nearest(table, x);
  }
}

void cluster_part(const std::vector<std::uint32_t>& texts, std::span<const Likeness> likenesses, DisjointSets& groups) {
  Table table{texts.size(), {}, std::vector<float>(texts.size(), 1.0F), std::vector<std::size_t>(texts.size())};
  table.sums.resize(texts.size() * texts.size());
  const auto number = [&](std::uint32_t text) {
    return static_cast<std::size_t>(std::lower_bound(texts.begin(), texts.end(), text) - texts.begin());
  };
  for (const Likeness& likeness : likenesses) {
    const std::size_t x = number(likeness.a);
    const std::size_t y = number(likeness.b);
    table.sums[x * table.size + y] = table.sums[y * table.size + x] = likeness.value;
  }
  for (std::size_t x = 0; x < table.size; ++x) find_nearest(table, x);
  while (true) {
    std::size_t best = 0;
    float most = 0;
    for (std::size_t x = 0; x < table.size; ++x) {
      if (table.counts[x] == 0 || table.nearest[x] == x) continue;
      const float value = table.average(x, table.nearest[x]);
      if (value <= most) continue;
      best = x;
      most = value;
    }
    if (most < least_average) return;
    const std::size_t other = table.nearest[best];
    groups.join(texts[best], texts[other]);
    merge(table, std::min(best, other), std::max(best, other));
  }
}

// Two groups become one only where two of their texts are that alike: what does not hang together by such pairs can be
// looked at part by part.
void cluster_parts(const std::vector<std::uint32_t>& texts, std::span<const Likeness> likenesses, float least,
                   DisjointSets& groups) {
  DisjointSets hanging(texts.empty() ? 0 : std::size_t{texts.back()} + 1);
  for (const Likeness& likeness : likenesses)
    if (likeness.value >= least) hanging.join(likeness.a, likeness.b);
  std::vector<std::pair<std::size_t, std::uint32_t>> by_part;
  by_part.reserve(texts.size());
  for (const std::uint32_t text : texts) by_part.emplace_back(hanging.find(text), text);
  std::sort(by_part.begin(), by_part.end());
  std::vector<std::pair<std::size_t, Likeness>> inside;
  for (const Likeness& likeness : likenesses) {
    const std::size_t part = hanging.find(likeness.a);
    if (part == hanging.find(likeness.b)) inside.emplace_back(part, likeness);
  }
  std::stable_sort(inside.begin(), inside.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  auto next = inside.begin();
  for (auto begin = by_part.begin(); begin != by_part.end();) {
    std::vector<std::uint32_t> part;
    const std::size_t of = begin->first;
    for (; begin != by_part.end() && begin->first == of; ++begin) part.push_back(begin->second);
    std::vector<Likeness> alike;
    for (; next != inside.end() && next->first == of; ++next) alike.push_back(next->second);
    if (part.size() < 2) continue;
    if (part.size() > most_in_table && least < 1) {
      cluster_parts(part, alike, least * stricter, groups);
    } else if (part.size() <= most_in_table) {
      cluster_part(part, alike, groups);
    } else {
      for (const std::uint32_t text : part) groups.join(part.front(), text);  // all but the same text
    }
  }
}

}  // namespace

std::vector<std::uint32_t> cluster(std::size_t texts, std::span<const Likeness> likenesses) {
  DisjointSets groups(texts);
  std::vector<std::uint32_t> all(texts);
  std::iota(all.begin(), all.end(), 0U);
  cluster_parts(all, likenesses, least_average, groups);
  std::vector<std::uint32_t> number(texts);
  std::uint32_t count = 0;
  for (std::uint32_t text = 0; text < texts; ++text) {
    const std::size_t first = groups.find(text);
    number[text] = first == text ? count++ : number[first];
  }
  return number;
}

}  // namespace store
