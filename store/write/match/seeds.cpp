#include "store/write/match/seeds.h"

#include <algorithm>
#include <span>

namespace store {

namespace {

constexpr std::size_t most_pairs = 64;
constexpr std::size_t most_turns = 4096;

struct Hit {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

constexpr std::uint64_t key_of(std::uint64_t entry) { return entry >> 32U; }
constexpr std::uint32_t place_of(std::uint64_t entry) { return static_cast<std::uint32_t>(entry); }

std::size_t end_of_key(const std::vector<std::uint64_t>& index, std::size_t at) {
  const std::uint64_t key = key_of(index[at]);
  while (at < index.size() && key_of(index[at]) == key) ++at;
  return at;
}

void pair_places(std::span<const std::uint64_t> in_a, std::span<const std::uint64_t> in_b, std::vector<Hit>& out) {
  if (in_a.size() * in_b.size() <= most_pairs) {
    for (const std::uint64_t x : in_a) {
      for (const std::uint64_t y : in_b) out.push_back({place_of(x), place_of(y)});
    }
    return;
  }
  const std::size_t turns =
      std::min(std::max(in_a.size(), in_b.size()), most_turns + std::min(in_a.size(), in_b.size()));
  for (std::size_t i = 0; i < turns; ++i)
    out.push_back({place_of(in_a[i % in_a.size()]), place_of(in_b[i % in_b.size()])});
}

std::vector<Hit> shared_runs(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<Hit> hits;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint64_t x = key_of(a[i]);
    const std::uint64_t y = key_of(b[j]);
    if (x != y) {  // without a branch on which is smaller: that cannot be foreseen
      i += x < y ? 1U : 0U;
      j += y < x ? 1U : 0U;
      continue;
    }
    const std::size_t i_end = end_of_key(a, i);
    const std::size_t j_end = end_of_key(b, j);
    pair_places(std::span(a).subspan(i, i_end - i), std::span(b).subspan(j, j_end - j), hits);
    i = i_end;
    j = j_end;
  }
  return hits;
}

// Hits on one diagonal that touch, or that equal words join, become one stretch.
std::vector<Region> grow(const Prepared& a, const Prepared& b, std::vector<Hit> hits) {
  const auto diagonal = [](const Hit& hit) { return static_cast<std::int64_t>(hit.a) - hit.b; };
  std::sort(hits.begin(), hits.end(), [&](const Hit& x, const Hit& y) {
    return diagonal(x) != diagonal(y) ? diagonal(x) < diagonal(y) : x.a < y.a;
  });
  std::vector<Region> grown;
  for (const Hit& hit : hits) {
    if (!grown.empty()) {
      const Region& last = grown.back();
      const bool same = static_cast<std::int64_t>(last.a.begin) - last.b.begin == diagonal(hit);
      if (same && hit.a < last.a.end) continue;
    }
    std::uint32_t before = 0;
    while (before < hit.a && before < hit.b && a.words[hit.a - before - 1] == b.words[hit.b - before - 1]) ++before;
    std::uint32_t after = 0;
    while (hit.a + after < a.words.size() && hit.b + after < b.words.size() &&
           a.words[hit.a + after] == b.words[hit.b + after]) {
      ++after;
    }
    if (after < run_words) continue;  // two hashes that fell together
    grown.push_back({{hit.a - before, hit.a + after}, {hit.b - before, hit.b + after}});
  }
  return grown;
}

float weight_of_span(const Prepared& text, WordSpan span) {
  float sum = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) sum += text.weights[i];
  return sum;
}

}  // namespace

std::vector<Region> exact_seeds(const Prepared& a, const Prepared& b) {
  std::vector<Region> seeds = grow(a, b, shared_runs(a.runs, b.runs));
  std::vector<std::pair<float, Region>> weighed;
  weighed.reserve(seeds.size());
  for (const Region& seed : seeds) weighed.emplace_back(weight_of_span(a, seed.a), seed);
  std::sort(weighed.begin(), weighed.end(), [](const auto& x, const auto& y) {
    if (x.first != y.first) return x.first > y.first;
    if (x.second.a.begin != y.second.a.begin) return x.second.a.begin < y.second.a.begin;
    return x.second.b.begin < y.second.b.begin;
  });
  for (std::size_t i = 0; i < seeds.size(); ++i) seeds[i] = weighed[i].second;
  return seeds;
}

}  // namespace store
