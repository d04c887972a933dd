#include "store/write/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace store {

namespace {

struct Scores {
  // Thousandths of a nat: whole numbers add up faster, and the same in any order.
  std::array<std::int32_t, word_kinds> hit{};
  std::array<std::int32_t, word_kinds> miss{};
};

std::int32_t thousandths(float nats) { return static_cast<std::int32_t>(std::lround(nats * 1000)); }

// How much a hit says depends on how many words of the whole text are hits, summary or not.
Scores scores_of(const Prepared& text, const std::vector<std::uint32_t>& links, float matched) {
  std::array<std::uint32_t, word_kinds> words{};
  std::array<std::uint32_t, word_kinds> hits{};
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto kind = static_cast<std::size_t>(text.kinds[i]);
    ++words[kind];
    hits[kind] += links[i] == no_key ? 0U : 1U;
  }
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

bool begins_line(const Prepared& text, std::size_t word) {
  const std::vector<Token>& words = text.tokens.words;
  if (word == 0 || word == words.size()) return true;
  const std::uint32_t begin = words[word - 1].range.end;
  return text.text.substr(begin, words[word].range.begin - begin).find('\n') != std::string_view::npos;
}

// The stretch from and to a sentence's end with the largest gain.
std::pair<WordSpan, float> best_sentences(const Prepared& text, const std::vector<std::uint32_t>& links,
                                          const SummaryRules& rules) {
  const Scores scores = scores_of(text, links, rules.matched);
  const std::int64_t line = thousandths(rules.line_edge);
  const std::int64_t inside = thousandths(rules.sentence_edge);
  WordSpan best;
  std::int64_t best_gain = 0;
  std::int64_t sum = 0;
  std::int64_t start_sum = std::numeric_limits<std::int64_t>::min() / 2;
  std::uint32_t start = 0;
  for (std::size_t s = 0; s + 1 < text.sentences.size(); ++s) {
    const std::int64_t edge = begins_line(text, text.sentences[s]) ? line : inside;
    if (edge - sum > start_sum) {
      start_sum = edge - sum;
      start = text.sentences[s];
    }
    for (std::uint32_t i = text.sentences[s]; i < text.sentences[s + 1]; ++i) {
      const auto kind = static_cast<std::size_t>(text.kinds[i]);
      sum += links[i] == no_key ? scores.miss[kind] : scores.hit[kind];
    }
    const std::uint32_t end = text.sentences[s + 1];
    if (sum + start_sum + std::max(line, inside) <= best_gain) continue;
    const std::int64_t gain = sum + start_sum + (begins_line(text, end) ? line : inside);
    if (gain <= best_gain) continue;
    best = {start, end};
    best_gain = gain;
  }
  return {best, static_cast<float>(best_gain) / 1000};
}

// One text as seen from the other.
struct View {
  const Prepared& text;
  const Prepared& whole;
  const std::vector<SharedKey>& shared;
  const std::vector<std::uint32_t>& links;
  std::uint32_t SharedKey::* other_key;
  WordSpan Region::* side;
  WordSpan Region::* other_side;
};

std::optional<Summary> summary_in(const View& view, const std::vector<Region>& found, const SummaryRules& rules) {
  const auto [span, gain] = best_sentences(view.text, view.links, rules);
  if (gain < rules.least_gain || length(span) < rules.least_words) return std::nullopt;
  WordSpan covered{static_cast<std::uint32_t>(view.whole.words.size()), 0};
  float words = 0;
  std::vector<float> local(found.size(), 0);
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (view.links[i] == no_key || view.text.kinds[i] == WordKind::function) continue;
    const std::uint32_t key = view.shared[view.links[i] - 1].*view.other_key;
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
  return summary_in({a, b, shared, links_a, &SharedKey::b, &Region::a, &Region::b}, found, rules);
}

std::optional<Summary> find_summary_in_b(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                         const std::vector<std::uint32_t>& links_b, const std::vector<Region>& found,
                                         const SummaryRules& rules) {
  return summary_in({b, a, shared, links_b, &SharedKey::a, &Region::b, &Region::a}, found, rules);
}

}  // namespace store
