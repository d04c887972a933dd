#include "store/write/tighten.h"

#include <algorithm>
#include <cmath>

namespace store {

namespace {

// One text as seen from the other.
struct View {
  const Prepared& text;
  const Prepared& other;
  const std::vector<std::uint32_t>& links;
  const std::vector<SharedKey>& shared;
  std::uint32_t SharedKey::* other_key;
};

struct Stretch {
  WordSpan span;
  float gain = 0;
};

float edge_at(const Prepared& text, std::uint32_t word, const EdgeRules& rules) {
  if (word == text.pauses.size() || text.pauses[word] >= Pause::sentence) return rules.sentence_edge;
  return text.pauses[word] == Pause::clause ? rules.clause_edge : rules.word_edge;
}

// The stretch of `within` that `counterpart` explains best.
Stretch best_stretch(const View& view, WordSpan within, WordSpan counterpart, const EdgeRules& rules) {
  const float part = static_cast<float>(length(counterpart)) / static_cast<float>(view.other.words.size());
  const float missed = std::log((1 - rules.matched) / (1 - rules.background));
  Stretch best{{within.begin, within.begin}, 0};
  float sum = 0;
  float start_sum = -1e9F;  // of the best start so far, its edge counted
  std::uint32_t start = within.begin;
  for (std::uint32_t i = within.begin; i < within.end; ++i) {
    const float edge = edge_at(view.text, i, rules);
    if (edge - sum > start_sum) {
      start_sum = edge - sum;
      start = i;
    }
    if (view.text.weights[i] > 0.1F) {
      const std::uint32_t key = view.links[i];
      const std::uint32_t there = key == no_key ? no_key : view.shared[key].*view.other_key;
      if (there != no_key && stands_in(view.other, there, counterpart)) {
        const auto count = static_cast<float>(view.other.telling.first[there + 1] - view.other.telling.first[there]);
        const float chance = std::min(0.5F, std::max(rules.background, part * (count - 1)));
        sum += std::max(0.0F, std::log(rules.matched / chance)) * view.text.weights[i];
      } else {
        sum += missed * view.text.weights[i];
      }
    }
    const float gain = sum + start_sum + edge_at(view.text, i + 1, rules);
    if (gain > best.gain) best = {{start, i + 1}, gain};
  }
  return best;
}

WordSpan widened(WordSpan span, std::uint32_t margin, std::size_t size) {
  return {span.begin - std::min(span.begin, margin), std::min(span.end + margin, static_cast<std::uint32_t>(size))};
}

}  // namespace

bool stands_in(const Prepared& text, std::uint32_t key, WordSpan span) {
  const std::span<const std::uint32_t> places = places_of(text.telling, key);
  if (places.front() >= span.end || places.back() < span.begin) return false;
  const auto place = std::lower_bound(places.begin(), places.end(), span.begin);
  return place != places.end() && *place < span.end;
}

Links links_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  Links links{std::vector<std::uint32_t>(a.words.size(), no_key), std::vector<std::uint32_t>(b.words.size(), no_key)};
  for (std::uint32_t i = 0; i < shared.size(); ++i) {
    for (const std::uint32_t at : places_of(a.telling, shared[i].a)) links.a[at] = i;
    for (const std::uint32_t at : places_of(b.telling, shared[i].b)) links.b[at] = i;
  }
  return links;
}

Tightened tighten(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared, const Links& links,
                  const Region& start, const EdgeRules& rules) {
  const View from_a{a, b, links.a, shared, &SharedKey::b};
  const View from_b{b, a, links.b, shared, &SharedKey::a};
  Tightened out{start, 0, 0};
  for (int turn = 0; turn < 3; ++turn) {
    const Region before = out.region;
    const Stretch in_a = best_stretch(from_a, widened(before.a, rules.margin, a.words.size()), before.b, rules);
    if (length(in_a.span) == 0) return {};
    const Stretch in_b = best_stretch(from_b, widened(before.b, rules.margin, b.words.size()), in_a.span, rules);
    if (length(in_b.span) == 0) return {};
    out = {{in_a.span, in_b.span}, in_a.gain, in_b.gain};
    if (out.region == before) break;
  }
  return out;
}

}  // namespace store
