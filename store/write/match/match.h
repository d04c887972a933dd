// The passage engine: which stretches of two texts are shared, and families over many texts. Pure functions.
// prepare makes a text ready; find_news and find_long lead through the stages of the two presets, a file each; families
// joins what was found. MATCHING.md explains them in order.
#pragma once

#include <atomic>
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

// Families over the articles of an edition. Within a story of up to 200 articles every pair is aligned, within a larger
// one the candidates (candidates.h). Between stories the candidates among all articles are aligned, and of what they
// share only passages count that are word for word (80 bytes and more) or edited (120): a copy must not be lost because
// nobody saw that two texts belong together, but what unrelated texts say alike by chance is no passage. A family that
// spans stories has the story of its first member. Sets every field of Family. `jobs` >= 1 threads; the result does not
// depend on it. Once `stop` is true the rest is left out, soon.
std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs,
                                  const std::atomic<bool>* stop = nullptr);

}  // namespace store
