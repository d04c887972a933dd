#include "store/write/match/families.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "store/publication.h"
#include "store/write/match/disjoint_sets.h"

namespace store {

namespace {

using base::TextRange;

// One end of a passage.
struct End {
  ArticleIndex article = 0;
  TextRange range;
  std::size_t member = 0;  // set once the ends of one article are merged
};

struct Link {
  std::size_t end_a = 0;
  std::size_t end_b = 0;
  const Passage* passage = nullptr;
};

bool is_same_member(TextRange x, TextRange y) {
  const std::uint32_t begin = std::max(x.begin, y.begin);
  const std::uint32_t end = std::min(x.end, y.end);
  if (end <= begin) return false;
  return (end - begin) * std::uint64_t{2} >= std::max(base::length(x), base::length(y));
}

// The ends that are one member, by the rule of the half; ends sorted by article and begin.
DisjointSets merge_ends(const std::vector<End>& ends) {
  DisjointSets sets(ends.size());
  for (std::size_t i = 0; i < ends.size(); ++i) {
    for (std::size_t j = i + 1; j < ends.size(); ++j) {
      if (ends[j].article != ends[i].article || ends[j].range.begin >= ends[i].range.end) break;
      if (is_same_member(ends[i].range, ends[j].range)) sets.join(i, j);
    }
  }
  return sets;
}

struct Graph {
  std::vector<Member> members;  // sorted by article, then by begin
  std::vector<MemberPair> pairs;
};

Graph build_graph(std::span<const AlignedPair> aligned) {
  std::vector<End> ends;
  for (const AlignedPair& pair : aligned) {
    for (const Passage& passage : pair.passages) {
      ends.push_back({pair.a, passage.a, 0});
      ends.push_back({pair.b, passage.b, 0});
    }
  }
  std::vector<std::size_t> order(ends.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    return std::tuple(ends[i].article, ends[i].range.begin, ends[i].range.end, i);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return key(x) < key(y); });
  std::vector<End> sorted;
  sorted.reserve(ends.size());
  for (const std::size_t i : order) sorted.push_back(ends[i]);
  DisjointSets sets = merge_ends(sorted);

  Graph graph;
  std::vector<std::size_t> member_of(ends.size());
  std::map<std::size_t, std::size_t> member_of_set;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto [place, fresh] = member_of_set.try_emplace(sets.find(i), graph.members.size());
    if (fresh) graph.members.push_back({sorted[i].article, sorted[i].range});
    TextRange& range = graph.members[place->second].range;
    range = {std::min(range.begin, sorted[i].range.begin), std::max(range.end, sorted[i].range.end)};
    member_of[order[i]] = place->second;
  }
  std::size_t end = 0;
  for (const AlignedPair& pair : aligned) {
    for (const Passage& passage : pair.passages) {
      graph.pairs.push_back(
          {static_cast<std::int32_t>(member_of[end]), static_cast<std::int32_t>(member_of[end + 1]), passage});
      end += 2;
    }
  }
  return graph;
}

std::uint32_t size_of(const Passage& passage) { return base::length(passage.a) + base::length(passage.b); }

// One passage for each pair of members, in the order of the members.
void keep_longest_pairs(std::vector<MemberPair>& pairs) {
  const auto members = [](const MemberPair& pair) { return std::tuple(pair.member_a, pair.member_b); };
  std::sort(pairs.begin(), pairs.end(), [&](const MemberPair& x, const MemberPair& y) {
    if (members(x) != members(y)) return members(x) < members(y);
    return std::tuple(size_of(y.passage), x.passage.a.begin, x.passage.b.begin) <
           std::tuple(size_of(x.passage), y.passage.a.begin, y.passage.b.begin);
  });
  const auto same = [&](const MemberPair& x, const MemberPair& y) { return members(x) == members(y); };
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
}

// Members of one article that overlap become one; pairs follow them. Of pairs that now join the same two, the longest
// one stays.
void merge_overlapping(Family& family) {
  std::vector<std::int32_t> number;
  std::vector<Member> merged;
  for (const Member& member : family.members) {
    Member* last = merged.empty() ? nullptr : &merged.back();
    if (last != nullptr && last->article == member.article && base::overlaps(last->range, member.range)) {
      last->range.end = std::max(last->range.end, member.range.end);
    } else {
      merged.push_back(member);
    }
    number.push_back(static_cast<std::int32_t>(merged.size()) - 1);
  }
  family.members = std::move(merged);
  for (MemberPair& pair : family.pairs) {
    pair.member_a = number[static_cast<std::size_t>(pair.member_a)];
    pair.member_b = number[static_cast<std::size_t>(pair.member_b)];
  }
  keep_longest_pairs(family.pairs);
}

