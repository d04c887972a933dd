// Edges of a long passage, in any order of its words: the stretch of a text that its counterpart explains best. Each
// telling word says by a log likelihood ratio whether it stands inside or outside; the stretch with the largest sum is
// the passage (maximal scoring segments after Karlin and Altschul 1990), with a prior for edges at sentences' ends.
#pragma once

#include "store/write/prepare.h"
#include "store/write/shared_keys.h"
#include "store/write/word_spans.h"

namespace store {

struct EdgeRules {
  float matched = 0;     // the chance that a telling word inside has its counterpart
  float background = 0;  // the least chance that it has one by accident
  std::uint32_t margin = 0;
  float sentence_edge = 0;  // nats
  float clause_edge = 0;
  float word_edge = 0;
};

// By word of one text: which shared key it is, or no_key.
constexpr std::uint32_t no_key = ~0U;
struct Links {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
};
Links links_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared);

// Whether a word with this key of `text` stands inside the span.
bool stands_in(const Prepared& text, std::uint32_t key, WordSpan span);

struct Tightened {
  Region region;
  float gain_a = 0;  // nats
  float gain_b = 0;
};

// Empty when nothing is left. Requires: neither span of `start` is empty.
Tightened tighten(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared, const Links& links,
                  const Region& start, const EdgeRules& rules);

}  // namespace store
