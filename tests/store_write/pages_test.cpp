// What a reader reads of an edition does not grow with it: opening, an article, a story to compare, counted in bytes
// that the system was asked for. SQLite maps nothing and reads page by page, so the count is the same every time.
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/sqlite.h"
#include "store/write/write_edition.h"
#include "tests/scratch.h"

namespace {

constexpr std::int64_t page = 4096;

// Stories of two articles that share their first sentence.
void write_stories(const std::string& path, std::size_t count) {
  std::vector<store::Article> articles;
  std::vector<store::Family> families;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string story = "story-" + std::to_string(100000 + i);
    const std::string shared = "The keeper of light number " + std::to_string(i) + " counted ships.";
    for (const char* who : {"post", "wire"}) {
      store::Article one;
      one.file = story + "-" + who + ".txt";
      one.story_id = story;
      one.story = one.title.emplace("Light " + std::to_string(i));
      one.text = shared + " Said the " + who + " of day " + std::to_string(i * i) + ".";
      one.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(one.text.size())}}};
      articles.push_back(std::move(one));
    }
    const base::TextRange range{0, static_cast<std::uint32_t>(shared.size())};
    const auto first = static_cast<store::ArticleIndex>(2 * i);
    store::Passage passage{range, range, store::PassageClass::verbatim, 1, 1, {}};
    passage.words = {{store::WordOpKind::equal, range, range}};
    families.push_back({story, "A", {{first, range}, {first + 1, range}}, {{0, 1, passage}}, {}, "no dates", 2});
  }
  store::EditionInfo info;
  info.id = "lights";
  info.title = "Lights";
  REQUIRE(store::write_edition(path, info, articles, families));
}

std::int64_t bytes_asked_for() {
  std::ifstream counters("/proc/self/io");
  std::string name;
  std::int64_t bytes = -1;
  counters >> name >> bytes;
  return name == "rchar:" ? bytes : -1;
}

struct Pages {
  std::int64_t open = 0;
  std::int64_t article = 0;
  std::int64_t story = 0;
};

// Of the `number`th story of an edition.
Pages pages_read(const std::string& path, std::size_t number) {
  const std::string story = "story-" + std::to_string(100000 + number);
  const std::int64_t looking = bytes_asked_for();
  const std::int64_t before = bytes_asked_for();
  const std::int64_t look = before - looking;  // the counter's own file is read as well
  const auto edition = store::open_edition(path);
  REQUIRE(edition);
  const std::int64_t opened = bytes_asked_for();
  REQUIRE(edition.value().article(story + "-wire.txt"));
  const std::int64_t read = bytes_asked_for();
  const auto contents = edition.value().story(story);
  REQUIRE(contents);
  CHECK(contents.value().families.size() == 1);
  const std::int64_t compared = bytes_asked_for();
  const auto pages = [look](std::int64_t from, std::int64_t to) { return (to - from - look + page - 1) / page; };
  return {pages(before, opened), pages(opened, read), pages(read, compared)};
}

}  // namespace

TEST_CASE("opening, an article and a compare read as few pages of a large edition as of a small one") {
  if (bytes_asked_for() < 0) {
    MESSAGE("SKIPPED: this system does not count what is read");
    return;
  }
  const Scratch scratch;
  write_stories(scratch / "small", 100);
  write_stories(scratch / "large", 1000);
  CHECK(std::filesystem::file_size(scratch / "large") > 4 * std::filesystem::file_size(scratch / "small"));
  for (const std::size_t number : {std::size_t{0}, std::size_t{57}, std::size_t{99}}) {
    CAPTURE(number);
    const Pages small = pages_read(scratch / "small", number);
    const Pages large = pages_read(scratch / "large", number * 10);
    CAPTURE(large.open);
    CAPTURE(large.article);
    CAPTURE(large.story);
    CHECK(small.open > 0);
    CHECK(large.open == small.open);
    // A tree of ten times the rows is a level deeper at most: one page more for each table that is looked into.
    CHECK(large.article <= small.article + 12);
    CHECK(large.story <= small.story + 12);
  }
}

TEST_CASE("an edition of many texts has a dictionary, which only the first text of a reader pays for") {
  const Scratch scratch;
  std::mt19937 random(9);
  constexpr std::array words{"harbour", "council", "voted", "bridge", "ferry", "storm", "keeper", "tower", "granite"};
  std::vector<store::Article> articles(400);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    store::Article& one = articles[i];
    one.file = std::to_string(i) + ".txt";
    one.story = one.story_id = "story";
    while (one.text.size() < 1800) one.text += words[random() % words.size()] + std::to_string(random() % 99) + " ";
    one.text += ".";
    one.blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(one.text.size())}}};
  }
  store::EditionInfo info;
  info.id = info.title = "many";
  REQUIRE(store::write_edition(scratch / "one", info, articles, {}));
  base::Task task;
  task.jobs = 3;
  REQUIRE(store::write_edition(scratch / "three", info, articles, {}, task));
  CHECK(bytes_of(scratch / "one") == bytes_of(scratch / "three"));
  const auto edition = store::open_edition(scratch / "one");
  REQUIRE(edition);
  for (const store::Article& article : articles)
    CHECK(edition.value().article(article.file).value().text == article.text);
  articles.resize(40);  // too few to gain by one
  REQUIRE(store::write_edition(scratch / "few", info, articles, {}));
  const auto dictionaries = [&](const std::string& name) {
    return store::open_immutable(scratch / name).value().integer("SELECT dictionary > 0 FROM edition").value();
  };
  CHECK(dictionaries("one") == 1);
  CHECK(dictionaries("few") == 0);
  if (bytes_asked_for() < 0) return;
  const auto reader = store::open_edition(scratch / "one");
  REQUIRE(reader);
  const auto pages_for = [&](const char* file) {
    const std::int64_t before = bytes_asked_for();
    REQUIRE(reader.value().article(file));
    return (bytes_asked_for() - before) / page;
  };
  const std::int64_t first = pages_for("7.txt");
  const std::int64_t second = pages_for("311.txt");
  CHECK(second <= 8);
  CHECK(first <= second + 24);
}
