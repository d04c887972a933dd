// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.254F, 0.901F, 0.609F, 0.705F, -0.298F, 1.091F, 0.293F, -0.325F, 0.796F, 0.090F, -1.190F};
constexpr float least_edited = 0.800F;
constexpr RewordingFeatures reworded = {-7.482F, 4.733F, 0.905F,  1.484F,  -0.961F, -0.624F, 1.899F,
                                        0.274F,  2.556F, -0.231F, -0.579F, -0.530F, 0.601F,  0.734F};
constexpr float least_reworded = 0.732F;

}  // namespace store::evidence_weights
