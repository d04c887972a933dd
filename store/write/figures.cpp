#include "store/write/figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "platform/base/parallel.h"
#include "store/tokens.h"

namespace store {
namespace {

using base::TextRange;

struct Classed {
  TextRange range;
  PassageClass passage_class;
};

std::size_t story_of_member(const Family& family, std::int32_t member, std::span<const std::size_t> story_of) {
  return story_of[static_cast<std::size_t>(family.members[static_cast<std::size_t>(member)].article)];
}

// The stories that have members in two of their articles: only there the passage is shared for who reads the story.
std::set<std::size_t> stories_sharing(const Family& family, std::span<const std::size_t> story_of) {
  std::map<std::size_t, ArticleIndex> met;
  std::set<std::size_t> sharing;
  for (const Member& member : family.members) {
    const std::size_t story = story_of[static_cast<std::size_t>(member.article)];
    const auto first = met.emplace(story, member.article).first;
    if (first->second != member.article) sharing.insert(story);
  }
  return sharing;
}

// The strongest class among the pairs of each member within its story; a member without a pair counts as the weakest.
std::vector<PassageClass> classes_of(const Family& family, std::span<const std::size_t> story_of) {
  std::vector<PassageClass> classes(family.members.size(), PassageClass::reworded);
  for (const MemberPair& pair : family.pairs) {
    if (story_of_member(family, pair.member_a, story_of) != story_of_member(family, pair.member_b, story_of)) continue;
    for (const std::int32_t member : {pair.member_a, pair.member_b}) {
      PassageClass& known = classes[static_cast<std::size_t>(member)];
      known = std::min(known, pair.passage.passage_class);
    }
  }
  return classes;
}

// Marks the words that lie in `range` with its class when that is stronger. Words are sorted by place.
void mark(const Tokens& tokens, const Classed& classed, std::vector<std::uint8_t>& best) {
  const auto by_end = [](const Token& token, std::uint32_t at) { return token.range.end <= at; };
  auto word = std::lower_bound(tokens.words.begin(), tokens.words.end(), classed.range.begin, by_end);
  for (; word != tokens.words.end() && word->range.begin < classed.range.end; ++word) {
    std::uint8_t& known = best[static_cast<std::size_t>(word - tokens.words.begin())];
    known = std::min(known, static_cast<std::uint8_t>(classed.passage_class));
  }
}

ArticleWords count_article(std::string_view text, std::string_view language, const std::vector<Classed>& ranges) {
  const Tokens tokens = tokenise(text, language);
  constexpr std::uint8_t unshared = 3;
  std::vector<std::uint8_t> best(tokens.words.size(), unshared);
  for (const Classed& classed : ranges) mark(tokens, classed, best);
  std::array<std::int64_t, 4> counted{};
  for (const std::uint8_t passage_class : best) ++counted[passage_class];
  return {static_cast<std::int64_t>(tokens.words.size()), counted[0], counted[1], counted[2]};
}

}  // namespace

base::Result<std::vector<ArticleWords>> count_words(const Articles& articles, std::span<const std::size_t> story_of,
                                                    std::span<const Family> families, const base::Task& task) {
  std::vector<std::vector<Classed>> ranges(articles.size());
  for (const Family& family : families) {
    const std::vector<PassageClass> classes = classes_of(family, story_of);
    const std::set<std::size_t> sharing = stories_sharing(family, story_of);
    for (std::size_t i = 0; i < family.members.size(); ++i) {
      const auto article = static_cast<std::size_t>(family.members[i].article);
      if (sharing.contains(story_of[article])) ranges[article].push_back({family.members[i].range, classes[i]});
    }
  }
  std::vector<ArticleWords> counted(articles.size());
  std::vector<std::optional<base::Error>> failed(static_cast<std::size_t>(std::max(task.jobs, 1)));
  base::for_each_index_by(articles.size(), task.jobs, [&](std::size_t i, std::size_t thread) {
    if (base::stopped(task) || failed[thread]) return;
    const base::Result<std::string> text = read_text(articles, i);
    if (!text) {
      failed[thread] = text.error();
    } else {
      counted[i] = count_article(text.value(), articles.heads[i].language.value_or(""), ranges[i]);
    }
  });
  for (const std::optional<base::Error>& error : failed)
    if (error) return *error;
  return counted;
}

std::vector<StoryFigures> count_stories(std::size_t stories, std::span<const std::size_t> story_of,
                                        std::span<const Family> families) {
  std::vector<StoryFigures> figures(stories);
  std::vector<std::map<ArticleIndex, std::int64_t>> firsts(stories);
  for (const Family& family : families) {
    const std::set<std::size_t> sharing = stories_sharing(family, story_of);
    for (const std::size_t story : sharing) ++figures[story].families;
    if (!family.earliest) continue;
    const ArticleIndex article = family.members[static_cast<std::size_t>(*family.earliest)].article;
    const std::size_t story = story_of[static_cast<std::size_t>(article)];
    if (sharing.contains(story)) ++firsts[story][article];
  }
  for (std::size_t story = 0; story < stories; ++story) {
    std::int64_t most = 0;
    for (const auto& [article, count] : firsts[story])
      if (count > most) {
        most = count;
        figures[story].first = article;
      }
  }
  return figures;
}

}  // namespace store
