// What each feature of evidence.h says, in the order of Feature. Written by tests/bench/train_news.py.
#pragma once

#include "store/write/match/evidence.h"

namespace store::evidence_weights {

constexpr Features edited = {-0.534F, 0.910F, 0.680F, 0.803F, -0.090F, 1.230F, 0.509F, -0.334F, 0.791F, 0.089F};
constexpr float least_edited = 0.694F;
constexpr Features reworded = {-1.476F, 0.142F, -0.391F, 4.082F, 0.466F, 0.325F, 0.071F, 0.782F, 1.930F, -1.243F};
constexpr float least_reworded = 0.712F;

}  // namespace store::evidence_weights
