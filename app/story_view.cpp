#include "app/story_view.h"

#include <algorithm>

#include "store/tokens.h"

namespace app {
namespace {

using store::Family;
using store::MemberPair;

bool has_article(const Family& family, std::int32_t article) {
  return std::any_of(family.members.begin(), family.members.end(),
                     [&](const store::Member& m) { return m.article == article; });
}

// The best pair of `member` with any member in `article`; nullptr when they were never aligned directly.
const MemberPair* pair_with(const Family& family, std::int32_t member, std::int32_t article) {
  const MemberPair* best = nullptr;
  for (const MemberPair& pair : family.pairs) {
    if (pair.member_a != member && pair.member_b != member) continue;
    const std::int32_t other = pair.member_a == member ? pair.member_b : pair.member_a;
    if (family.members[static_cast<std::size_t>(other)].article != article) continue;
    if (best == nullptr || pair.passage.ratio > best->passage.ratio) best = &pair;
  }
  return best;
}

const MemberPair* best_pair(const Family& family, std::int32_t member) {
  const MemberPair* best = nullptr;
  for (const MemberPair& pair : family.pairs) {
    if (pair.member_a != member && pair.member_b != member) continue;
    if (best == nullptr || pair.passage.ratio > best->passage.ratio) best = &pair;
  }
  return best;
}

const MemberPair* deciding_pair(const Family& family, std::int32_t member, std::span<const std::int32_t> shown,
                                std::optional<std::int32_t> tapped) {
  const std::int32_t own = family.members[static_cast<std::size_t>(member)].article;
  if (tapped && shown[static_cast<std::size_t>(*tapped)] != own) {
    const std::int32_t article = shown[static_cast<std::size_t>(*tapped)];
    if (const MemberPair* pair = pair_with(family, member, article)) return pair;
  }
  for (const std::int32_t article : shown) {
    if (article == own || !has_article(family, article)) continue;
    if (const MemberPair* pair = pair_with(family, member, article)) return pair;
  }
  return best_pair(family, member);
}

// Words of the article that begin in some mark of a class; the more alike class wins where marks overlap.
void count_shares(const WordBegins& words, ColumnMarks& column) {
  if (words.empty()) return;
  std::array<std::int64_t, 3> counts{};
  for (const std::uint32_t begin : words) {
    int best = 3;
    for (const Mark& mark : column.marks) {
      if (begin >= mark.member_range.begin && begin < mark.member_range.end)
        best = std::min(best, static_cast<int>(mark.passage_class));
    }
    if (best < 3) ++counts[static_cast<std::size_t>(best)];
  }
  const auto all = static_cast<double>(words.size());
  for (std::size_t i = 0; i < counts.size(); ++i) column.class_share[i] = static_cast<double>(counts[i]) / all;
  column.shared = column.class_share[0] + column.class_share[1] + column.class_share[2];
}

}  // namespace

std::vector<WordBegins> word_begins(const store::StoryContents& story) {
  std::vector<WordBegins> all;
  for (const store::Article& article : story.articles) {
    WordBegins begins;
    for (const store::Token& token : store::tokenise(article.text, article.language.value_or("")).words) {
      begins.push_back(token.range.begin);
    }
    all.push_back(std::move(begins));
  }
  return all;
}

std::vector<ColumnMarks> marks_of_columns(const store::StoryContents& story, std::span<const WordBegins> words,
                                          std::span<const std::int32_t> shown, std::optional<std::int32_t> tapped) {
  std::vector<ColumnMarks> columns;
  for (const std::int32_t article : shown) {
    ColumnMarks column;
    column.article = article;
    for (std::size_t f = 0; f < story.families.size(); ++f) {
      const Family& family = story.families[f];
      for (std::size_t m = 0; m < family.members.size(); ++m) {
        if (family.members[m].article != article) continue;
        Mark mark;
        mark.family = static_cast<std::int32_t>(f);
        mark.member = static_cast<std::int32_t>(m);
        mark.range = family.members[m].range;
        mark.pair = deciding_pair(family, mark.member, shown, tapped);
        mark.member_range = mark.range;
        if (mark.pair != nullptr) {
          mark.passage_class = mark.pair->passage.passage_class;
          mark.is_a = mark.pair->member_a == mark.member;
          mark.range = mark.is_a ? mark.pair->passage.a : mark.pair->passage.b;
        }
        column.marks.push_back(mark);
      }
    }
    std::sort(column.marks.begin(), column.marks.end(), [](const Mark& a, const Mark& b) {
      if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
      if (a.range.end != b.range.end) return a.range.end > b.range.end;
      return a.family < b.family;
    });
    count_shares(words[static_cast<std::size_t>(article)], column);
    columns.push_back(std::move(column));
  }
  return columns;
}

void changed_words(const Mark& mark, std::vector<base::TextRange>& out) {
  if (mark.pair == nullptr || mark.passage_class == store::PassageClass::reworded) return;
  for (const store::WordOp& op : mark.pair->passage.words) {
    if (op.kind == store::WordOpKind::equal) continue;
    const base::TextRange own = mark.is_a ? op.a : op.b;
    if (base::length(own) > 0) out.push_back(own);
  }
}

}  // namespace app
