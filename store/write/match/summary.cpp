#include "store/write/match/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace store {

namespace {

// One text as seen from the other.
struct View {
  const Prepared& text;
  const Prepared& whole;
  const std::vector<SharedKey>& shared;
  const std::vector<std::uint32_t>& links;
  std::uint32_t SharedKey::* key;
  std::uint32_t SharedKey::* other_key;
  WordSpan Region::* side;
  WordSpan Region::* other_side;
};

// What a word of each kind says when the other text has its like, and when it has not.
struct Scores {
  // Thousandths of a nat: whole numbers add up the same in any order.
  std::array<std::int32_t, word_kinds> hit{};
  std::array<std::int32_t, word_kinds> miss{};
};

std::int32_t thousandths(float nats) { return static_cast<std::int32_t>(std::lround(nats * 1000)); }

template <class Visit>
void for_each_hit(const View& view, const Visit& visit) {
  for (const SharedKey& key : view.shared) {
    for (const std::uint32_t at : places_of(view.text.telling, key.*view.key)) {
      visit(at, static_cast<std::size_t>(view.text.kinds[at]));
    }
  }
}

// How much a hit says depends on how many words of the whole text are hits, summary or not.
Scores scores_of(const View& view, float matched) {
  KindCounts words{};
  KindCounts hits{};
  for (const KindCounts& kinds : view.text.sentence_words.kinds) {
    for (std::size_t kind = 0; kind < word_kinds; ++kind) words[kind] += kinds[kind];
  }
  for_each_hit(view, [&](std::uint32_t, std::size_t kind) { ++hits[kind]; });
  Scores scores;
  // Function words stand in every long text: they say nothing here.
  for (std::size_t kind = 1; kind < word_kinds; ++kind) {
    const float chance =
        std::clamp(static_cast<float>(hits[kind] + 2) / static_cast<float>(words[kind] + 10), 0.02F, matched);
    scores.hit[kind] = thousandths(std::log(matched / chance));
    scores.miss[kind] = thousandths(std::log((1 - matched) / (1 - chance)));
  }
  return scores;
}

// What the words of each sentence say together. Costs as much as there are hits and sentences.
std::vector<std::int64_t> sentence_gains(const View& view, const Scores& scores) {
  const SentenceWords& sentences = view.text.sentence_words;
  std::vector<std::int64_t> gains(sentences.kinds.size());
  for (std::size_t s = 0; s < gains.size(); ++s) {
    for (std::size_t kind = 1; kind < word_kinds; ++kind) {
      gains[s] += std::int64_t{scores.miss[kind]} * sentences.kinds[s][kind];
    }
  }
  for_each_hit(view, [&](std::uint32_t at, std::size_t kind) {
    gains[sentences.of_word[at]] += scores.hit[kind] - scores.miss[kind];
  });
  return gains;
}

bool begins_line(const Prepared& text, std::size_t word) {
  return word == text.tokens.words.size() || text.tokens.words[word].line_start;
}

// The stretch from and to a sentence's end with the largest gain.
std::pair<WordSpan, float> best_sentences(const View& view, const SummaryRules& rules) {
  const Prepared& text = view.text;
  const std::vector<std::int64_t> gains = sentence_gains(view, scores_of(view, rules.matched));
  const std::int64_t line = thousandths(rules.line_edge);
  const std::int64_t inside = thousandths(rules.sentence_edge);
  const auto edge_at = [&](std::uint32_t word) { return begins_line(text, word) ? line : inside; };
  WordSpan best;
  std::int64_t best_gain = 0;
  std::int64_t sum = 0;
  std::int64_t start_sum = std::numeric_limits<std::int64_t>::min() / 2;
  std::uint32_t start = 0;
  for (std::size_t s = 0; s < gains.size(); ++s) {
    const std::int64_t edge = edge_at(text.sentences[s]);
    if (edge - sum > start_sum) {
      start_sum = edge - sum;
      start = text.sentences[s];
    }
    sum += gains[s];
    const std::uint32_t end = text.sentences[s + 1];
    const std::int64_t gain = sum + start_sum + edge_at(end);
    if (gain <= best_gain) continue;
    best = {start, end};
    best_gain = gain;
  }
  return {best, static_cast<float>(best_gain) / 1000};
}

std::optional<Summary> summary_in(const View& view, const std::vector<Region>& found, const SummaryRules& rules) {
  const auto [span, gain] = best_sentences(view, rules);
  if (gain < rules.least_gain || length(span) < rules.least_words) return std::nullopt;
  WordSpan covered{static_cast<std::uint32_t>(view.whole.words.size()), 0};
  float words = 0;
  std::vector<float> local(found.size(), 0);
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (view.links[i] < first_telling_key) continue;
    const std::uint32_t key = view.shared[view.links[i] - first_telling_key].*view.other_key;
    const std::span<const std::uint32_t> places = places_of(view.whole.telling, key);
    covered = {std::min(covered.begin, places.front()), std::max(covered.end, places.back() + 1)};
    words += 1;
    for (std::size_t f = 0; f < found.size(); ++f) {
      const WordSpan here = found[f].*view.side;
      if (i < here.begin || i >= here.end) continue;
      local[f] += stands_in(view.whole, key, found[f].*view.other_side) ? 1.0F : 0.0F;
    }
  }
  if (covered.begin >= covered.end) return std::nullopt;
  if (static_cast<float>(length(covered)) < rules.least_spread * static_cast<float>(length(span))) return std::nullopt;
  const float most_local = found.empty() ? 0 : *std::max_element(local.begin(), local.end());
  if (words - most_local < rules.least_scattered * words) return std::nullopt;
  Summary summary{{}, gain};
  summary.region.*view.side = span;
  summary.region.*view.other_side = covered;
  return summary;
}

}  // namespace

std::optional<Summary> find_summary(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                    const std::vector<std::uint32_t>& links_a, const std::vector<Region>& found,
                                    const SummaryRules& rules) {
  return summary_in({a, b, shared, links_a, &SharedKey::a, &SharedKey::b, &Region::a, &Region::b}, found, rules);
}

std::optional<Summary> find_summary_in_b(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                         const std::vector<std::uint32_t>& links_b, const std::vector<Region>& found,
                                         const SummaryRules& rules) {
  return summary_in({b, a, shared, links_b, &SharedKey::b, &SharedKey::a, &Region::b, &Region::a}, found, rules);
}

}  // namespace store
