#include "store/write/weigh.h"

#include <cmath>

namespace store {

float damped(float weight, std::uint32_t in_a, std::uint32_t in_b) {
  return weight / (1.0F + std::log(static_cast<float>(in_a) * static_cast<float>(in_b)));
}

float shared_weight(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  float sum = 0;
  for (const WordPair& pair : equal) {
    if (a.weights[pair.a] > 0.2F) sum += damped(a.weights[pair.a], a.counts[pair.a], b.counts[pair.b]);
  }
  return sum;
}

}  // namespace store
