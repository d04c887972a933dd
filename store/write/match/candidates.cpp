#include "store/write/match/candidates.h"

#include <algorithm>
#include <cmath>

#include "platform/base/parallel.h"
#include "store/write/match/key_groups.h"

namespace store {

namespace {

// A stretch, in telling words: about two sentences.
constexpr std::uint32_t stretch = 30;

// What a pair must reach. Set on the PAN 2013 training corpus, see MATCHING.md.
struct Thresholds {
  float stretch_weight = 0;
  float spread_weight = 0;  // of all shared keys, over (length of a * length of b) ^ .35
};
constexpr float length_exponent = 0.35F;
constexpr Thresholds thresholds_of(MatchPreset preset) {
  return preset == MatchPreset::pan ? Thresholds{64.0F, 1.4F} : Thresholds{40.0F, 1.0F};
}

struct Hit {
  std::uint16_t place = 0;
  float weight = 0;
};

// What one thread works in.
struct Scratch {
  std::vector<float> sums;  // by text; 0 between texts
  std::vector<std::uint32_t> met;
  std::vector<Hit> in_a;
  std::vector<Hit> in_b;
};

float densest(std::vector<Hit>& hits) {
  std::sort(hits.begin(), hits.end(), [](const Hit& x, const Hit& y) { return x.place < y.place; });
  float sum = 0;
  float most = 0;
  for (std::size_t begin = 0, end = 0; end < hits.size(); ++end) {
    sum += hits[end].weight;
    while (std::uint32_t{hits[end].place} - hits[begin].place >= stretch) sum -= hits[begin++].weight;
    most = std::max(most, sum);
  }
  return most;
}

// Geometric mean of the densest stretches of both.
float densest_of(const KeyGroups& all, std::uint32_t a, std::uint32_t b, Scratch& scratch) {
  const std::span<const std::uint32_t> groups_a = groups_of(all, a);
  const std::span<const std::uint32_t> groups_b = groups_of(all, b);
  scratch.in_a.clear();
  scratch.in_b.clear();
  for (std::size_t i = 0, j = 0; i < groups_a.size() && j < groups_b.size();) {
    const std::uint32_t x = groups_a[i];
    const std::uint32_t y = groups_b[j];
    if (x == y) {
      scratch.in_a.push_back({places_in(all, a)[i], all.weights[x]});
      scratch.in_b.push_back({places_in(all, b)[j], all.weights[x]});
    }
    i += x <= y ? 1U : 0U;
    j += y <= x ? 1U : 0U;
  }
  return std::sqrt(densest(scratch.in_a) * densest(scratch.in_b));
}

// The candidates of text b among the texts before it.
std::vector<Candidate> candidates_of(const KeyGroups& all, std::uint32_t b, const std::vector<float>& lengths,
                                     const Thresholds& thresholds, Scratch& scratch) {
  scratch.met.clear();
  for (const std::uint32_t group : groups_of(all, b)) {
    const float weight = all.weights[group];
    for (const std::uint32_t a : texts_of(all, group)) {
      if (a >= b) break;
      if (scratch.sums[a] == 0) scratch.met.push_back(a);
      scratch.sums[a] += weight;
    }
  }
  std::vector<Candidate> found;
  for (const std::uint32_t a : scratch.met) {
    const float sum = scratch.sums[a];
    scratch.sums[a] = 0;
    if (sum < thresholds.stretch_weight || sum < thresholds.spread_weight * lengths[a] * lengths[b]) continue;
    const float score = densest_of(all, a, b, scratch);
    if (score >= thresholds.stretch_weight) found.push_back({a, b, score});
  }
  return found;
}

std::vector<Candidate> every_pair(std::size_t texts) {
  std::vector<Candidate> pairs;
  for (std::uint32_t a = 0; a < texts; ++a)
    for (std::uint32_t b = a + 1; b < texts; ++b) pairs.push_back({a, b, 0});
  return pairs;
}

std::vector<float> damped_lengths(std::span<const Outline> outlines) {
  std::vector<float> lengths;
  lengths.reserve(outlines.size());
  for (const Outline& outline : outlines)
    lengths.push_back(std::pow(static_cast<float>(outline.stems.size()), length_exponent));
  return lengths;
}

}  // namespace

std::vector<Candidate> find_candidates(std::span<const Outline> outlines, MatchPreset preset, SmallSets small, int jobs,
                                       const std::atomic<bool>* stop) {
  if (small == SmallSets::every_pair && outlines.size() <= every_pair_up_to) return every_pair(outlines.size());
  const KeyGroups all = group_keys(outlines, jobs, stop);
  const std::vector<float> lengths = damped_lengths(outlines);
  std::vector<std::vector<Candidate>> found(outlines.size());
  std::vector<Scratch> scratches(static_cast<std::size_t>(std::max(jobs, 1)));
  for (Scratch& scratch : scratches) scratch.sums.resize(outlines.size());
  base::for_each_index_by(outlines.size(), jobs, [&](std::size_t b, std::size_t thread) {
    if (stop && *stop) return;
    found[b] = candidates_of(all, static_cast<std::uint32_t>(b), lengths, thresholds_of(preset), scratches[thread]);
  });
  std::vector<Candidate> candidates;
  for (const std::vector<Candidate>& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& x, const Candidate& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return candidates;
}

}  // namespace store
