// The news preset: short passages, word for word, edited and reworded.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/evidence.h"
#include "store/write/match/rewording_evidence.h"

namespace store {

// Which stages run, for the ablation in tests/bench.
enum class NewsStage : std::uint8_t {
  all,
  without_growth,
  without_cores,
  without_edges,
  without_exact,
  without_rewordings
};

struct NewsRules {
  // The least confidence of what is kept. Training looks at everything with 0.
  float least_edited = least_edited_confidence();
  float least_reworded = least_rewording_confidence();
  NewsStage stages = NewsStage::all;
};

// In no order.
std::vector<Piece> find_news(const Prepared& a, const Prepared& b, const NewsRules& rules);

}  // namespace store
