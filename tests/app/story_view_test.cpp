#include "app/story_view.h"

#include <numeric>

#include "doctest/doctest.h"
#include "tests/app/made_story.h"

using store::PassageClass;

namespace {

// The class a column's member of the family is shown in.
PassageClass class_in(const std::vector<app::ColumnMarks>& columns, std::size_t column, int family) {
  for (const app::Mark& mark : columns[column].marks) {
    if (mark.family == family) return mark.passage_class;
  }
  FAIL("the column lacks the family");
  return PassageClass::verbatim;
}

std::vector<app::ColumnMarks> marks(const store::StoryContents& story, std::vector<std::int32_t> shown,
                                    std::optional<std::int32_t> tapped) {
  return app::marks_of_columns(story, app::word_begins(story), shown, tapped);
}

}  // namespace

TEST_CASE("a member's class is that of its pair with the leftmost column that has the family") {
  const store::StoryContents story = made_story();
  const auto columns = marks(story, {0, 1, 2, 3}, std::nullopt);
  CHECK(class_in(columns, 0, 0) == PassageClass::verbatim);
  CHECK(class_in(columns, 1, 0) == PassageClass::verbatim);
  CHECK(class_in(columns, 2, 0) == PassageClass::edited);
  CHECK(class_in(columns, 3, 0) == PassageClass::reworded);
}

TEST_CASE("a tap makes the tapped column the one that members are compared with") {
  const store::StoryContents story = made_story();
  const auto columns = marks(story, {0, 1, 2}, 2);
  CHECK(class_in(columns, 0, 0) == PassageClass::edited);
  CHECK(class_in(columns, 1, 0) == PassageClass::edited);
  CHECK(class_in(columns, 2, 0) == PassageClass::edited);
}

TEST_CASE("a member joined only through a third article keeps the class of the pair it has") {
  const store::StoryContents story = made_story();
  // 1 and 3 were never aligned with each other in family A: 3 has its pair with 0, which is not shown.
  const auto columns = marks(story, {1, 3}, std::nullopt);
  CHECK(class_in(columns, 1, 0) == PassageClass::reworded);
  CHECK(columns[1].marks.front().pair != nullptr);
}

TEST_CASE("shares count each word once and add up") {
  store::StoryContents story = made_story();
  store::Family twice = story.families[0];  // the same place marked by two families
  twice.label.front() = 'D';
  story.families.push_back(twice);
  story.sizes.push_back({4});
  const auto plain = marks(made_story(), {0, 1}, std::nullopt);
  const auto doubled = marks(story, {0, 1}, std::nullopt);
  for (std::size_t c = 0; c < 2; ++c) {
    CHECK(doubled[c].shared == plain[c].shared);
    CHECK(plain[c].shared > 0);
    CHECK(plain[c].shared < 1);
    const auto& parts = plain[c].class_share;
    CHECK(std::accumulate(parts.begin(), parts.end(), 0.0) == doctest::Approx(plain[c].shared));
  }
}

TEST_CASE("changed words are boxed on the side they stand on") {
  const store::StoryContents story = made_story();
  const auto columns = marks(story, {0, 2}, std::nullopt);
  std::vector<base::TextRange> words;
  for (const app::Mark& mark : columns[0].marks) changed_words(mark, words);
  REQUIRE(words.size() == 1);
  CHECK(base::slice(story.articles[0].text, words[0]) == "stay");
  words.clear();
  for (const app::Mark& mark : columns[1].marks) changed_words(mark, words);
  REQUIRE(words.size() == 1);
  CHECK(base::slice(story.articles[2].text, words[0]) == "remain");
}

TEST_CASE("a changed word in a passage that is nearly word for word is boxed, and none of what was reworded") {
  store::StoryContents story = made_story();
  for (const PassageClass passage_class : {PassageClass::verbatim, PassageClass::edited, PassageClass::reworded}) {
    for (store::Family& family : story.families) {
      for (store::MemberPair& pair : family.pairs) pair.passage.passage_class = passage_class;
    }
    std::vector<base::TextRange> words;
    const auto columns = marks(story, {0, 2}, std::nullopt);
    for (const app::Mark& mark : columns[0].marks) changed_words(mark, words);
    CHECK(words.size() == (passage_class == PassageClass::reworded ? 0U : 1U));
  }
}
