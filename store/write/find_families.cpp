// Aligns every pair of articles of every story, on several threads, and joins what is found.
#include <algorithm>
#include <map>

#include "store/write/families.h"
#include "store/write/match.h"
#include "store/write/parallel.h"

namespace store {

namespace {

// Pairs of articles of one story, stories in the order of their ids.
std::vector<AlignedPair> pairs_to_align(std::span<const Article> articles) {
  std::map<std::string_view, std::vector<ArticleIndex>> stories;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    stories[articles[i].story_id].push_back(static_cast<ArticleIndex>(i));
  }
  std::vector<AlignedPair> pairs;
  for (const auto& [story, members] : stories) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) pairs.push_back({members[i], members[j], {}});
    }
  }
  return pairs;
}

}  // namespace

std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs,
                                  const std::atomic<bool>* stop) {
  std::vector<Prepared> prepared(articles.size());
  std::vector<Vocabulary> vocabularies(static_cast<std::size_t>(std::max(jobs, 1)));
  for_each_index_by(articles.size(), jobs, [&](std::size_t i, std::size_t thread) {
    if (stop && *stop) return;
    const Article& article = articles[i];
    const std::string_view language = article.language ? std::string_view(*article.language) : std::string_view();
    prepared[i] = prepare({article.text, language}, vocabularies[thread], preset);
  });
  std::vector<AlignedPair> pairs = pairs_to_align(articles);
  for_each_index(pairs.size(), jobs, [&](std::size_t i) {
    if (stop && *stop) return;
    pairs[i].passages =
        align(prepared[static_cast<std::size_t>(pairs[i].a)], prepared[static_cast<std::size_t>(pairs[i].b)], preset,
              WordDetail::with_words, ParagraphRule::cut);
  });
  std::vector<Family> families;
  for (std::size_t begin = 0; begin < pairs.size();) {
    const std::string& story = articles[static_cast<std::size_t>(pairs[begin].a)].story_id;
    std::size_t end = begin;
    while (end < pairs.size() && articles[static_cast<std::size_t>(pairs[end].a)].story_id == story) ++end;
    for (Family& family : join_families(articles, std::span(pairs).subspan(begin, end - begin))) {
      families.push_back(std::move(family));
    }
    begin = end;
  }
  return families;
}

}  // namespace store
