// Stories found for articles that nobody put into one: likeness, groups, titles.
#include "doctest/doctest.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "store/write/match/cluster.h"
#include "store/write/match/group_stories.h"

namespace {

using store::Article;
using store::Likeness;

Article article(const std::string& file, const std::string& title, const std::string& text, const std::string& day) {
  Article made;
  made.file = file;
  made.title = title;
  made.text = text;
  made.language = "en";
  if (!day.empty()) made.published = store::PublicationTime{day, store::Precision::day};
  return made;
}

const std::string ferry =
    "The ferry Marigold ran aground off Dunmere on Tuesday with 41 passengers aboard. Captain Odile Varga had turned "
    "back for fog. Lifeboats from Colne brought everyone to the slipway, and the coastguard is asking why the Dunmere "
    "beacon was dark.";
const std::string ferry_again =
    "Fog and a dark beacon at Dunmere are blamed after the Marigold, a ferry with 41 people aboard, struck a sandbank. "
    "Odile Varga, her captain, praised the Colne lifeboats that landed every passenger at the slipway.";
const std::string orchard =
    "Growers in the Harrow valley expect half the usual crop of pears. A late frost in April killed the blossom, said "
    "Bertil Ohm of the orchard society, and bees stayed in their hives.";

std::vector<store::FoundStory> group(std::vector<Article>& articles, int jobs = 1) {
  std::vector<Article*> pointers;
  pointers.reserve(articles.size());
  for (Article& one : articles) pointers.push_back(&one);
  return store::group_stories(pointers, "Saved", jobs);
}

std::string stories_of(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& one : articles) out += one.file + ":" + one.story + " ";
  return out;
}

// The obvious way: every pair of groups looked at anew for each step.
std::vector<std::uint32_t> naive_cluster(std::size_t count, const std::vector<Likeness>& likenesses) {
  std::vector<std::vector<float>> table(count, std::vector<float>(count));
  for (const Likeness& one : likenesses) table[one.a][one.b] = table[one.b][one.a] = one.value;
  std::vector<std::vector<std::uint32_t>> groups;
  groups.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) groups.push_back({i});
  while (true) {
    float most = 0;
    std::size_t x = 0;
    std::size_t y = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t j = i + 1; j < groups.size(); ++j) {
        float sum = 0;
        for (const std::uint32_t a : groups[i])
          for (const std::uint32_t b : groups[j]) sum += table[a][b];
        const float average = sum / static_cast<float>(groups[i].size() * groups[j].size());
        if (average <= most) continue;
        most = average;
        x = i;
        y = j;
      }
    if (most < store::least_average) break;
    groups[x].insert(groups[x].end(), groups[y].begin(), groups[y].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(y));
  }
  for (auto& one : groups) std::sort(one.begin(), one.end());
  std::sort(groups.begin(), groups.end());
  std::vector<std::uint32_t> number(count);
  for (std::uint32_t i = 0; i < groups.size(); ++i)
    for (const std::uint32_t text : groups[i]) number[text] = i;
  return number;
}

}  // namespace

TEST_CASE("articles of one event become a story titled as the earliest one is; a text like no other stands alone") {
  std::vector<Article> articles = {article("a.txt", "Ferry aground", ferry, "2024-03-06"),
                                   article("b.txt", "Half a crop of pears", orchard, "2024-03-05"),
                                   article("c.txt", "A beacon was dark", ferry_again, "2024-03-05")};
  const std::vector<store::FoundStory> found = group(articles);
  CHECK(stories_of(articles) == "a.txt:A beacon was dark b.txt:Half a crop of pears c.txt:A beacon was dark ");
  REQUIRE(found.size() == 2);
  CHECK(found[0].files == std::vector<std::string>{"a.txt", "c.txt"});
  CHECK(found[0].likeness >= store::least_average);
  CHECK(found[1].likeness == 0);
}

TEST_CASE("one event alone is named after the folder") {
  std::vector<Article> articles = {article("a.txt", "Ferry aground", ferry, "2024-03-06"),
                                   article("c.txt", "A beacon was dark", ferry_again, "")};
  group(articles);
  CHECK(stories_of(articles) == "a.txt:Saved c.txt:Saved ");
}

TEST_CASE("the same words months apart are two events") {
  std::vector<Article> articles = {article("a.txt", "Ferry aground", ferry, "2024-03-06"),
                                   article("b.txt", "Ferry aground", ferry, "2024-09-06")};
  group(articles);
  CHECK(stories_of(articles) == "a.txt:Ferry aground b.txt:Ferry aground (2) ");
}

