#include "store/write/match/rewording_evidence.h"

#include <algorithm>
#include <cmath>

#include "store/write/match/classify.h"
#include "store/write/match/evidence_weights.h"
#include "store/write/match/speakers.h"
#include "store/write/match/surroundings.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::uint32_t rare_count = 2;  // a stem that stands more often is what the text is about
constexpr std::uint32_t company = 4;     // words between a number and what it is said of

bool is_rare(const Prepared& text, const TellingStem& stem) { return text.counts[stem.at] <= rare_count; }

bool is_number(const Prepared& text, const TellingStem& stem) { return text.kinds[stem.at] == WordKind::number; }

bool is_date(const Prepared& text, const TellingStem& stem) {
  return is_date_word(folded_word(text.tokens, text.tokens.words[stem.at]));
}

// Whether something else that is shared stands close to the number in both: what is counted, or who counts it. Figures
// that merely come up on both sides say little.
bool has_company(const SharedStem& number, const std::vector<SharedStem>& shared) {
  const auto distance = [](std::uint32_t x, std::uint32_t y) { return x > y ? x - y : y - x; };
  return std::any_of(shared.begin(), shared.end(), [&](const SharedStem& other) {
    return other.a.stem != number.a.stem && distance(other.a.at, number.a.at) <= company &&
           distance(other.b.at, number.b.at) <= company;
  });
}

// What only `one` has of numbers, and of days and months.
struct OnlyHere {
  bool number = false;
  bool date = false;
};

OnlyHere only_here(const Stretch& one, const Stretch& other) {
  OnlyHere found;
  for (const TellingStem& stem : one.stems) {
    if (has_stem(other.stems, stem.stem)) continue;
    found.number = found.number || is_number(*one.text, stem);
    found.date = found.date || is_date(*one.text, stem);
  }
  return found;
}

bool have_other_numbers(const Stretch& a, const Stretch& b) {
  const OnlyHere in_a = only_here(a, b);
  const OnlyHere in_b = only_here(b, a);
  return in_a.number || in_b.number || (in_a.date && in_b.date);
}

bool has_speaker(const Stretch& side) {
  return std::any_of(side.stems.begin(), side.stems.end(),
                     [&](const TellingStem& stem) { return introduces_speaker(*side.text, stem.at); });
}

float part_of_sentences(const Stretch& side) {
  return static_cast<float>(length(side.span)) / static_cast<float>(length(side.sentences));
}

float flag(bool value) { return value ? 1.0F : 0.0F; }

}  // namespace

RewordingFeatures rewording_features(const Prepared& a, const Prepared& b, const Region& region, float copied) {
  const Stretch in_a = stretch_of(a, region.a);
  const Stretch in_b = stretch_of(b, region.b);
  const std::vector<SharedStem> shared = shared_stems(in_a.stems, in_b.stems);
  const std::vector<SharedStem> of_sentences = shared_stems(in_a.sentence_stems, in_b.sentence_stems);
  float rare = 0;
  float numbers = 0;
  for (const SharedStem& stem : shared) {
    rare += flag(is_rare(a, stem.a) && is_rare(b, stem.b));
    numbers += flag((is_number(a, stem.a) && has_company(stem, shared)) || is_date(a, stem.a));
  }
  const bool starts = a.pauses[region.a.begin] >= Pause::sentence && b.pauses[region.b.begin] >= Pause::sentence;
  RewordingFeatures out{};
  const auto set = [&](RewordingFeature feature, float value) { out[static_cast<std::size_t>(feature)] = value; };
  set(RewordingFeature::one, 1);
  set(RewordingFeature::alike, static_cast<float>(ratio_of(count_common_words(a, b, region), region)));
  set(RewordingFeature::rare, std::log1p(rare));
  set(RewordingFeature::numbers, std::log1p(numbers));
  set(RewordingFeature::odds, flag(have_other_numbers(in_a, in_b)));
  set(RewordingFeature::denied, flag(denies(a, region.a) != denies(b, region.b)));
  set(RewordingFeature::things, std::log1p(count_things(in_a, in_b, shared)));
  set(RewordingFeature::copied, std::log1p(copied));
  set(RewordingFeature::whole, std::max(part_of_sentences(in_a), part_of_sentences(in_b)));
  set(RewordingFeature::elsewhere, count_elsewhere(in_a, in_b) + count_elsewhere(in_b, in_a));
  set(RewordingFeature::joined, static_cast<float>(in_a.sentence_count + in_b.sentence_count - 2));
  set(RewordingFeature::speakers, flag(has_speaker(in_a) && has_speaker(in_b)));
  set(RewordingFeature::starts, flag(starts));
  set(RewordingFeature::rest, std::log1p(count_rest(in_a, of_sentences, true) + count_rest(in_b, of_sentences, false)));
  return out;
}

float rewording_confidence(const RewordingFeatures& features) {
  float sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += features[i] * evidence_weights::reworded[i];
  return 1.0F / (1.0F + std::exp(-sum));
}

float least_rewording_confidence() { return evidence_weights::least_reworded; }

}  // namespace store
