// What the attract loop shows and where: pure choices, the same for the same edition and picture.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "app/screens/attract.h"

namespace app {
namespace {

// A passage of about this many bytes is read in passing and fills a few lines.
constexpr std::int64_t best_bytes = 140;

std::int64_t distance_from_best(const AttractPair& pair) {
  return std::abs(static_cast<std::int64_t>(pair.a.range.end - pair.a.range.begin) - best_bytes);
}

}  // namespace

std::vector<std::size_t> attractive_stories(const std::vector<store::StorySummary>& stories) {
  std::vector<std::size_t> chosen;
  const auto choose = [&](const auto& wanted) {
    for (std::size_t i = 0; chosen.size() < stories.size() && i < stories.size(); ++i)
      if (wanted(stories[i])) chosen.push_back(i);
  };
  choose([](const store::StorySummary& story) { return story.families > 0 && story.sources.size() > 1; });
  if (chosen.empty()) choose([](const store::StorySummary& story) { return story.sources.size() > 1; });
  if (chosen.empty()) choose([](const store::StorySummary&) { return true; });
  return chosen;
}

std::vector<AttractPair> attract_pairs(const store::StoryContents& story) {
  // Of each two articles the passage that reads best.
  std::map<std::pair<store::ArticleIndex, store::ArticleIndex>, AttractPair> best;
  for (std::size_t f = 0; f < story.families.size(); ++f) {
    const store::Family& family = story.families[f];
    for (const store::MemberPair& joined : family.pairs) {
      const AttractPair pair{static_cast<std::int32_t>(f), family.members[static_cast<std::size_t>(joined.member_a)],
                             family.members[static_cast<std::size_t>(joined.member_b)], joined.passage.passage_class};
      if (pair.a.article == pair.b.article) continue;
      const auto [at, fresh] = best.try_emplace({pair.a.article, pair.b.article}, pair);
      if (!fresh && distance_from_best(pair) < distance_from_best(at->second)) at->second = pair;
    }
  }
  std::vector<AttractPair> pairs;
  pairs.reserve(best.size());
  for (const auto& [articles, pair] : best) pairs.push_back(pair);
  std::stable_sort(pairs.begin(), pairs.end(), [](const AttractPair& x, const AttractPair& y) {
    return distance_from_best(x) < distance_from_best(y);
  });
  return pairs;
}

// Multiples of 1/p and 1/p^2, p = 1.3247 (the plastic number): they fill the square evenly, and what follows lies a
// quarter of the way across and four tenths of it down from what was (M. Roberts, "Quasirandom sequences").
render::Point attract_place(std::int32_t picture) {
  constexpr double across = 0.7548776662;
  constexpr double down = 0.5698402910;
  const auto part = [&](double step) { return static_cast<float>(std::fmod(0.5 + step * picture, 1.0)); };
  return {part(across), part(down)};
}

}  // namespace app
