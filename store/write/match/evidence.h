// How sure it is that an edited piece of news is a passage: a logistic model over what its two stretches share and what
// they do not. Eight words in a row need no judge, rewordings have one of their own (rewording_evidence.h). The weights
// are learned by tests/bench/train_news.py from stretches that were read and labelled (tests/bench/news_labels.tsv).
#pragma once

#include <array>

#include "store/write/match/cut.h"

namespace store {

// What is measured of a pair of stretches, in this order in Features. Stems are telling ones, each counted once.
enum class Feature : std::uint8_t {
  one,            // always 1
  cosine,         // weights of the shared stems, damped as in weigh.h, against those of both stretches
  ratio,          // equal words in order
  alike,          // equal words in any order, function words too
  plain,          // ln(1 + shared stems that are no names and do not only say who speaks)
  plain_weight,   // ln(1 + their weights, damped)
  plain_covered,  // part of the undamped weight of such stems that is shared, of the stretch that shares less
  numbers,        // ln(1 + shared numbers)
  quoted,         // part of the shared stems that stand in quotation marks on both sides
  paragraphs,     // ends of paragraphs inside either stretch
  denied,         // 1 where one stretch denies ("not", "without") and the other does not
};
constexpr std::size_t feature_count = 11;
using Features = std::array<float, feature_count>;

// Requires: neither span of the piece is empty; `piece.equal` as equal_words() gives it. Near-linear in its words.
Features features_of(const Prepared& a, const Prepared& b, const Piece& piece);

// The chance, 0..1, that an edited piece with these features is a shared passage.
float confidence_of(const Features& features);

// Less is no passage. Chosen by the same script, see there.
float least_edited_confidence();

}  // namespace store
