// Families of an edition: read whole, then held against the texts they point into.
#include <algorithm>
#include <map>
#include <set>

#include "store/codec.h"
#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Result;
using base::TextRange;

Result<TextRange> range_field(Statement& row, int begin, int end) {
  const std::int64_t first = row.integer(begin);
  const std::int64_t last = row.integer(end);
  if (first < 0 || last <= first || last > max_text_bytes) return damaged("a range that is none");
  return TextRange{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

bool in_order(const Member& a, const Member& b) {
  return a.article != b.article ? a.article < b.article : a.range.begin <= b.range.begin;
}

Result<void> read_members(const Database& database, std::int64_t number, Family& family) {
  Statement row =
      TRY(database.prepare("SELECT position, article, begin, end FROM member WHERE family = ? ORDER BY position"));
  row.bind(1, number);
  while (TRY(row.step())) {
    if (row.integer(0) != static_cast<std::int64_t>(family.members.size()) + 1) return damaged("rows out of order");
    const std::int64_t article = row.integer(1);
    if (article < 1 || article > INT32_MAX) return damaged("a passage of no article");
    const Member member{static_cast<ArticleIndex>(article - 1), TRY(range_field(row, 2, 3))};
    if (!family.members.empty() && !in_order(family.members.back(), member)) return damaged("members out of order");
    family.members.push_back(member);
  }
  if (family.members.size() < 2) return damaged("a passage that nothing shares");
  return {};
}

Result<std::int32_t> member_field(Statement& row, int column, const Family& family) {
  const std::int64_t position = row.integer(column);
  if (position < 1 || position > static_cast<std::int64_t>(family.members.size()))
    return damaged("a pair without its member");
  return static_cast<std::int32_t>(position - 1);
}

Result<double> share_field(Statement& row, int column) {
  const double value = row.real(column);
  const bool in_range = value >= 0 && value <= 1;  // false for what is no number
  if (!in_range) return damaged("a ratio out of its range");
  return value;
}

Result<void> read_pairs(const Database& database, std::int64_t number, Family& family) {
  Statement row = TRY(database.prepare(
      "SELECT position, member_a, member_b, a_begin, a_end, b_begin, b_end, class, ratio, score, words FROM pair "
      "WHERE family = ? ORDER BY position"));
  row.bind(1, number);
  while (TRY(row.step())) {
    if (row.integer(0) != static_cast<std::int64_t>(family.pairs.size()) + 1) return damaged("rows out of order");
    MemberPair pair;
    pair.member_a = TRY(member_field(row, 1, family));
    pair.member_b = TRY(member_field(row, 2, family));
    if (pair.member_a >= pair.member_b) return damaged("a pair out of order");
    pair.passage.a = TRY(range_field(row, 3, 4));
    pair.passage.b = TRY(range_field(row, 5, 6));
    const std::int64_t passage_class = row.integer(7);
    if (passage_class < 0 || passage_class > static_cast<std::int64_t>(PassageClass::reworded))
      return damaged("a pair of unknown class");
    pair.passage.passage_class = static_cast<PassageClass>(passage_class);
    pair.passage.ratio = TRY(share_field(row, 8));
    pair.passage.score = TRY(share_field(row, 9));
    pair.passage.words = TRY(decode_words(row.blob(10), pair.passage.a, pair.passage.b));
    family.pairs.push_back(std::move(pair));
  }
  return {};
}

bool side_is_sound(const Passage& passage, bool of_a, std::string_view text) {
  if (!is_sound(of_a ? passage.a : passage.b, text)) return false;
  return std::all_of(passage.words.begin(), passage.words.end(), [&](const WordOp& word) {
    if (word.kind == (of_a ? WordOpKind::only_b : WordOpKind::only_a)) return true;
    return is_sound(of_a ? word.a : word.b, text);
  });
}

}  // namespace

Result<Family> read_family(const Database& database, std::int64_t number) {
  Statement row = TRY(database.prepare(
      "SELECT s.story_id, f.label, f.earliest, f.reason, f.undated FROM family f JOIN story s USING (story) "
      "WHERE f.family = ?"));
  row.bind(1, number);
  if (!TRY(row.step())) return damaged("a family that does not exist");
  Family family;
  family.story_id = TRY(field(row, 0));
  family.label = TRY(field(row, 1));
  TRY(read_members(database, number, family));
  if (!row.is_null(2)) family.earliest = TRY(member_field(row, 2, family));
  if (!row.is_null(3)) family.reason = TRY(field(row, 3));
  if (family.earliest.has_value() != family.reason.empty()) return damaged("an earliest member without certainty");
  const std::int64_t undated = row.integer(4);
  if (undated < 0 || undated > static_cast<std::int64_t>(family.members.size())) return damaged("a wrong count");
  family.undated = static_cast<std::int32_t>(undated);
  TRY(row.step());
  TRY(read_pairs(database, number, family));
  return family;
}

Result<void> check_ranges(const Family& family, ArticleIndex article, std::string_view text) {
  for (const Member& member : family.members)
    if (member.article == article && !is_sound(member.range, text)) return damaged("a passage outside its text");
  for (const MemberPair& pair : family.pairs) {
    const bool has_a = family.members[static_cast<std::size_t>(pair.member_a)].article == article;
    const bool has_b = family.members[static_cast<std::size_t>(pair.member_b)].article == article;
    if (has_a && !side_is_sound(pair.passage, true, text)) return damaged("a pair outside its text");
    if (has_b && !side_is_sound(pair.passage, false, text)) return damaged("a pair outside its text");
  }
  return {};
}

namespace {

// Holds the families' ranges against the texts, one text at a time.
Result<void> check_all_ranges(const Database& database, const std::vector<Family>& families) {
  std::map<ArticleIndex, std::set<const Family*>> users;
  for (const Family& family : families)
    for (const Member& member : family.members) users[member.article].insert(&family);
  for (const auto& [article, of_article] : users) {
    const std::string text = TRY(read_text(database, std::int64_t{article} + 1));
    for (const Family* family : of_article) TRY(check_ranges(*family, article, text));
  }
  return {};
}

}  // namespace

Result<std::vector<Family>> read_families(const Database& database) {
  Statement row = TRY(database.prepare("SELECT family FROM family ORDER BY family"));
  std::vector<Family> families;
  while (TRY(row.step())) {
    if (row.integer(0) != static_cast<std::int64_t>(families.size()) + 1) return damaged("rows out of order");
    families.push_back(TRY(read_family(database, row.integer(0))));
  }
  TRY(check_all_ranges(database, families));
  return families;
}

}  // namespace store
