// The news preset: short passages, word for word, edited and reworded.
#pragma once

#include <vector>

#include "store/write/cut.h"
#include "store/write/evidence.h"

namespace store {

// The least confidence of what is kept. Training looks at everything with 0.
struct NewsRules {
  float least_edited = least_confidence(PassageClass::edited);
  float least_reworded = least_confidence(PassageClass::reworded);
};

// In no order.
std::vector<Piece> find_news(const Prepared& a, const Prepared& b, const NewsRules& rules);

}  // namespace store
