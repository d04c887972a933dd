#include "store/write/write_edition.h"

#include <atomic>
#include <filesystem>

#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "store/edition.h"
#include "store/write/figures.h"
#include "store/write/match/match.h"
#include "tests/scratch.h"

using base::ErrorCode;
using store::Article;
using store::Family;
namespace fs = std::filesystem;

namespace {

Article article(const std::string& file, const std::string& story, const std::string& text) {
  Article one;
  one.file = file;
  one.story_id = story;
  one.story = "The story " + story;
  one.text = text;
  one.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
  return one;
}

std::vector<Article> three_articles() {
  std::vector<Article> articles = {article("a.txt", "ferry", "The ferry stops on Monday for ever."),
                                   article("b.txt", "ferry", "It is said that the ferry stops on Monday."),
                                   article("c.txt", "tram", "A tram line is planned.")};
  articles[0].published = store::PublicationTime{"2024-05", store::Precision::month};
  articles[0].captions = {{"", 0}, {"The ferry", 1}};
  articles[0].guesses = {{"title", "The ferry stops", 1}};
  articles[1].dropped = {{3, 5, "share_bar", "Share\nthis"}};
  articles[1].source = "Ferry Post";
  return articles;
}

// One family of the two ferry articles: "ferry stops on Monday" word for word.
std::vector<Family> one_family() {
  Family family;
  family.story_id = "ferry";
  family.label = "A";
  family.members = {{0, {4, 25}}, {1, {20, 41}}};
  store::Passage passage;
  passage.a = {4, 25};
  passage.b = {20, 41};
  passage.ratio = 1;
  passage.score = 0.875;
  passage.words = {{store::WordOpKind::equal, {4, 25}, {20, 41}}};
  family.pairs = {{0, 1, passage}};
  family.earliest = 0;
  family.undated = 1;
  return {family};
}

store::EditionInfo info() {
  store::EditionInfo told;
  told.id = "harbour-1";
  told.title = "Harbour";
  told.serial = 3;
  return told;
}

std::vector<store::ArticleWords> counted(const std::vector<store::Family>& families) {
  const std::vector<store::Article> articles = three_articles();
  const std::vector<std::size_t> story_of{0, 0, 1};
  return store::count_words({articles, nullptr, {}}, story_of, families, {}).value();
}

}  // namespace

TEST_CASE("what is written comes back, field by field") {
  const Scratch folder;
  const std::vector<Article> articles = three_articles();
  REQUIRE(store::write_edition(folder / "x.edition", info(), articles, one_family()));
  const store::Edition edition = store::open_edition(folder / "x.edition").value();
  CHECK(edition.check().value().empty());
  CHECK(edition.summary().value().stories == 2);
  for (const Article& told : articles) {
    const Article back = edition.article(told.file).value();
    CHECK(back.text == told.text);
    CHECK(back.story_id == told.story_id);
    CHECK(back.source == told.source);
    CHECK(back.captions == told.captions);
    CHECK(back.guesses.size() == told.guesses.size());
    CHECK(back.dropped.size() == told.dropped.size());
    CHECK(back.published.has_value() == told.published.has_value());
    REQUIRE(back.blocks.size() == 1);
    CHECK(back.blocks[0].range == told.blocks[0].range);
  }
  const std::vector<Family> families = edition.families().value();
  REQUIRE(families.size() == 1);
  CHECK(families[0].earliest == 0);
  CHECK(families[0].pairs[0].passage.score == 0.875);
  CHECK(families[0].pairs[0].passage.words[0].b == base::TextRange{20, 41});
}

TEST_CASE("what only another story has too is not shared here: shelf and comparison tell the same figures") {
  std::vector<Article> articles = three_articles();
  articles[2].text = "The ferry stops on Monday: a tram line is planned.";
  articles[2].blocks[0].range.end = static_cast<std::uint32_t>(articles[2].text.size());
  std::vector<Family> families = one_family();
  families[0].members = {{0, {4, 25}}, {2, {4, 25}}};
  families[0].pairs[0].passage.b = families[0].pairs[0].passage.words[0].b = {4, 25};
  const Scratch folder;
  REQUIRE(store::write_edition(folder / "x.edition", info(), articles, families));
  const store::Edition edition = store::open_edition(folder / "x.edition").value();
  CHECK(edition.check().value().empty());
  for (const store::StorySummary& story : edition.stories().value()) {
    CHECK(story.families == 0);
    CHECK(story.shared == 0);
    CHECK_FALSE(story.first_source);
    CHECK(edition.story(story.story_id).value().families.empty());
  }
  CHECK(edition.families().value().size() == 1);
}

