#include "store/write/match/weigh.h"

#include <algorithm>
#include <cmath>

namespace store {

void use_counts_of(const Prepared& background, Prepared& text) {
  const std::vector<std::uint32_t>& keys = background.telling.keys;
  text.background_stems = keys;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const auto key = std::lower_bound(keys.begin(), keys.end(), text.stems[i]);
    const bool known = key != keys.end() && *key == text.stems[i] && text.kinds[i] != WordKind::function;
    const std::size_t at = static_cast<std::size_t>(key - keys.begin());
    text.counts[i] = known ? static_cast<std::uint32_t>(places_of(background.telling, at).size()) : 1;
  }
}

float damped(float weight, std::uint32_t in_a, std::uint32_t in_b) {
  return weight / (1.0F + std::log(static_cast<float>(in_a) * static_cast<float>(in_b)));
}

}  // namespace store
