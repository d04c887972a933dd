// Edges of a long passage, in any order of its words: the stretch of a text that its counterpart explains best. Each
// word says by a log likelihood ratio whether it stands inside or outside: how likely a word of its kind has its like
// in the counterpart there and here, which is counted in the two texts themselves. The stretch with the largest sum
// is the passage (maximal scoring segments after Karlin and Altschul 1990), with a prior for edges at sentences' ends.
#pragma once

#include <array>

#include "store/write/match/links.h"
#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

struct EdgeRules {
  std::array<float, word_kinds> inside{};   // the chance that a word inside has its like, before any is counted
  std::array<float, word_kinds> outside{};  // the same for a word outside
  float prior = 0;                          // how many counted words those two are worth
  int turns = 0;                            // a and b by turns; none leaves the start as it is
  std::uint32_t margin = 0;                 // words beyond the start that an edge may reach
  float sentence_edge = 0;                  // nats, for an edge there
  float clause_edge = 0;
  float word_edge = 0;
};

// Whether a word with this key of `text` stands inside the span.
bool stands_in(const Prepared& text, std::uint32_t key, WordSpan span);

struct Tightened {
  Region region;
  float gain_a = 0;  // nats
  float gain_b = 0;
};

// Which keys stand in a stretch: those whose mark is the newest. One for a pair of texts, so that a short stretch of a
// long text costs no more than its words.
struct Marks {
  explicit Marks(const Links& links) : of_key(links.keys, 0) {}
  std::vector<std::uint32_t> of_key;
  std::uint32_t newest = 0;
};

// Empty when nothing is left. Requires: neither span of `start` is empty.
Tightened tighten(const Prepared& a, const Prepared& b, const Links& links, const Region& start, const EdgeRules& rules,
                  Marks& marks);

}  // namespace store