TEST_CASE("an article joins the told story it belongs to, and told stories stay as they are") {
  std::vector<Article> articles = {article("a.txt", "Ferry aground", ferry, "2024-03-06"),
                                   article("b.txt", "Half a crop of pears", orchard, "2024-03-06"),
                                   article("c.txt", "A beacon was dark", ferry_again, "2024-03-06"),
                                   article("d.txt", "Half a crop of pears", orchard + " Nobody sells.", "2024-03-07")};
  articles[0].story = "Marigold";
  articles[1].story = "Pears";
  articles[3].story = "Frost";
  const std::vector<store::FoundStory> found = group(articles);
  CHECK(stories_of(articles) == "a.txt:Marigold b.txt:Pears c.txt:Marigold d.txt:Frost ");
  REQUIRE(found.size() == 1);
  CHECK(found[0].told);
  CHECK(found[0].files == std::vector<std::string>{"c.txt"});
}

TEST_CASE("a story added elsewhere regroups nothing else, whatever the order and the number of threads") {
  std::vector<Article> articles = {article("a.txt", "Ferry aground", ferry, "2024-03-06"),
                                   article("b.txt", "Half a crop of pears", orchard, "2024-03-05"),
                                   article("c.txt", "A beacon was dark", ferry_again, "2024-03-05")};
  std::vector<Article> more = articles;
  group(articles);
  const std::string other =
      "Parliament at Vell debated the 14 lighthouse levies until dawn; minister Ansgar Toll resigned over them.";
  for (int i = 0; i < 3; ++i)
    more.insert(more.begin() + i, article("x" + std::to_string(i) + ".txt", "Levies", other, "2024-03-05"));
  std::vector<Article> threaded = more;
  group(more);
  group(threaded, 3);
  CHECK(stories_of(threaded) == stories_of(more));
  CHECK(stories_of(more).ends_with(stories_of(articles)));
}

TEST_CASE("clustering by table finds what looking at all pairs of groups finds") {
  std::mt19937 random(7);
  const auto number = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t count = 2 + number(14);
    std::vector<Likeness> likenesses;
    for (std::uint32_t a = 0; a < count; ++a)
      for (std::uint32_t b = a + 1; b < count; ++b)
        if (number(3) > 0) likenesses.push_back({a, b, 0.05F + static_cast<float>(number(9000)) / 30000.0F});
    CHECK(store::cluster(count, likenesses) == naive_cluster(count, likenesses));
  }
  CHECK(store::cluster(0, {}).empty());
}

TEST_CASE("likeness is the same whichever text comes first, and falls with the days between") {
  store::Vocabulary vocabulary;
  const auto text = [&](const std::string& words, std::optional<std::int64_t> day) {
    return store::TextOfDay{store::outline_of({words, "en"}, vocabulary), day};
  };
  const std::vector<store::TextOfDay> texts = {text(ferry, 100), text(ferry, 101), text(ferry, 106), text(ferry, 130),
                                               text(ferry, {})};
  const std::vector<Likeness> found = store::find_likenesses(texts, {2});
  const auto between = [&](std::uint32_t a, std::uint32_t b) {
    for (const Likeness& one : found)
      if (one.a == a && one.b == b) return one.value;
    return 0.0F;
  };
  CHECK(between(0, 1) == doctest::Approx(0.8187).epsilon(.001));  // exp(-1/5)
  CHECK(between(0, 2) == doctest::Approx(0.3012).epsilon(.001));
  CHECK(between(0, 3) == 0);
  CHECK(between(3, 4) == doctest::Approx(0.6703).epsilon(.001));  // two days, when a day is unknown
}

TEST_CASE("among many dated texts each pair is as alike as when it is alone") {
  std::mt19937 random(77);
  std::vector<store::TextOfDay> texts(6000);  // more than are indexed at once
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (int word = 0; word < 6; ++word) texts[i].outline.stems.push_back((random() % 400) * 10'000'019U | 1U);
    texts[i].day = static_cast<std::int64_t>(i / 40);
  }
  const std::vector<Likeness> all = store::find_likenesses(texts, {2, nullptr, {}});
  constexpr std::uint32_t first = 3900;  // where one index ends and the next begins lies among these
  constexpr std::uint32_t end = 4500;
  const std::vector<store::TextOfDay> some(texts.begin() + first, texts.begin() + end);
  std::vector<Likeness> moved;
  for (const Likeness& one : all)
    if (one.a >= first && one.b < end) moved.push_back({one.a - first, one.b - first, one.value});
  CHECK(moved.size() > 100);
  CHECK(moved == store::find_likenesses(some, {}));
}
