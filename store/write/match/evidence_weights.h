// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.047F, 1.091F, 0.631F, 0.731F, -0.366F, 1.211F, 0.239F, -0.239F, 0.865F, 0.090F, -1.152F};
constexpr float least_edited = 0.783F;
constexpr RewordingFeatures reworded = {-7.480F, 4.320F, 1.023F,  1.331F,  -0.937F, -0.754F, 2.267F,
                                        0.268F,  1.914F, -0.220F, -0.776F, -0.634F, 0.704F,  0.776F};
constexpr float least_reworded = 0.717F;

}  // namespace store::evidence_weights
