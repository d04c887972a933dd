// What each feature of evidence.h says, in the order of Feature. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {0.266F, 0.910F, 0.600F, 0.695F, -0.303F, 1.116F, 0.303F, -0.334F, 0.801F, 0.087F, -1.197F};
constexpr float least_edited = 0.801F;
constexpr Features reworded = {-0.784F, -0.113F, -0.491F, 3.392F,  0.233F, 0.495F,
                               0.322F,  0.505F,  1.894F,  -1.244F, -0.807F};
constexpr float least_reworded = 0.738F;

}  // namespace store::evidence_weights
