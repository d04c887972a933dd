// Families over the articles of an edition: which pairs are aligned, and what of their passages counts.
//
// Within a story of up to 200 articles every pair is aligned, within a larger one the candidates (candidates.h).
// Between stories the candidates among all articles are aligned, and of what they share only passages count that are
// word for word (80 bytes and more) or edited (120): a copy must not be lost because nobody saw that two texts belong
// together, but what unrelated texts say alike by chance is no passage. A family that spans stories has the story of
// its first member.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/match/align_many.h"
#include "store/write/match/outline.h"

namespace store {

// The articles. Their texts are asked of `texts` and may be missing here.
struct FamilyInput {
  std::span<const Article> articles;
  std::vector<Outline> outlines;  // by article, of its text
  TextSource texts;
};

// Passages that are known from an earlier build, and where those found now are left. Called from several threads at
// once.
struct PairMemory {
  std::function<std::optional<std::vector<Passage>>(const TextPair&)> recall;
  std::function<void(const TextPair&, const std::vector<Passage>&)> keep;
};

// Pairs of articles that were looked at, and how many of them had to be aligned.
struct PairCounts {
  std::size_t pairs = 0;
  std::size_t aligned = 0;
};

struct FamilyOptions {
  MatchPreset preset = MatchPreset::news;
  base::Task search;  // for candidates
  base::Task align;   // pairs done
  // Pairs to look at between stories, instead of those that the search for candidates finds; sorted, a < b.
  std::optional<std::vector<TextPair>> told_pairs = std::nullopt;
  std::optional<PairMemory> memory = std::nullopt;
  PairCounts* counts = nullptr;  // filled when there is one
};

// Sets every field of Family. Fails with what the texts fail with, or interrupted. Memory holds some megabytes of
// texts, the outlines until the pairs are chosen, and what was found.
base::Result<std::vector<Family>> find_families(FamilyInput input, const FamilyOptions& options);

// The same for articles in memory.
std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs,
                                  const std::atomic<bool>* stop = nullptr);

}  // namespace store
