// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.254F, 0.901F, 0.610F, 0.705F, -0.298F, 1.090F, 0.293F, -0.325F, 0.796F, 0.090F, -1.190F};
constexpr float least_edited = 0.800F;
constexpr RewordingFeatures reworded = {-7.385F, 4.227F, 1.005F,  1.398F,  -0.884F, -0.797F, 2.263F,
                                        0.275F,  1.839F, -0.226F, -0.646F, -0.573F, 0.681F,  0.715F};
constexpr float least_reworded = 0.719F;

}  // namespace store::evidence_weights
