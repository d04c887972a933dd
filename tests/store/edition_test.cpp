#include "store/edition.h"

#include <optional>
#include <sstream>

#include "doctest/doctest.h"
#include "store/edition_open.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

using base::ErrorCode;

namespace {

std::string dump(const store::Family& family) {
  std::ostringstream out;
  out << family.story_id << " " << family.label << " earliest "
      << (family.earliest ? std::to_string(*family.earliest) : "unknown, " + family.reason) << " undated "
      << family.undated << "\n";
  for (const store::Member& member : family.members)
    out << "  " << member.article << " " << member.range.begin << "-" << member.range.end << "\n";
  for (const store::MemberPair& pair : family.pairs) {
    const store::Passage& passage = pair.passage;
    out << "  " << pair.member_a << "~" << pair.member_b << " " << store::name_of(passage.passage_class) << " "
        << passage.ratio << " " << passage.score << " words " << passage.words.size() << "\n";
  }
  return out.str();
}

store::Edition made(const Scratch& scratch, const std::vector<std::string>& then = {}) {
  make_edition(scratch / "made.edition", then);
  return store::open_edition(scratch / "made.edition").value();
}

}  // namespace

TEST_CASE("an edition made by hand from the format opens and is sound") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const auto faults = edition.check();
  REQUIRE(faults);
  CHECK(faults.value().empty());
  const store::EditionSummary summary = edition.summary().value();
  CHECK(summary.id == "wendel");
  CHECK(summary.title == "Wendel this week");
  CHECK(summary.serial == 7);
  CHECK(summary.language == "en");
  CHECK_FALSE(summary.publisher);
  CHECK(summary.sample);
  CHECK(summary.articles == 4);
  CHECK(summary.stories == 2);
  CHECK(edition.files().value() == std::vector<std::string>{"agency.txt", "paper.txt", "blog.txt", "quay.txt"});
}

TEST_CASE("the shelf needs no text: stories, sources, shares and what came first") {
  const Scratch scratch;
  const auto stories = made(scratch, {"DELETE FROM body"}).stories().value();
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].story_id == "bridge");
  CHECK(stories[0].sources.size() == 3);
  CHECK(stories[0].sources[0].name == "The Agency");
  CHECK_FALSE(stories[0].sources[1].name);
  CHECK(stories[0].sources[0].shared == doctest::Approx(0.6));
  CHECK(stories[0].shared == doctest::Approx(0.6));
  CHECK(stories[0].families == 2);
  CHECK(stories[0].first_source == "The Agency");
  REQUIRE(stories[0].first_published);
  CHECK(stories[0].first_published->iso == "2024-03-01T05:30");
  CHECK(stories[0].first_published->precision == store::Precision::minute);
  CHECK_FALSE(stories[1].first_published);
}

TEST_CASE("a story is read whole, with its families") {
  const Scratch scratch;
  const store::StoryContents story = made(scratch).story("bridge").value();
  CHECK(story.title == "The bridge");
  REQUIRE(story.articles.size() == 3);
  CHECK(story.articles[0].text == bridge_agency);
  CHECK(story.articles[2].text == bridge_blog);
  CHECK(story.articles[0].blocks.size() == 2);
  CHECK(story.articles[0].captions == std::vector<store::Caption>{{"The bridge in spring", 0}, {"", 1}});
  CHECK(story.articles[1].guesses.size() == 1);  // shown as guesses
  CHECK(story.articles[1].dropped.empty());      // not asked for
  CHECK(story.word_counts == std::vector<std::int32_t>{10, 10, 10});
  REQUIRE(story.families.size() == 2);
  CHECK(dump(story.families[0]) ==
        "bridge A earliest 0 undated 1\n  0 0-42\n  1 8-50\n  0~1 verbatim 0.75 0.5 words 1\n");
  CHECK(dump(story.families[1]) ==
        "bridge B earliest unknown, no dates undated 2\n  0 8-41\n  2 18-55\n  0~1 edited 0.75 0.5 words 4\n");
  CHECK(story.sizes[0].articles == 2);
}

TEST_CASE("a story that does not exist, and an article that does not, are not found") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  REQUIRE_FALSE(edition.story("harbour"));
  CHECK(edition.story("harbour").error().code == ErrorCode::not_found);
  REQUIRE_FALSE(edition.article("nothing.txt"));
  CHECK(edition.article("nothing.txt").error().code == ErrorCode::not_found);
}

TEST_CASE("an article comes with its guesses and dropped lines") {
  const Scratch scratch;
  const store::Article article = made(scratch).article("paper.txt").value();
  REQUIRE(article.guesses.size() == 1);
  CHECK(article.guesses[0].value == "Wendel");
  CHECK(article.guesses[0].line == 1);
  REQUIRE(article.dropped.size() == 1);
  CHECK(article.dropped[0].rule == "share_bar");
  CHECK(article.dropped[0].text == "Share\nPrint");
  CHECK_FALSE(article.published);
}

TEST_CASE("a family that spans stories shows each story its own members") {
  const Scratch scratch;
  const std::vector<std::string> spanning = {"INSERT INTO member VALUES (1, 3, 4, 0, 10)",
                                             "UPDATE edition SET members = 5"};
  const store::Edition edition = made(scratch, spanning);
  CHECK(edition.check().value().empty());
  CHECK(edition.story("bridge").value().families[0].members.size() == 2);
  CHECK(edition.story("market").value().families.empty());
  CHECK(edition.families().value()[0].members.size() == 3);
}

TEST_CASE("opening and reading one story ask the indexes, never the whole edition") {
  const Scratch scratch;
  make_edition(scratch / "made.edition");
  const store::Database database = store::open_checked(scratch / "made.edition").value();
  for (const char* sql : {"SELECT story, title FROM story WHERE story_id = ?",
                          "SELECT article FROM article WHERE story = ? ORDER BY article",
                          "SELECT family FROM member WHERE article = ? ORDER BY family",
                          "SELECT position, article, begin, end FROM member WHERE family = ? ORDER BY position",
                          "SELECT article FROM article WHERE file = ?"}) {
    CAPTURE(sql);
    store::Statement plan = database.prepare(std::string("EXPLAIN QUERY PLAN ") + sql).value();
    while (plan.step().value()) {
      const std::string line(plan.text(3));
      CAPTURE(line);
      CHECK(line.find("SCAN") == std::string::npos);
      CHECK(line.find("TEMP B-TREE") == std::string::npos);
    }
  }
}
