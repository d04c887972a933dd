#include "app/pack/grouping.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>
#include <utility>

#include "app/pack/report.h"
#include "store/near_duplicates.h"
#include "store/publication.h"
#include "store/write/match/disjoint_sets.h"

namespace app {
namespace {

constexpr std::size_t most_files_named = 6;

const store::Article& article_of(const store::ImportedFolder& folder, store::ArticleIndex index) {
  return folder.articles[static_cast<std::size_t>(index)];
}

std::vector<NearDuplicate> near_duplicates(const store::ImportedFolder& folder,
                                           std::span<const store::Family> families) {
  const auto length = [&](store::ArticleIndex index) {
    return store::text_bytes(store::articles_of(folder), static_cast<std::size_t>(index));
  };
  std::vector<NearDuplicate> found;
  for (const store::NearDuplicate& pair : store::near_duplicates(families, length))
    found.push_back({article_of(folder, pair.a).file, article_of(folder, pair.b).file, pair.share});
  return found;
}

// By story id: families that stand in two articles of the story or more.
std::map<std::string_view, std::size_t> count_shared(const store::ImportedFolder& folder,
                                                     std::span<const store::Family> families) {
  std::map<std::string_view, std::size_t> shared;
  for (const store::Family& family : families) {
    std::map<std::string_view, std::set<store::ArticleIndex>> articles;
    for (const store::Member& member : family.members)
      articles[article_of(folder, member.article).story_id].insert(member.article);
    for (const auto& [story, members] : articles) shared[story] += members.size() > 1 ? 1U : 0U;
  }
  return shared;
}

struct Days {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  int dated = 0;
};

std::map<std::string_view, Days> days_of_stories(const store::ImportedFolder& folder) {
  constexpr std::int64_t minutes_of_day = 24 * 60;
  std::map<std::string_view, Days> all;
  for (const store::Article& article : folder.articles) {
    const auto span = store::publication_span(article.published);
    if (!span) continue;
    Days& days = all[article.story_id];
    const std::int64_t day = span->begin / minutes_of_day;
    days.first = std::min(days.first.value_or(day), day);
    days.last = std::max(days.last.value_or(day), day);
    ++days.dated;
  }
  return all;
}

std::string files_named(const std::vector<std::string>& files) {
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), most_files_named); ++i) names += (i > 0 ? ", " : "") + files[i];
  if (files.size() > most_files_named) names += " and " + std::to_string(files.size() - most_files_named) + " more";
  return names;
}

// Articles that hang together by being nearly the same text: an agency text that fifty papers carry is one line of the
// report, not a line for each two of them.
struct Copies {
  std::vector<std::string> files;
  double least_share = 1;
};

std::vector<Copies> copies_of(const std::vector<NearDuplicate>& pairs) {
  std::map<std::string_view, std::size_t> numbers;
  std::vector<std::string_view> files;
  const auto number = [&](std::string_view file) {
    const auto [known, fresh] = numbers.try_emplace(file, files.size());
    if (fresh) files.push_back(file);
    return known->second;
  };
  for (const NearDuplicate& pair : pairs) {
    number(pair.a);
    number(pair.b);
  }
  store::DisjointSets sets(files.size());
  for (const NearDuplicate& pair : pairs) sets.join(number(pair.a), number(pair.b));
  std::map<std::size_t, Copies> by_set;  // in the order of their first articles
  for (std::size_t i = 0; i < files.size(); ++i) by_set[sets.find(i)].files.emplace_back(files[i]);
  for (const NearDuplicate& pair : pairs) {
    double& least = by_set[sets.find(number(pair.a))].least_share;
    least = std::min(least, pair.share);
  }
  std::vector<Copies> all;
  all.reserve(by_set.size());
  for (auto& [set, copies] : by_set) all.push_back(std::move(copies));
  return all;
}

}  // namespace

Groupings explain(const store::ImportedFolder& folder, std::span<const store::Family> families) {
  Groupings groupings;
  groupings.near_duplicates = near_duplicates(folder, families);
  std::map<std::string_view, std::string_view> id_of;
  for (const store::Article& article : folder.articles) id_of.emplace(article.story, article.story_id);
  const std::map<std::string_view, std::size_t> shared = count_shared(folder, families);
  const std::map<std::string_view, Days> days = days_of_stories(folder);
  for (const store::FoundStory& found : folder.found_stories) {
    if (found.files.size() < 2 && !found.told) {
      ++groupings.alone;
      continue;
    }
    Grouping grouping{std::string(id_of[found.story]), found, {}};
    if (const auto known = shared.find(grouping.story_id); known != shared.end())
      grouping.reason.shared_passages = known->second;
    if (const auto known = days.find(grouping.story_id); known != days.end() && known->second.dated > 1)
      grouping.reason.days = *known->second.last - *known->second.first;
    groupings.stories.push_back(std::move(grouping));
  }
  return groupings;
}

std::string reason_words(const Grouping& grouping) {
  const auto passages = static_cast<std::int64_t>(grouping.reason.shared_passages);
  std::string words = passages > 0 ? counted(passages, "shared passage", "shared passages") : "much the same words";
  if (!grouping.reason.days) return words + ", too few dates to compare";
  if (*grouping.reason.days == 0) return words + ", same day";
  return words + ", within " + counted(*grouping.reason.days + 1, "day", "days");
}

void name_groupings(const std::string& path, const Groupings& groupings) {
  for (const Grouping& grouping : groupings.stories) {
    const auto files = static_cast<std::int64_t>(grouping.found.files.size());
    std::cerr << path << ": put " << counted(files, "article", "articles") << " into the story \""
              << shortened(grouping.found.story, 80) << "\" (" << files_named(grouping.found.files)
              << "): " << reason_words(grouping) << "; if it is wrong, fill the column story of articles.csv\n";
  }
  for (const Copies& copies : copies_of(groupings.near_duplicates)) {
    const bool two = copies.files.size() == 2;
    std::cerr << path << ": " << (two ? copies.files[0] + " and " + copies.files[1] : files_named(copies.files))
              << " are nearly the same text (" << std::lround(copies.least_share * 100) << (two ? " %" : " % or more")
              << " of the shorter one word for word); remove "
              << (two ? "one if it is no second source\n" : "those that are no sources of their own\n");
  }
}

}  // namespace app
