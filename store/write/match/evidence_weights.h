// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.254F, 0.901F, 0.609F, 0.705F, -0.298F, 1.091F, 0.293F, -0.325F, 0.796F, 0.090F, -1.190F};
constexpr float least_edited = 0.800F;
constexpr RewordingFeatures reworded = {-7.554F, 4.708F, 0.965F,  1.504F,  -0.961F, -0.604F, 1.930F,
                                        0.273F,  2.494F, -0.234F, -0.559F, -0.565F, 0.628F,  0.705F};
constexpr float least_reworded = 0.735F;

}  // namespace store::evidence_weights
