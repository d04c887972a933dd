// A passage of one text that sums up the whole of the other: its words come from everywhere in it, so that no stretch
// of the other text explains it, but the text as a whole does.
#pragma once

#include <optional>

#include "store/write/match/tighten.h"

namespace store {

struct SummaryRules {
  float matched = 0;     // the chance that a telling word of a summary stands in the text summed up
  float least_gain = 0;  // nats
  std::uint32_t least_words = 0;
  float least_spread = 0;     // part of the text summed up that lies between the words in common
  float sentence_edge = 0;    // nats, as in tighten.h
  float line_edge = 0;        // of a sentence that begins a line
  float least_scattered = 0;  // part of the words in common that no single passage holds
};

struct Summary {
  Region region;
  float gain = 0;
};

// The best passage of a that sums up b. `found`: passages of the pair, which may explain the same words better.
// Linear in the words that both texts have and in the sentences.
std::optional<Summary> find_summary(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                    const std::vector<std::uint32_t>& links_a, const std::vector<Region>& found,
                                    const SummaryRules& rules);
// The same for a passage of b that sums up a; regions have a and b in their places.
std::optional<Summary> find_summary_in_b(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                         const std::vector<std::uint32_t>& links_b, const std::vector<Region>& found,
                                         const SummaryRules& rules);

}  // namespace store
