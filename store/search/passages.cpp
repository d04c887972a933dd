#include "store/search/passages.h"

#include <algorithm>
#include <map>

#include "store/edition_rows.h"

namespace store {
namespace {

using base::Result;
using base::TextRange;

constexpr std::size_t most_passages = 10;
constexpr std::size_t most_members = 100;

bool holds(TextRange member, TextRange occurrence) {
  if (!base::overlaps(member, occurrence)) return false;
  const std::uint32_t common = std::min(member.end, occurrence.end) - std::max(member.begin, occurrence.begin);
  return 2 * common >= base::length(occurrence);
}

// The occurrence that stands in this member; nullptr when none does.
const Occurrence* occurrence_in(const Member& member, std::span<const Occurrence> occurrences) {
  const auto found = std::find_if(occurrences.begin(), occurrences.end(), [&](const Occurrence& one) {
    return one.article == std::int64_t{member.article} + 1 && holds(member.range, one.range);
  });
  return found == occurrences.end() ? nullptr : &*found;
}

// How near the member is to the words asked for: they stand in it, or it was compared with a member they stand in.
std::optional<PassageClass> class_of(const Family& family, std::int32_t member, const std::vector<bool>& has_whole,
                                     const std::vector<bool>& has) {
  const auto index = static_cast<std::size_t>(member);
  if (has_whole[index]) return PassageClass::verbatim;
  if (has[index]) return PassageClass::edited;
  std::optional<PassageClass> nearest;
  for (const MemberPair& pair : family.pairs) {
    if (pair.member_a != member && pair.member_b != member) continue;
    const auto other = static_cast<std::size_t>(pair.member_a == member ? pair.member_b : pair.member_a);
    if (!has[other]) continue;
    nearest = nearest ? std::min(*nearest, pair.passage.passage_class) : pair.passage.passage_class;
  }
  return nearest;
}

Result<FoundPassage> describe(const Database& database, std::int64_t number, std::span<const Occurrence> occurrences) {
  const Family family = TRY(read_family(database, number));
  FoundPassage found{number, family.story_id, family.label, {}};
  std::vector<bool> has;
  std::vector<bool> has_whole;
  for (const Member& member : family.members) {
    const Occurrence* occurrence = occurrence_in(member, occurrences);
    has.push_back(occurrence != nullptr);
    has_whole.push_back(occurrence != nullptr && occurrence->whole);
  }
  Statement row = TRY(database.prepare("SELECT file, source FROM article WHERE article = ?"));
  for (std::size_t i = 0; i < family.members.size() && i < most_members; ++i) {
    row.reset();
    row.bind(1, std::int64_t{family.members[i].article} + 1);
    if (!TRY(row.step())) return base::Error{base::ErrorCode::bad_input, "a passage of no article"};
    FoundPassage::Member member;
    member.file = TRY(field(row, 0));
    member.source = TRY(optional_field(row, 1));
    member.range = family.members[i].range;
    member.passage_class = class_of(family, static_cast<std::int32_t>(i), has_whole, has);
    found.members.push_back(std::move(member));
  }
  return found;
}

}  // namespace

Result<std::vector<FoundPassage>> passages_around(const Database& database, std::span<const Occurrence> occurrences) {
  Statement row = TRY(database.prepare("SELECT family, begin, end FROM member WHERE article = ? ORDER BY family"));
  std::map<std::int64_t, double> shares;  // by family
  for (const Occurrence& occurrence : occurrences) {
    row.reset();
    row.bind(1, occurrence.article);
    while (TRY(row.step())) {
      const std::int64_t begin = row.integer(1);
      const std::int64_t end = row.integer(2);
      if (begin < 0 || end <= begin || end > UINT32_MAX)
        return base::Error{base::ErrorCode::bad_input, "a range that is none"};
      if (holds({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, occurrence.range))
        shares[row.integer(0)] = std::max(shares[row.integer(0)], occurrence.share);
    }
  }
  std::vector<std::pair<std::int64_t, double>> families(shares.begin(), shares.end());
  std::sort(families.begin(), families.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (families.size() > most_passages) families.resize(most_passages);
  std::vector<FoundPassage> found;
  found.reserve(families.size());
  for (const auto& [family, share] : families) found.push_back(TRY(describe(database, family, occurrences)));
  return found;
}

}  // namespace store