// The connected parts of the graph, members and pairs renumbered.
std::vector<Family> connected(Graph graph) {
  DisjointSets sets(graph.members.size());
  for (const MemberPair& pair : graph.pairs) {
    sets.join(static_cast<std::size_t>(pair.member_a), static_cast<std::size_t>(pair.member_b));
  }
  std::vector<Family> families;
  std::map<std::size_t, std::size_t> family_of_set;
  std::vector<std::int32_t> number(graph.members.size());
  for (std::size_t i = 0; i < graph.members.size(); ++i) {
    const auto [place, fresh] = family_of_set.try_emplace(sets.find(i), families.size());
    if (fresh) families.emplace_back();
    std::vector<Member>& members = families[place->second].members;
    number[i] = static_cast<std::int32_t>(members.size());
    members.push_back(graph.members[i]);
  }
  keep_longest_pairs(graph.pairs);
  for (MemberPair& pair : graph.pairs) {
    Family& family = families[family_of_set[sets.find(static_cast<std::size_t>(pair.member_a))]];
    const std::int32_t a = number[static_cast<std::size_t>(pair.member_a)];
    const std::int32_t b = number[static_cast<std::size_t>(pair.member_b)];
    family.pairs.push_back({a, b, std::move(pair.passage)});
  }
  for (Family& family : families) merge_overlapping(family);
  return families;
}

// The articles by time of publication: dated ones first; without a date, and at the same time, as they stand.
std::vector<std::size_t> ranks_in_time(std::span<const Article> articles) {
  std::vector<std::size_t> order(articles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::optional<PublicationSpan>> spans;
  for (const Article& article : articles) spans.push_back(publication_span(article.published));
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    if (spans[x].has_value() != spans[y].has_value()) return spans[x].has_value();
    if (!spans[x]) return x < y;
    return std::tuple(spans[x]->end, spans[x]->begin, x) < std::tuple(spans[y]->end, spans[y]->begin, y);
  });
  std::vector<std::size_t> ranks(articles.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

// Members of the article that stands first do not compete with each other: its first member is the earliest.
void set_earliest(std::span<const Article> articles, Family& family) {
  std::vector<std::int32_t> first_members;
  std::vector<std::optional<PublicationTime>> times;
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    const auto article = static_cast<std::size_t>(family.members[i].article);
    if (!publication_span(articles[article].published)) ++family.undated;
    if (i > 0 && family.members[i].article == family.members[i - 1].article) continue;
    first_members.push_back(static_cast<std::int32_t>(i));
    times.push_back(articles[article].published);
  }
  const Earliest found = find_earliest(times);
  family.reason = found.reason;
  if (found.index) family.earliest = first_members[static_cast<std::size_t>(*found.index)];
}

}  // namespace

std::string family_label(std::size_t number) {
  std::string label;
  for (std::size_t rest = number + 1; rest > 0; rest = (rest - 1) / 26) {
    label.insert(label.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return label;
}

std::vector<Family> join_families(std::span<const Article> articles, std::span<const AlignedPair> pairs) {
  std::vector<Family> families = connected(build_graph(pairs));
  const std::vector<std::size_t> ranks = ranks_in_time(articles);
  for (Family& family : families)
    family.story_id = articles[static_cast<std::size_t>(family.members.front().article)].story_id;
  const auto place = [&](const Family& family) {
    std::tuple<std::string_view, std::size_t, std::uint32_t, std::uint32_t> first{family.story_id, articles.size(), 0,
                                                                                  0};
    for (const Member& member : family.members) {
      first = std::min(first, {family.story_id, ranks[static_cast<std::size_t>(member.article)], member.range.begin,
                               member.range.end});
    }
    return first;
  };
  std::sort(families.begin(), families.end(), [&](const Family& x, const Family& y) { return place(x) < place(y); });
  std::size_t in_story = 0;
  for (std::size_t i = 0; i < families.size(); ++i) {
    in_story = i > 0 && families[i].story_id == families[i - 1].story_id ? in_story + 1 : 0;
    families[i].label = family_label(in_story);
    set_earliest(articles, families[i]);
  }
  return families;
}

}  // namespace store
