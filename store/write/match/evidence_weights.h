// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.254F, 0.901F, 0.609F, 0.705F, -0.298F, 1.091F, 0.293F, -0.325F, 0.796F, 0.090F, -1.190F};
constexpr float least_edited = 0.800F;
constexpr RewordingFeatures reworded = {-7.723F, 4.671F, 1.007F,  1.474F,  -1.002F, -0.595F, 1.848F,
                                        0.268F,  2.805F, -0.232F, -0.608F, -0.583F, 0.615F,  0.835F};
constexpr float least_reworded = 0.725F;

}  // namespace store::evidence_weights
