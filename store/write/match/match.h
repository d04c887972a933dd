// The passage engine: which stretches of two texts are shared. Pure functions. prepare makes a text ready; find_news
// and find_long lead through the stages of the two presets, a file each; find_families.h goes from pairs to families.
// store/write/MATCHING.md explains them in order.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "store/passages.h"
#include "store/write/match/prepare.h"

namespace store {

// Whether passages carry their word operations. Ranges, class, ratio and score are the same either way.
enum class WordDetail { with_words, without_words };

// Whether a passage may run over the end of a paragraph that both texts end there. Editions cut it: see paragraphs.h.
enum class ParagraphRule { run_on, cut };

// Passages two texts share, sorted by a.begin, b.begin; their ranges lie on word edges and the punctuation that
// belongs to them. Swapping a and b swaps the answer. The word weights come from the two texts and the tables of
// common words alone.
std::vector<Passage> align(const MatchText& a, const MatchText& b, MatchPreset preset);

// The same for texts prepared once and compared many times. The texts behind `a` and `b` must still be there.
// Safe to call from several threads with the same Prepared.
std::vector<Passage> align(const Prepared& a, const Prepared& b, MatchPreset preset,
                           WordDetail detail = WordDetail::with_words,
                           ParagraphRule paragraphs = ParagraphRule::run_on);

}  // namespace store
