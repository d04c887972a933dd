// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.254F, 0.901F, 0.609F, 0.705F, -0.298F, 1.091F, 0.293F, -0.325F, 0.796F, 0.090F, -1.190F};
constexpr float least_edited = 0.800F;
constexpr RewordingFeatures reworded = {-7.491F, 4.431F, 0.992F,  1.568F,  -1.033F, -0.546F, 2.025F,
                                        0.268F,  2.356F, -0.230F, -0.645F, -0.606F, 0.614F,  0.734F};
constexpr float least_reworded = 0.710F;

}  // namespace store::evidence_weights
