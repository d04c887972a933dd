#include "store/write/match/evidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "store/write/match/classify.h"
#include "store/write/match/evidence_weights.h"
#include "store/write/match/speakers.h"
#include "store/write/match/weigh.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

// A telling stem of a stretch, by its first place in it.
struct Stem {
  std::uint32_t stem = 0;
  std::uint32_t at = 0;
  bool plain = false;  // no name and no word that only says who speaks
};

std::vector<Stem> stems_of(const Prepared& text, WordSpan span) {
  std::vector<Stem> stems;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (text.kinds[i] == WordKind::function) continue;
    const bool name = is_capitalised(text, i) && text.pauses[i] < Pause::sentence;
    stems.push_back({text.stems[i], i, !name && !introduces_speaker(text, i)});
  }
  std::sort(stems.begin(), stems.end(),
            [](const Stem& x, const Stem& y) { return x.stem != y.stem ? x.stem < y.stem : x.at < y.at; });
  const auto same = [](const Stem& x, const Stem& y) { return x.stem == y.stem; };
  stems.erase(std::unique(stems.begin(), stems.end(), same), stems.end());
  return stems;
}

struct Side {
  float weight = 0;  // of all stems, damped
  float plain = 0;   // of the plain ones, as they are
};

struct Sums {
  Side a;
  Side b;
  Side shared;
  float plain_weight = 0;  // damped, of shared plain ones
  float stems = 0;         // counts of shared ones
  float plain = 0;
  float numbers = 0;
  float quoted = 0;
};

void add(const Prepared& text, const Stem& stem, Side& side) {
  side.weight += damped(text.weights[stem.at], text.counts[stem.at], 1);
  side.plain += stem.plain ? text.weights[stem.at] : 0.0F;
}

void add_shared(const Prepared& a, const Prepared& b, const Stem& x, const Stem& y, Sums& sums) {
  add(a, x, sums.a);
  add(b, y, sums.b);
  const bool plain = x.plain || y.plain;
  const float weight = damped(a.weights[x.at], a.counts[x.at], b.counts[y.at]);
  sums.shared.weight += weight;
  sums.shared.plain += plain ? a.weights[x.at] : 0.0F;
  sums.plain_weight += plain ? weight : 0.0F;
  sums.plain += plain ? 1.0F : 0.0F;
  sums.stems += 1;
  sums.numbers += a.kinds[x.at] == WordKind::number ? 1.0F : 0.0F;
  sums.quoted += a.quoted[x.at] && b.quoted[y.at] ? 1.0F : 0.0F;
}

Sums sums_of(const Prepared& a, const Prepared& b, const Region& region) {
  Sums sums;
  const std::vector<Stem> in_a = stems_of(a, region.a);
  const std::vector<Stem> in_b = stems_of(b, region.b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < in_a.size() || j < in_b.size()) {
    if (j == in_b.size() || (i < in_a.size() && in_a[i].stem < in_b[j].stem)) {
      add(a, in_a[i++], sums.a);
    } else if (i == in_a.size() || in_b[j].stem < in_a[i].stem) {
      add(b, in_b[j++], sums.b);
    } else {
      add_shared(a, b, in_a[i++], in_b[j++], sums);
    }
  }
  return sums;
}

// Equal words in any order, each used once.
std::size_t common_words(const Prepared& a, const Prepared& b, const Region& region) {
  const auto sorted = [](const Prepared& text, WordSpan span) {
    std::vector<std::uint64_t> words(text.words.begin() + span.begin, text.words.begin() + span.end);
    std::sort(words.begin(), words.end());
    return words;
  };
  std::vector<std::uint64_t> common;
  const std::vector<std::uint64_t> in_a = sorted(a, region.a);
  const std::vector<std::uint64_t> in_b = sorted(b, region.b);
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(common));
  return common.size();
}

float paragraphs_in(const Prepared& text, WordSpan span) {
  return static_cast<float>(
      std::count(text.pauses.begin() + span.begin + 1, text.pauses.begin() + span.end, Pause::paragraph));
}

bool denies(const Prepared& text, WordSpan span) {
  const auto begin = text.tokens.words.begin();
  return std::any_of(begin + span.begin, begin + span.end,
                     [&](const Token& word) { return is_denying_word(folded_word(text.tokens, word)); });
}

float part(float some, float all) { return all > 0 ? std::min(1.0F, some / all) : 0.0F; }

}  // namespace

Features features_of(const Prepared& a, const Prepared& b, const Piece& piece) {
  const Sums sums = sums_of(a, b, piece.region);
  Features out{};
  const auto set = [&](Feature feature, float value) { out[static_cast<std::size_t>(feature)] = value; };
  set(Feature::one, 1);
  set(Feature::cosine, part(sums.shared.weight, std::sqrt(sums.a.weight * sums.b.weight)));
  set(Feature::ratio, static_cast<float>(ratio_of(piece.equal.size(), piece.region)));
  set(Feature::alike, static_cast<float>(ratio_of(common_words(a, b, piece.region), piece.region)));
  set(Feature::plain, std::log1p(sums.plain));
  set(Feature::plain_weight, std::log1p(sums.plain_weight));
  set(Feature::plain_covered, part(sums.shared.plain, std::max(sums.a.plain, sums.b.plain)));
  set(Feature::numbers, std::log1p(sums.numbers));
  set(Feature::quoted, part(sums.quoted, sums.stems));
  set(Feature::paragraphs, paragraphs_in(a, piece.region.a) + paragraphs_in(b, piece.region.b));
  set(Feature::denied, denies(a, piece.region.a) != denies(b, piece.region.b) ? 1.0F : 0.0F);
  return out;
}

float confidence_of(const Features& features, PassageClass passage_class) {
  const Features& weights =
      passage_class == PassageClass::reworded ? evidence_weights::reworded : evidence_weights::edited;
  float sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += features[i] * weights[i];
  return 1.0F / (1.0F + std::exp(-sum));
}

float least_confidence(PassageClass passage_class) {
  return passage_class == PassageClass::reworded ? evidence_weights::least_reworded : evidence_weights::least_edited;
}

}  // namespace store
