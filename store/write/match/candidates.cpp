#include "store/write/match/candidates.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>

#include "platform/base/parallel.h"
#include "store/write/match/key_groups.h"

namespace store {

namespace {

// A stretch, in telling words: about two sentences.
constexpr std::uint32_t stretch = 30;

// What a pair must reach. Set on the PAN 2013 training corpus, see store/write/MATCHING.md.
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

// A group that a text is in, with others before it.
struct Holding {
  std::uint32_t first = 0;  // index of the group's first text in its part
  std::uint16_t part = 0;
  std::uint8_t before = 0;  // how many of its texts stand before this one
  std::uint8_t shared_by = 0;
};

// The holdings of the texts first, first + 1, .. in the order of the groups.
struct Holdings {
  std::uint32_t first = 0;
  std::vector<std::uint32_t> begins;  // by text - first; one more at the end
  std::vector<Holding> all;
};

// What the texts a and b have at one place.
struct Shared {
  std::vector<Hit> in_a;
  std::vector<Hit> in_b;
};

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

// What one thread works in.
struct Scratch {
  std::vector<float> sums;           // by text; 0 between texts
  std::vector<std::uint32_t> close;  // by text: which of `shared` it has; `nothing` between texts
  std::vector<std::uint32_t> met;
  std::vector<std::uint32_t> chosen;
  std::vector<Shared> shared;
};

// What does not change while candidates are sought.
struct Search {
  std::span<const KeyPart> parts;
  std::vector<float> weights;  // by the number of texts
  std::vector<float> lengths;  // by text
  Thresholds thresholds;
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

// Calls use(number of the part, index of the group's first text, size of the group, its `shared_by`) for every group.
template <class Use>
void for_each_group(std::span<const KeyPart> parts, const Use& use) {
  for (std::size_t number = 0; number < parts.size(); ++number) {
    const KeyPart& part = parts[number];
    std::uint32_t at = 0;
    for (std::size_t group = 0; group < part.sizes.size(); at += part.sizes[group++])
      use(number, at, part.sizes[group], part.shared_by[group]);
  }
}

// The holdings of the texts first <= x < end: of every group all but its first text has one.
Holdings holdings_of(std::span<const KeyPart> parts, std::uint32_t first, std::uint32_t end) {
  Holdings holdings{first, std::vector<std::uint32_t>(end - first + 1), {}};
  const auto for_each = [&](const auto& use) {
    for_each_group(parts, [&](std::size_t part, std::uint32_t at, std::uint8_t size, std::uint8_t shared_by) {
      const std::uint32_t* texts = parts[part].texts.data() + at;
      if (texts[size - 1] < first || texts[0] >= end) return;
      for (std::uint8_t i = 1; i < size; ++i)
        if (texts[i] >= first && texts[i] < end)
          use(texts[i] - first, Holding{at, static_cast<std::uint16_t>(part), i, shared_by});
    });
  };
  for_each([&](std::uint32_t text, const Holding&) { ++holdings.begins[text + 1]; });
  std::partial_sum(holdings.begins.begin(), holdings.begins.end(), holdings.begins.begin());
  std::vector<std::uint32_t> next(holdings.begins.begin(), holdings.begins.end() - 1);
  holdings.all.resize(holdings.begins.back());
  for_each([&](std::uint32_t text, const Holding& holding) { holdings.all[next[text]++] = holding; });
  return holdings;
}

// Sets scratch.chosen: the texts before b that share enough with it.
void choose(const Search& search, std::uint32_t b, std::span<const Holding> holdings, Scratch& scratch) {
  scratch.met.clear();
  scratch.chosen.clear();
  for (const Holding& holding : holdings) {
    const float weight = search.weights[holding.shared_by];
    const std::uint32_t* texts = search.parts[holding.part].texts.data() + holding.first;
    for (std::uint8_t i = 0; i < holding.before; ++i) {
      if (scratch.sums[texts[i]] == 0) scratch.met.push_back(texts[i]);
      scratch.sums[texts[i]] += weight;
    }
  }
  const Thresholds& thresholds = search.thresholds;
  for (const std::uint32_t a : scratch.met) {
    const float sum = scratch.sums[a];
    scratch.sums[a] = 0;
    if (sum >= thresholds.stretch_weight && sum >= thresholds.spread_weight * search.lengths[a] * search.lengths[b])
      scratch.chosen.push_back(a);
  }
}

// Where the keys stand that the chosen texts share with b.
void find_shared(const Search& search, std::span<const Holding> holdings, Scratch& scratch) {
  if (scratch.shared.size() < scratch.chosen.size()) scratch.shared.resize(scratch.chosen.size());
  for (std::uint32_t i = 0; i < scratch.chosen.size(); ++i) {
    scratch.close[scratch.chosen[i]] = i;
    scratch.shared[i].in_a.clear();
    scratch.shared[i].in_b.clear();
  }
  for (const Holding& holding : holdings) {
    const KeyPart& part = search.parts[holding.part];
    const float weight = search.weights[holding.shared_by];
    for (std::uint32_t i = holding.first; i < holding.first + holding.before; ++i) {
      const std::uint32_t which = scratch.close[part.texts[i]];
      if (which == nothing) continue;
      scratch.shared[which].in_a.push_back({part.places[i], weight});
      scratch.shared[which].in_b.push_back({part.places[holding.first + holding.before], weight});
    }
  }
  for (const std::uint32_t a : scratch.chosen) scratch.close[a] = nothing;
}

// The candidates of text b among the texts before it. The score is the geometric mean of the densest stretches of both.
std::vector<Candidate> candidates_of(const Search& search, std::uint32_t b, std::span<const Holding> holdings,
                                     Scratch& scratch) {
  choose(search, b, holdings, scratch);
  if (scratch.chosen.empty()) return {};
  find_shared(search, holdings, scratch);
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < scratch.chosen.size(); ++i) {
    const float score = std::sqrt(densest(scratch.shared[i].in_a) * densest(scratch.shared[i].in_b));
    if (score >= search.thresholds.stretch_weight) found.push_back({scratch.chosen[i], b, score});
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

// Texts whose holdings are listed at once by one thread, some megabytes.
std::size_t texts_at_once(std::size_t texts) { return std::clamp<std::size_t>(texts / 16, 256, 8192); }

// Tells of texts done; the keys before counted as much again.
std::vector<Candidate> search_all(const Search& search, const base::Task& task) {
  const std::size_t texts = search.lengths.size();
  const std::size_t step = texts_at_once(texts);
  std::vector<std::vector<Candidate>> found(texts);
  std::vector<Scratch> scratches(static_cast<std::size_t>(std::max(task.jobs, 1)));
  std::atomic<std::size_t> done{0};
  base::for_each_index_by((texts + step - 1) / step, task.jobs, [&](std::size_t i, std::size_t thread) {
    if (base::stopped(task)) return;
    Scratch& scratch = scratches[thread];
    scratch.sums.resize(texts);
    scratch.close.resize(texts, nothing);
    const auto first = static_cast<std::uint32_t>(i * step);
    const auto end = static_cast<std::uint32_t>(std::min(texts, (i + 1) * step));
    const Holdings holdings = holdings_of(search.parts, first, end);
    for (std::uint32_t b = first; b < end && !base::stopped(task); ++b) {
      const std::uint32_t from = holdings.begins[b - first];
      const std::span own = std::span(holdings.all).subspan(from, holdings.begins[b - first + 1] - from);
      found[b] = candidates_of(search, b, own, scratch);
    }
    const std::size_t so_far = done += end - first;
    if (thread == 0) base::tell(task, texts + so_far, 2 * texts);
  });
  std::vector<Candidate> candidates;
  for (const std::vector<Candidate>& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  return candidates;
}

}  // namespace

std::vector<Candidate> find_candidates(std::span<const Outline> outlines, MatchPreset preset, SmallSets small,
                                       const base::Task& task) {
  const std::size_t texts = outlines.size();
  if (small == SmallSets::every_pair && texts <= every_pair_up_to) return every_pair(texts);
  base::Task keys = task;
  keys.tell = [&](std::size_t done, std::size_t of) { base::tell(task, done * texts / of, 2 * texts); };
  const std::vector<KeyPart> parts = group_keys(outlines, keys);
  Search search{parts, std::vector<float>(256), damped_lengths(outlines), thresholds_of(preset)};
  for (std::size_t i = 2; i < search.weights.size(); ++i) search.weights[i] = weight_of(i);
  std::vector<Candidate> candidates = search_all(search, task);
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& x, const Candidate& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return candidates;
}

}  // namespace store
