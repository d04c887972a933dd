// How sure it is that two stretches of news state the same thing in other words: a logistic model, learned by
// tests/bench/train_news.py as that of evidence.h. Sentences about the same people and the same day share words as
// rewordings do; so it is asked how many things they share, and whether what only one of them says is said somewhere
// else in the other text.
#pragma once

#include <array>
#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// What is measured of a pair of stretches, in this order in RewordingFeatures. Stems are telling ones, each counted
// once.
enum class RewordingFeature : std::uint8_t {
  one,        // always 1
  alike,      // equal words in any order, function words too
  rare,       // ln(1 + shared stems that stand at most twice in either text)
  numbers,    // ln(1 + shared numbers, days of the week and months)
  odds,       // 1 where one has a number that the other has not, or they name different days or months
  denied,     // 1 where one stretch denies ("not", "without") and the other does not
  things,     // ln(1 + things shared): names and titles that stand together in both are one
  copied,     // ln(1 + words of passages known to be shared, within an article's length): who copies also rewords
  whole,      // part of its sentences that the stretch is, of the side where it is more
  elsewhere,  // stems that only one stretch has while the other text has them farther away: there it may say the same
  joined,     // sentences more than one on either side
  speakers,   // 1 where both name somebody who speaks: then it may be two statements of one speaker
  starts,     // 1 where both begin a sentence
  rest,       // ln(1 + stems shared with the rest of the sentences that the stretches are cut from)
};
constexpr std::size_t rewording_feature_count = 14;
using RewordingFeatures = std::array<float, rewording_feature_count>;

// Requires: neither span is empty; `copied` is what nearby.h counts. Near-linear in the words of the sentences they
// lie in. Where the counts of a text come from a background (weigh.h), so does what stands elsewhere in it, and only
// its own paragraph is near a stretch.
RewordingFeatures rewording_features(const Prepared& a, const Prepared& b, const Region& region, float copied);

// The chance, 0..1, that stretches with these features state the same.
float rewording_confidence(const RewordingFeatures& features);

// Less is no passage. Chosen by the same script, see there.
float least_rewording_confidence();

}  // namespace store
