#include "store/write/match/seed_clusters.h"

#include <algorithm>
#include <span>

namespace store {

namespace {

using Seeds = std::span<SentencePair>;

Region around(Seeds seeds) {
  Region region{{~0U, 0}, {~0U, 0}};
  for (const SentencePair& seed : seeds) {
    region.a = {std::min(region.a.begin, seed.a), std::max(region.a.end, seed.a + 1)};
    region.b = {std::min(region.b.begin, seed.b), std::max(region.b.end, seed.b + 1)};
  }
  return region;
}

// Cuts the seeds where more than `gap` windows lie between two neighbours in one text. Returns the parts.
std::vector<Seeds> split(Seeds seeds, std::uint32_t gap, std::uint32_t SentencePair::* side) {
  std::sort(seeds.begin(), seeds.end(), [&](const SentencePair& x, const SentencePair& y) {
    return x.*side != y.*side ? x.*side < y.*side : x.a + x.b < y.a + y.b;
  });
  std::vector<Seeds> parts;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= seeds.size(); ++i) {
    if (i < seeds.size() && seeds[i].*side - seeds[i - 1].*side <= gap + 1) continue;
    parts.push_back(seeds.subspan(begin, i - begin));
    begin = i;
  }
  return parts;
}

// Parts that no gap cuts, in either text.
void whole_parts(Seeds seeds, std::uint32_t gap, std::vector<Seeds>& out) {
  std::vector<std::pair<Seeds, int>> open{{seeds, 0}};  // how many sides in a row did not cut it
  bool in_a = true;
  while (!open.empty()) {
    std::vector<std::pair<Seeds, int>> next;
    for (const auto& [part, whole] : open) {
      const std::vector<Seeds> pieces = split(part, gap, in_a ? &SentencePair::a : &SentencePair::b);
      for (const Seeds& piece : pieces) {
        const int still = pieces.size() == 1 ? whole + 1 : 0;
        if (still >= 2) {
          out.push_back(piece);
        } else {
          next.emplace_back(piece, still);
        }
      }
    }
    open = std::move(next);
    in_a = !in_a;
  }
}

}  // namespace

std::vector<Region> find_clusters(std::vector<SentencePair> seeds, std::uint32_t gap) {
  std::vector<Seeds> parts;
  if (!seeds.empty()) whole_parts(seeds, gap, parts);
  std::vector<Region> clusters;
  clusters.reserve(parts.size());
  for (const Seeds& part : parts) clusters.push_back(around(part));
  std::sort(clusters.begin(), clusters.end(), [](const Region& x, const Region& y) {
    return x.a.begin != y.a.begin ? x.a.begin < y.a.begin : x.b.begin < y.b.begin;
  });
  return clusters;
}

}  // namespace store
