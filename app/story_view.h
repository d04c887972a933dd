// Story view: which marks stand in which column. A member's class, underline and boxed words are those of its pair with
// the tapped column, else with the leftmost column that has the family. Pure.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "store/edition.h"

namespace app {

// A member of a family, as one column shows it.
struct Mark {
  std::int32_t family = 0;
  std::int32_t member = 0;       // index into Family::members
  base::TextRange range;         // what is marked: the member's side of `pair`
  base::TextRange member_range;  // all that is shared with some article
  store::PassageClass passage_class = store::PassageClass::reworded;
  const store::MemberPair* pair = nullptr;  // what the class comes from; nullptr: joined only through a third article
  bool is_a = true;                         // this member is the pair's a side
};

struct ColumnMarks {
  std::int32_t article = 0;
  std::vector<Mark> marks;              // by range.begin, longer first
  std::array<double, 3> class_share{};  // words marked so / words of the article; a word counts once
  double shared = 0;                    // words in any family of the story / words of the article
};

// Begin of every word of an article's text: counted once when a story opens.
using WordBegins = std::vector<std::uint32_t>;
std::vector<WordBegins> word_begins(const store::StoryContents& story);

// `shown`: indices of articles, left to right. `tapped`: index into `shown`.
// The pointers in the marks live as long as the story.
std::vector<ColumnMarks> marks_of_columns(const store::StoryContents& story, std::span<const WordBegins> words,
                                          std::span<const std::int32_t> shown, std::optional<std::int32_t> tapped);

// The words of a mark that its counterpart has not, or has otherwise: what is boxed. Appends.
void changed_words(const Mark& mark, std::vector<base::TextRange>& out);

}  // namespace app
