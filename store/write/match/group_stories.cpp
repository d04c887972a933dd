#include "store/write/match/group_stories.h"

#include <algorithm>
#include <set>
#include <utility>

#include "platform/base/parallel.h"
#include "store/publication.h"
#include "store/write/match/cluster.h"

namespace store {

namespace {

constexpr std::int64_t minutes_of_day = 24 * 60;

std::optional<std::int64_t> day_of(const Article& article) {
  const auto span = publication_span(article.published);
  if (!span || span->end - span->begin > minutes_of_day) return std::nullopt;
  return span->begin / minutes_of_day;
}

std::vector<Outline> outlines_of(std::span<Article* const> articles, int jobs) {
  std::vector<Outline> outlines(articles.size());
  std::vector<Vocabulary> vocabularies(static_cast<std::size_t>(std::max(jobs, 1)));
  base::for_each_index_by(articles.size(), jobs, [&](std::size_t i, std::size_t thread) {
    const Article& article = *articles[i];
    // The title says what the event is: it counts as part of the opening.
    const std::string text = article.title.value_or("") + "\n\n" + article.text;
    const std::string_view language = article.language ? std::string_view(*article.language) : std::string_view();
    outlines[i] = outline_of({text, language}, vocabularies[thread]);
  });
  return outlines;
}

// The likenesses of all articles. The outlines are moved out and back, since there is no room for two of each.
std::vector<Likeness> likenesses_of(std::span<Article* const> articles, std::span<Outline> outlines,
                                    const base::Task& task) {
  std::vector<TextOfDay> texts(articles.size());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = {std::move(outlines[i]), day_of(*articles[i])};
  std::vector<Likeness> likenesses = find_likenesses(texts, task);
  for (std::size_t i = 0; i < texts.size(); ++i) outlines[i] = std::move(texts[i].outline);
  return likenesses;
}

// The articles of a group, by their numbers.
using Group = std::vector<std::size_t>;

std::vector<Group> groups_of(const std::vector<std::uint32_t>& numbers) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == groups.size()) groups.emplace_back();
    groups[numbers[i]].push_back(i);
  }
  return groups;
}

// The title of a group: that of its earliest article.
std::string title_of(std::span<Article* const> articles, const Group& group) {
  const Article* first = articles[group.front()];
  std::optional<PublicationSpan> earliest;
  for (const std::size_t i : group) {
    const auto span = publication_span(articles[i]->published);
    if (!span || (earliest && span->begin >= earliest->begin)) continue;
    earliest = span;
    first = articles[i];
  }
  return first->title ? *first->title : first->file;
}

std::string untaken(const std::string& title, std::set<std::string>& taken) {
  std::string name = title;
  for (int n = 2; !taken.insert(name).second; ++n) name = title + " (" + std::to_string(n) + ")";
  return name;
}

// Moves the told articles of a group out of it; the story they tell when it is one.
std::optional<std::string> take_told(std::span<Article* const> articles, Group& group) {
  std::set<std::string> told;
  for (const std::size_t i : group)
    if (!articles[i]->story.empty()) told.insert(articles[i]->story);
  std::erase_if(group, [&](std::size_t i) { return !articles[i]->story.empty(); });
  return told.size() == 1 ? std::optional(*told.begin()) : std::nullopt;
}

// Average likeness of the pairs of each group.
std::vector<float> averages(const std::vector<std::uint32_t>& numbers, const std::vector<Group>& groups,
                            const std::vector<Likeness>& likenesses) {
  std::vector<float> sums(groups.size());
  for (const Likeness& likeness : likenesses)
    if (numbers[likeness.a] == numbers[likeness.b]) sums[numbers[likeness.a]] += likeness.value;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto size = static_cast<float>(groups[i].size());
    if (groups[i].size() > 1) sums[i] /= size * (size - 1) / 2;
  }
  return sums;
}

}  // namespace

std::vector<FoundStory> group_stories(std::span<Article* const> articles, const std::string& only_story, int jobs) {
  std::vector<Outline> outlines = outlines_of(articles, jobs);
  base::Task task;
  task.jobs = jobs;
  return group_stories(articles, outlines, only_story, task);
}

std::vector<FoundStory> group_stories(std::span<Article* const> articles, std::span<Outline> outlines,
                                      const std::string& only_story, const base::Task& task) {
  const auto untold = [](const Article* article) { return article->story.empty(); };
  if (std::none_of(articles.begin(), articles.end(), untold)) return {};
  const std::vector<Likeness> likenesses = likenesses_of(articles, outlines, task);
  const std::vector<std::uint32_t> numbers = cluster(articles.size(), likenesses);
  std::vector<Group> groups = groups_of(numbers);
  const std::vector<float> average = averages(numbers, groups, likenesses);
  std::set<std::string> taken;
  for (const Article* article : articles)
    if (!article->story.empty()) taken.insert(article->story);
  std::vector<std::optional<std::string>> told;
  std::size_t own = 0;
  for (Group& group : groups) {
    told.push_back(take_told(articles, group));
    own += !group.empty() && !told.back() ? 1U : 0U;
  }
  std::vector<FoundStory> found;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].empty()) continue;
    FoundStory story{"", {}, average[i], told[i].has_value()};
    if (told[i]) {
      story.story = *told[i];
    } else {
      story.story = own == 1 ? only_story : untaken(title_of(articles, groups[i]), taken);
    }
    for (const std::size_t article : groups[i]) {
      articles[article]->story = story.story;
      story.files.push_back(articles[article]->file);
    }
    found.push_back(std::move(story));
  }
  return found;
}

}  // namespace store