TEST_CASE("the shelf's figures are the words that lie in a member") {
  const std::vector<store::ArticleWords> words = counted(one_family());
  REQUIRE(words.size() == 3);
  CHECK(words[0].words == 7);
  CHECK(words[0].verbatim == 4);
  CHECK(words[1].words == 9);
  CHECK(words[1].verbatim == 4);
  CHECK(words[2].verbatim == 0);
}

TEST_CASE("a word in two members counts once, by the stronger class") {
  std::vector<Family> families = one_family();
  families.push_back(families[0]);
  families[1].members[0].range = {0, 25};
  families[1].pairs[0].passage.passage_class = store::PassageClass::edited;
  const std::vector<store::ArticleWords> words = counted(families);
  CHECK(words[0].verbatim == 4);
  CHECK(words[0].edited == 1);
  CHECK(words[0].reworded == 0);
}

TEST_CASE("the bytes do not depend on the jobs or on what stood there before") {
  const Scratch folder;
  const std::vector<Article> articles = three_articles();
  REQUIRE(store::write_edition(folder / "a.edition", info(), articles, one_family(), {1, nullptr}));
  REQUIRE(store::write_edition(folder / "b.edition", info(), articles, {}, {1, nullptr}));
  REQUIRE(store::write_edition(folder / "b.edition", info(), articles, one_family(), {4, nullptr}));
  CHECK(base::read_file(folder / "a.edition").value() == base::read_file(folder / "b.edition").value());
  CHECK(base::list_folder(folder.path).value().size() == 2);
}

TEST_CASE("what a reader would refuse is refused before anything is written") {
  struct Row {
    const char* what;
    void (*spoil)(std::vector<Article>&, std::vector<Family>&, store::EditionInfo&);
  };
  const Row rows[] = {
      {"an id with a capital", [](auto&, auto&, auto& told) { told.id = "Harbour"; }},
      {"an id too long", [](auto&, auto&, auto& told) { told.id = std::string(33, 'a'); }},
      {"a serial past what SQLite holds", [](auto&, auto&, auto& told) { told.serial = ~0ULL; }},
      {"a text that is not UTF-8", [](auto& articles, auto&, auto&) { articles[0].text[3] = '\xff'; }},
      {"a title that is not UTF-8", [](auto& articles, auto&, auto&) { articles[0].title = "\xc3"; }},
      {"a field of megabytes", [](auto& articles, auto&, auto&) { articles[0].byline = std::string(2U << 20U, 'x'); }},
      {"a block past the end", [](auto& articles, auto&, auto&) { articles[0].blocks[0].range.end = 99; }},
      {"an empty block", [](auto& articles, auto&, auto&) { articles[0].blocks[0].range.end = 0; }},
      {"a story without an id", [](auto& articles, auto&, auto&) { articles[0].story_id.clear(); }},
      {"the same file twice", [](auto& articles, auto&, auto&) { articles[1].file = "a.txt"; }},
      {"a member past the end", [](auto&, auto& families, auto&) { families[0].members[0].range.end = 500; }},
      {"a member of no article", [](auto&, auto& families, auto&) { families[0].members[1].article = 3; }},
      {"members out of order",
       [](auto&, auto& families, auto&) { std::swap(families[0].members[0], families[0].members[1]); }},
      {"a lonely member", [](auto&, auto& families, auto&) { families[0].members.pop_back(); }},
      {"a pair with itself", [](auto&, auto& families, auto&) { families[0].pairs[0].member_b = 0; }},
      {"words past their pair", [](auto&, auto& families, auto&) { families[0].pairs[0].passage.words[0].a.end = 26; }},
      {"a ratio above one", [](auto&, auto& families, auto&) { families[0].pairs[0].passage.ratio = 1.01; }},
      {"an earliest that is no member", [](auto&, auto& families, auto&) { families[0].earliest = 2; }},
      {"neither earliest nor reason", [](auto&, auto& families, auto&) { families[0].earliest.reset(); }},
  };
  const Scratch folder;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<Article> articles = three_articles();
    std::vector<Family> families = one_family();
    store::EditionInfo told = info();
    row.spoil(articles, families, told);
    CHECK_FALSE(store::write_edition(folder / "x.edition", told, articles, families));
    CHECK(base::list_folder(folder.path).value().empty());
  }
}

TEST_CASE("a stop ends the writing with nothing left behind") {
  const Scratch folder;
  const std::atomic<bool> stop{true};
  const auto written = store::write_edition(folder / "x.edition", info(), three_articles(), one_family(), {1, &stop});
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::interrupted);
  CHECK(base::list_folder(folder.path).value().empty());
}

TEST_CASE("an edition of nothing is still an edition") {
  const Scratch folder;
  REQUIRE(store::write_edition(folder / "x.edition", info(), std::span<const store::Article>(), {}));
  const store::Edition edition = store::open_edition(folder / "x.edition").value();
  CHECK(edition.stories().value().empty());
  CHECK(edition.check().value().empty());
}
