// Chooses the pairs of articles to align, aligns them on several threads, and joins what is found.
#include <algorithm>
#include <map>

#include "platform/base/parallel.h"
#include "store/write/match/candidates.h"
#include "store/write/match/families.h"
#include "store/write/match/match.h"

namespace store {

namespace {

// Between stories, shorter passages are left out: stock phrases, speakers with their offices, the name of a law.
constexpr std::uint32_t least_verbatim_bytes = 80;
constexpr std::uint32_t least_edited_bytes = 120;

struct Work {
  std::span<const Article> articles;
  MatchPreset preset;
  int jobs;
  const std::atomic<bool>* stop;
  std::vector<Prepared> prepared;
};

// The articles of each story.
using Stories = std::map<std::string_view, std::vector<ArticleIndex>>;

void prepare_articles(Work& work) {
  work.prepared.resize(work.articles.size());
  std::vector<Vocabulary> vocabularies(static_cast<std::size_t>(std::max(work.jobs, 1)));
  base::for_each_index_by(work.articles.size(), work.jobs, [&](std::size_t i, std::size_t thread) {
    if (work.stop && *work.stop) return;
    const Article& article = work.articles[i];
    const std::string_view language = article.language ? std::string_view(*article.language) : std::string_view();
    work.prepared[i] = prepare({article.text, language}, vocabularies[thread], work.preset);
  });
}

std::vector<Outline> outlines_of(const Work& work, const std::vector<ArticleIndex>& articles) {
  std::vector<Outline> outlines(articles.size());
  base::for_each_index(articles.size(), work.jobs, [&](std::size_t i) {
    outlines[i] = outline_of(work.prepared[static_cast<std::size_t>(articles[i])]);
  });
  return outlines;
}

void add_candidates(const Work& work, const std::vector<ArticleIndex>& articles, SmallSets small,
                    std::vector<AlignedPair>& pairs) {
  const std::vector<Outline> outlines = outlines_of(work, articles);
  for (const Candidate& candidate : find_candidates(outlines, work.preset, small, work.jobs, work.stop))
    pairs.push_back({articles[candidate.a], articles[candidate.b], {}});
}

bool are_one_story(const Work& work, const AlignedPair& pair) {
  return work.articles[static_cast<std::size_t>(pair.a)].story_id ==
         work.articles[static_cast<std::size_t>(pair.b)].story_id;
}

std::vector<AlignedPair> pairs_to_align(const Work& work) {
  Stories stories;
  std::vector<ArticleIndex> all;
  for (std::size_t i = 0; i < work.articles.size(); ++i) {
    stories[work.articles[i].story_id].push_back(static_cast<ArticleIndex>(i));
    all.push_back(static_cast<ArticleIndex>(i));
  }
  std::vector<AlignedPair> pairs;
  if (stories.size() > 1) {
    add_candidates(work, all, SmallSets::chosen, pairs);
    // Within a story more are aligned than these; they come below.
    std::erase_if(pairs, [&](const AlignedPair& pair) { return are_one_story(work, pair); });
  }
  for (const auto& [story, members] : stories)
    if (members.size() > 1) add_candidates(work, members, SmallSets::every_pair, pairs);
  std::sort(pairs.begin(), pairs.end(),
            [](const AlignedPair& x, const AlignedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return pairs;
}

// Whether a passage that two stories share is more than chance.
bool counts_between_stories(const Passage& passage) {
  const std::uint32_t bytes = std::min(base::length(passage.a), base::length(passage.b));
  if (passage.passage_class == PassageClass::verbatim) return bytes >= least_verbatim_bytes;
  return passage.passage_class == PassageClass::edited && bytes >= least_edited_bytes;
}

void align_pair(const Work& work, AlignedPair& pair) {
  pair.passages =
      align(work.prepared[static_cast<std::size_t>(pair.a)], work.prepared[static_cast<std::size_t>(pair.b)],
            work.preset, WordDetail::with_words, ParagraphRule::cut);
  if (!are_one_story(work, pair))
    std::erase_if(pair.passages, [](const Passage& passage) { return !counts_between_stories(passage); });
}

}  // namespace

std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs,
                                  const std::atomic<bool>* stop) {
  Work work{articles, preset, jobs, stop, {}};
  prepare_articles(work);
  if (stop && *stop) return {};
  std::vector<AlignedPair> pairs = pairs_to_align(work);
  base::for_each_index(pairs.size(), jobs, [&](std::size_t i) {
    if (!stop || !*stop) align_pair(work, pairs[i]);
  });
  return join_families(articles, pairs);
}

}  // namespace store
