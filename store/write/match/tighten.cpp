#include "store/write/match/tighten.h"

#include <algorithm>
#include <cmath>

namespace store {

namespace {

constexpr std::uint32_t surroundings = 600;  // words on either side from which accidents are counted

// A word by its kind and by whether the counterpart has its like.
constexpr std::size_t sorts = 2 * word_kinds;
constexpr std::size_t sort_of(WordKind kind, bool hit) { return 2 * static_cast<std::size_t>(kind) + (hit ? 1 : 0); }

// What a word of each sort says. Nats.
using Scores = std::array<float, sorts>;
using Counts = std::array<std::uint32_t, sorts>;

struct Stretch {
  WordSpan span;
  float gain = 0;
};

void mark_keys(const std::vector<std::uint32_t>& links, WordSpan span, Marks& marks) {
  ++marks.newest;
  for (std::uint32_t i = span.begin; i < span.end; ++i) marks.of_key[links[i]] = marks.newest;
  marks.of_key[no_key] = 0;
}

bool is_marked(const Marks& marks, std::uint32_t key) { return marks.of_key[key] == marks.newest; }

std::size_t sort_at(const Prepared& text, const std::vector<std::uint32_t>& links, const Marks& marks,
                    std::uint32_t at) {
  return sort_of(text.kinds[at], is_marked(marks, links[at]));
}

Scores scores_of(const Prepared& text, const std::vector<std::uint32_t>& links, const Marks& marks, WordSpan core,
                 const EdgeRules& rules) {
  Counts inside{};
  Counts outside{};
  const auto count = [&](std::uint32_t begin, std::uint32_t end, Counts& counts) {
    for (std::uint32_t i = begin; i < end; ++i) ++counts[sort_at(text, links, marks, i)];
  };
  const auto size = static_cast<std::uint32_t>(links.size());
  count(core.begin, core.end, inside);
  count(core.begin - std::min(core.begin, surroundings), core.begin, outside);
  count(core.end, std::min(core.end + surroundings, size), outside);
  Scores scores{};
  for (std::size_t kind = 0; kind < word_kinds; ++kind) {
    const std::size_t miss = sort_of(static_cast<WordKind>(kind), false);
    const std::size_t hit = sort_of(static_cast<WordKind>(kind), true);
    const auto chance = [&](const Counts& counts, float before) {
      return (static_cast<float>(counts[hit]) + rules.prior * before) /
             (static_cast<float>(counts[hit] + counts[miss]) + rules.prior);
    };
    const float in = std::clamp(chance(inside, rules.inside[kind]), 0.05F, 0.97F);
    const float out = std::clamp(chance(outside, rules.outside[kind]), 0.005F, in - 0.01F);
    scores[hit] = std::log(in / out);
    scores[miss] = std::log((1 - in) / (1 - out));
  }
  return scores;
}

// What an edge says in front of a word, by the pause there.
using Edges = std::array<float, 4>;

Edges edges_of(const EdgeRules& rules) {
  return {rules.word_edge, rules.clause_edge, rules.sentence_edge, rules.sentence_edge};
}

Stretch best_stretch(const Prepared& text, const std::vector<std::uint32_t>& links, const Marks& marks, WordSpan core,
                     const EdgeRules& rules) {
  const Scores scores = scores_of(text, links, marks, core, rules);
  const WordSpan within{core.begin - std::min(core.begin, rules.margin),
                        std::min(core.end + rules.margin, static_cast<std::uint32_t>(links.size()))};
  const Edges edges = edges_of(rules);
  const auto edge_at = [&](std::uint32_t word) {
    return word == text.pauses.size() ? rules.sentence_edge : edges[static_cast<std::size_t>(text.pauses[word])];
  };
  Stretch best{{within.begin, within.begin}, 0};
  float sum = 0;
  float start_sum = -1e9F;  // of the best start so far, its edge counted
  std::uint32_t start = within.begin;
  float edge = edge_at(within.begin);
  for (std::uint32_t i = within.begin; i < within.end; ++i) {
    if (edge - sum > start_sum) {
      start_sum = edge - sum;
      start = i;
    }
    sum += scores[sort_at(text, links, marks, i)];
    edge = edge_at(i + 1);
    const float gain = sum + start_sum + edge;
    if (gain > best.gain) best = {{start, i + 1}, gain};
  }
  return best;
}

}  // namespace

bool stands_in(const Prepared& text, std::uint32_t key, WordSpan span) {
  const std::span<const std::uint32_t> places = places_of(text.telling, key);
  if (places.front() >= span.end || places.back() < span.begin) return false;
  const auto place = std::lower_bound(places.begin(), places.end(), span.begin);
  return place != places.end() && *place < span.end;
}

Tightened tighten(const Prepared& a, const Prepared& b, const Links& links, const Region& start, const EdgeRules& rules,
                  Marks& marks) {
  Tightened out{start, 0, 0};
  for (int turn = 0; turn < rules.turns; ++turn) {
    const Region before = out.region;
    mark_keys(links.b, before.b, marks);
    const Stretch in_a = best_stretch(a, links.a, marks, before.a, rules);
    if (length(in_a.span) == 0) return {};
    mark_keys(links.a, in_a.span, marks);
    const Stretch in_b = best_stretch(b, links.b, marks, before.b, rules);
    if (length(in_b.span) == 0) return {};
    out = {{in_a.span, in_b.span}, in_a.gain, in_b.gain};
    if (out.region == before) break;
  }
  return out;
}

}  // namespace store
