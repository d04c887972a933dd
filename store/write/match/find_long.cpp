#include "store/write/match/find_long.h"

#include <algorithm>

#include "store/write/match/copied.h"
#include "store/write/match/seed_clusters.h"
#include "store/write/match/sentence_pairs.h"
#include "store/write/match/summary.h"
#include "store/write/match/tighten.h"

namespace store {

namespace {

EdgeRules edge_rules(const LongRules& rules) {
  return {{rules.inside_function, rules.inside_common, rules.inside_rare, rules.inside_number},
          {rules.outside_function, rules.outside_common, rules.outside_rare, rules.outside_number},
          rules.prior,
          static_cast<int>(rules.turns),
          static_cast<std::uint32_t>(rules.margin),
          rules.sentence_edge,
          rules.clause_edge,
          rules.word_edge};
}

bool is_long(const Prepared& text, WordSpan span, const LongRules& rules) {
  const std::vector<Token>& words = text.tokens.words;
  return static_cast<float>(words[span.end - 1].range.end - words[span.begin].range.begin) >= rules.least_bytes;
}

std::optional<Summary> best_summary(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                    const Links& links, const std::vector<Region>& found, const LongRules& rules) {
  const SummaryRules summary{
      rules.summary_matched,  rules.summary_gain,     static_cast<std::uint32_t>(rules.summary_words),
      rules.summary_spread,   rules.summary_sentence, rules.summary_line,
      rules.summary_scattered};
  const std::optional<Summary> in_a = find_summary(a, b, shared, links.a, found, summary);
  const std::optional<Summary> in_b = find_summary_in_b(a, b, shared, links.b, found, summary);
  return in_b && (!in_a || in_b->gain > in_a->gain) ? in_b : in_a;
}

}  // namespace

std::vector<Region> find_long(const Prepared& a, const Prepared& b, const LongRules& rules) {
  const std::vector<SharedKey> shared = shared_keys(a.telling, b.telling);
  std::vector<Region> copied = find_copied(
      a, b, shared, {static_cast<std::uint32_t>(rules.copied_words), static_cast<std::uint32_t>(rules.copied_join)});
  std::erase_if(copied,
                [&](const Region& region) { return !is_long(a, region.a, rules) || !is_long(b, region.b, rules); });
  if (!copied.empty()) return copied;
  const Vectors vectors = vectors_of(a, b, shared);
  std::vector<SentencePair> seeds = sentence_pairs(a, b, shared, vectors, {rules.seed_cosine, rules.seed_dice});
  const Links links = links_of(a, b, shared);
  Marks marks(links);
  std::vector<Region> regions;
  for (const Region& windows : find_clusters(std::move(seeds), static_cast<std::uint32_t>(rules.gap))) {
    const Region words{{a.windows.begins[windows.a.begin], a.windows.begins[windows.a.end]},
                       {b.windows.begins[windows.b.begin], b.windows.begins[windows.b.end]}};
    const Tightened tight = tighten(a, b, links, words, edge_rules(rules), marks);
    if (length(tight.region.a) > 0 && tight.gain_a + tight.gain_b >= rules.least_gain &&
        is_long(a, tight.region.a, rules) && is_long(b, tight.region.b, rules)) {
      regions.push_back(tight.region);
    }
  }
  const std::optional<Summary> summary = best_summary(a, b, shared, links, regions, rules);
  if (summary) return {summary->region};
  return regions;
}

float long_confidence(double ratio) {
  float chance = 0;
  for (const RatioChance& step : long_chances) chance = ratio >= step.least_ratio ? step.chance : chance;
  return chance;
}

}  // namespace store
