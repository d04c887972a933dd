#include "store/write/match/evidence.h"

#include <algorithm>
#include <cmath>

#include "store/write/match/classify.h"
#include "store/write/match/evidence_weights.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stretch.h"
#include "store/write/match/weigh.h"

namespace store {

namespace {

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

bool is_plain(const Prepared& text, const TellingStem& stem) {
  return !is_name(text, stem.at) && !introduces_speaker(text, stem.at);
}

void add(const Prepared& text, const TellingStem& stem, Side& side) {
  side.weight += damped(text.weights[stem.at], text.counts[stem.at], 1);
  side.plain += is_plain(text, stem) ? text.weights[stem.at] : 0.0F;
}

void add_shared(const Prepared& a, const Prepared& b, const TellingStem& x, const TellingStem& y, Sums& sums) {
  add(a, x, sums.a);
  add(b, y, sums.b);
  const bool plain = is_plain(a, x) || is_plain(b, y);
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
  const std::vector<TellingStem> in_a = telling_stems(a, region.a);
  const std::vector<TellingStem> in_b = telling_stems(b, region.b);
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

float paragraphs_in(const Prepared& text, WordSpan span) {
  return static_cast<float>(
      std::count(text.pauses.begin() + span.begin + 1, text.pauses.begin() + span.end, Pause::paragraph));
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
  set(Feature::alike, static_cast<float>(ratio_of(count_common_words(a, b, piece.region), piece.region)));
  set(Feature::plain, std::log1p(sums.plain));
  set(Feature::plain_weight, std::log1p(sums.plain_weight));
  set(Feature::plain_covered, part(sums.shared.plain, std::max(sums.a.plain, sums.b.plain)));
  set(Feature::numbers, std::log1p(sums.numbers));
  set(Feature::quoted, part(sums.quoted, sums.stems));
  set(Feature::paragraphs, paragraphs_in(a, piece.region.a) + paragraphs_in(b, piece.region.b));
  set(Feature::denied, denies(a, piece.region.a) != denies(b, piece.region.b) ? 1.0F : 0.0F);
  return out;
}

float confidence_of(const Features& features) {
  float sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += features[i] * evidence_weights::edited[i];
  return 1.0F / (1.0F + std::exp(-sum));
}

float least_edited_confidence() { return evidence_weights::least_edited; }

}  // namespace store
