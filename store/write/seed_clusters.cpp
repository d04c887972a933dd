#include "store/write/seed_clusters.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace store {

namespace {

using Seeds = std::span<SentencePair>;

struct Texts {
  const Prepared& a;
  const Prepared& b;
  const Links& links;
  const Vectors& vectors;
};

// Words by key, all zero between two uses.
struct Counts {
  std::vector<float> a;
  std::vector<float> b;
};

WordSpan words_in(const Prepared& text, WordSpan windows) {
  return {text.windows.begins[windows.begin], text.windows.begins[windows.end]};
}

float cosine_of(const Texts& texts, const Region& region, Counts& counts) {
  float norm_a = 0;
  float norm_b = 0;
  float dot = 0;
  for (std::uint32_t w = region.a.begin; w < region.a.end; ++w) norm_a += texts.vectors.norms_a[w];
  for (std::uint32_t w = region.b.begin; w < region.b.end; ++w) norm_b += texts.vectors.norms_b[w];
  const WordSpan in_a = words_in(texts.a, region.a);
  const WordSpan in_b = words_in(texts.b, region.b);
  for (std::uint32_t i = in_a.begin; i < in_a.end; ++i) counts.a[texts.links.a[i]] += 1;
  for (std::uint32_t j = in_b.begin; j < in_b.end; ++j) counts.b[texts.links.b[j]] += 1;
  const auto add_key = [&](std::uint32_t key) {
    const float x = std::exchange(counts.a[key], 0.0F);
    const float y = std::exchange(counts.b[key], 0.0F);
    if (key == no_key || key > texts.vectors.weights.size()) return;
    const float weight = texts.vectors.weights[key - 1];
    dot += weight * x * y;
    // The norms above count each word once; the vector of the whole has the square of the sum.
    norm_a += weight * x * std::max(x - 1, 0.0F);
    norm_b += weight * y * std::max(y - 1, 0.0F);
  };
  for (std::uint32_t i = in_a.begin; i < in_a.end; ++i) add_key(texts.links.a[i]);
  for (std::uint32_t j = in_b.begin; j < in_b.end; ++j) add_key(texts.links.b[j]);
  return dot / std::sqrt(std::max(norm_a * norm_b, 1e-6F));
}

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

std::vector<Cluster> find_clusters(const Prepared& a, const Prepared& b, const Links& links, const Vectors& vectors,
                                   std::vector<SentencePair> seeds, const ClusterRules& rules) {
  const Texts texts{a, b, links, vectors};
  Counts counts{std::vector<float>(links.keys, 0), std::vector<float>(links.keys, 0)};
  std::vector<Cluster> clusters;
  std::vector<Seeds> open;
  if (!seeds.empty()) whole_parts(seeds, rules.gap, open);
  for (std::uint32_t gap = rules.gap; !open.empty(); --gap) {
    std::vector<Seeds> unlike;
    for (const Seeds& part : open) {
      const Region region = around(part);
      const float cosine = cosine_of(texts, region, counts);
      if (cosine >= rules.least_cosine) {
        clusters.push_back({region, static_cast<std::uint32_t>(part.size()), cosine});
      } else if (gap > 0) {
        whole_parts(part, gap - 1, unlike);
      }
    }
    if (gap == 0) break;
    open = std::move(unlike);
  }
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& x, const Cluster& y) {
    if (x.windows.a.begin != y.windows.a.begin) return x.windows.a.begin < y.windows.a.begin;
    return x.windows.b.begin < y.windows.b.begin;
  });
  return clusters;
}

}  // namespace store
