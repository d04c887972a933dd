#include "store/write/match/families.h"
#include "store/publication.h"
#include "store/write/match/find_families.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

store::Article article(const char* file, const std::string& text, const char* iso = nullptr,
                       store::Precision precision = store::Precision::day, const char* story = "flood") {
  store::Article out;
  out.file = file;
  out.story_id = story;
  out.text = text;
  out.language = "en";
  if (iso) out.published = store::PublicationTime{iso, precision};
  return out;
}

store::Passage passage(base::TextRange a, base::TextRange b) {
  store::Passage out;
  out.a = a;
  out.b = b;
  return out;
}

std::string dump(const std::vector<store::Family>& families) {
  std::string out;
  for (const store::Family& family : families) {
    out += family.label + ":";
    for (const store::Member& member : family.members) {
      out += " " + std::to_string(member.article) + "[" + std::to_string(member.range.begin) + "," +
             std::to_string(member.range.end) + ")";
    }
    out += " pairs";
    for (const store::MemberPair& pair : family.pairs) {
      out += " " + std::to_string(pair.member_a) + "-" + std::to_string(pair.member_b);
    }
    out += "\n";
  }
  return out;
}

std::optional<store::PublicationTime> time(const char* iso, store::Precision precision) {
  return store::PublicationTime{iso, precision};
}

}  // namespace

TEST_CASE("labels run A to Z, then AA") {
  CHECK(store::family_label(0) == "A");
  CHECK(store::family_label(25) == "Z");
  CHECK(store::family_label(26) == "AA");
  CHECK(store::family_label(27) == "AB");
  CHECK(store::family_label(702) == "AAA");
}

TEST_CASE("a passage in three articles is one family, found from every pair") {
  const std::vector<store::Article> articles = {
      article("a", std::string(ferry_quote) + "\n\n" + filler, "2024-05-03"),
      article("b", std::string(other_filler) + "\n\n" + ferry_quote, "2024-05-02"), article("c", ferry_quote)};
  for (const int jobs : {1, 2}) {
    const auto families = store::find_families(articles, store::MatchPreset::news, jobs);
    REQUIRE(families.size() == 1);
    CHECK(families[0].label == "A");
    CHECK(families[0].story_id == "flood");
    CHECK(families[0].members.size() == 3);
    CHECK(families[0].pairs.size() == 3);
    CHECK(families[0].earliest == 1);
    CHECK(families[0].undated == 1);
    CHECK(families[0].reason.empty());
  }
}

TEST_CASE("a copy between two stories is one family of the first, and what is short there is none") {
  const auto other = [](const char* file, const std::string& text) {
    return article(file, text, nullptr, store::Precision::day, "harvest");
  };
  const std::vector<store::Article> articles = {article("a", std::string(filler) + "\n\n" + ferry_quote),
                                                other("b", std::string(other_filler) + "\n\n" + ferry_quote)};
  const auto families = store::find_families(articles, store::MatchPreset::news, 2);
  REQUIRE(families.size() == 1);
  CHECK(families[0].label == "A");
  CHECK(families[0].story_id == "flood");
  REQUIRE(families[0].members.size() == 2);
  CHECK(at(articles[0].text, families[0].members[0].range) == ferry_quote);
  CHECK(at(articles[1].text, families[0].members[1].range) == ferry_quote);
  const std::string name = "the Saltby Lifeboat Preservation Society and its treasurer Ilse Maarten";
  const std::vector<store::Article> quoting = {article("a", "Nobody asked " + name + " for money, said the mayor."),
                                               other("b", "A cheque went to " + name + " in March, all agree.")};
  CHECK(store::find_families(quoting, store::MatchPreset::news, 1).empty());
}

TEST_CASE("labels follow the earliest article, not the first in the folder") {
  const std::vector<store::Article> articles = {
      article("a", std::string(ferry_quote) + "\n\n" + filler + "\n\n" + budget_line),
      article("b", std::string(budget_line) + "\n\n" + other_filler + "\n\n" + ferry_quote, "2024-05-02")};
  const auto families = store::find_families(articles, store::MatchPreset::news, 1);
  REQUIRE(families.size() == 2);
  CHECK(at(articles[1].text, families[0].members[1].range) == budget_line);
  CHECK(at(articles[1].text, families[1].members[1].range) == ferry_quote);
}

TEST_CASE("ranges join by halves: overlaps, repeats, chains and parts") {
  const std::vector<store::Article> articles = {article("a", ""), article("b", ""), article("c", "")};
  SUBCASE("members that overlap by half of the longer one are one member, as wide as both") {
    const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 100}, {0, 100})}},
                                                   {0, 2, {passage({10, 120}, {0, 100})}}};
    CHECK(dump(store::join_families(articles, pairs)) == "A: 0[0,120) 1[0,100) 2[0,100) pairs 0-1 0-2\n");
  }
  SUBCASE("less than half stays apart") {
    const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 100}, {0, 100})}},
                                                   {0, 2, {passage({60, 160}, {0, 100})}}};
    CHECK(dump(store::join_families(articles, pairs)) ==
          "A: 0[0,100) 1[0,100) pairs 0-1\nB: 0[60,160) 2[0,100) pairs 0-1\n");
  }
  SUBCASE("a short part of a long passage is a family of its own") {
    const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 300}, {0, 300})}},
                                                   {0, 2, {passage({100, 200}, {0, 100})}}};
    CHECK(store::join_families(articles, pairs).size() == 2);
  }
  SUBCASE("a passage that stands twice in one article makes two members") {
    const std::vector<store::AlignedPair> pairs = {
        {0, 1, {passage({0, 100}, {0, 100}), passage({0, 100}, {500, 600})}}};
    CHECK(dump(store::join_families(articles, pairs)) == "A: 0[0,100) 1[0,100) 1[500,600) pairs 0-1 0-2\n");
  }
  SUBCASE("a chain of rewording is one family, without a row for the pair that was not found") {
    const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 100}, {0, 100})}},
                                                   {1, 2, {passage({0, 100}, {0, 100})}}};
    CHECK(dump(store::join_families(articles, pairs)) == "A: 0[0,100) 1[0,100) 2[0,100) pairs 0-1 1-2\n");
  }
  SUBCASE("of two passages between the same members the longer one is kept") {
    const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 100}, {0, 100}), passage({0, 90}, {5, 100})}}};
    const auto families = store::join_families(articles, pairs);
    REQUIRE(families.size() == 1);
    REQUIRE(families[0].pairs.size() == 1);
    CHECK(families[0].pairs[0].passage.a.end == 100);
  }
}

TEST_CASE("members of one family that overlap in one article become one, with the longest pair") {
  // 0 and 2 share a long stretch, 0 and 1 a short part of it, 1 and 2 the long one: all come together through 2.
  const std::vector<store::Article> articles = {article("a", filler), article("b", filler), article("c", filler)};
  const std::vector<store::AlignedPair> pairs = {
      {0, 1, {passage({10, 30}, {0, 60})}}, {0, 2, {passage({0, 60}, {0, 60})}}, {1, 2, {passage({0, 60}, {0, 60})}}};
  CHECK(dump(store::join_families(articles, pairs)) == "A: 0[0,60) 1[0,60) 2[0,60) pairs 0-1 0-2 1-2\n");
}

TEST_CASE("an article copied whole is as many passages as it has paragraphs") {
  const std::string copied = std::string(ferry_quote) + "\n\n" + filler;
  const std::vector<store::Article> articles = {article("a", copied), article("b", copied)};
  const std::vector<store::Family> families = store::find_families(articles, store::MatchPreset::news, 1);
  REQUIRE(families.size() >= 2);
  const auto paragraph = static_cast<std::uint32_t>(copied.find("\n\n"));
  std::size_t covered = 0;
  for (const store::Family& family : families) {
    for (const store::Member& member : family.members) {
      const bool crosses = member.range.begin < paragraph && member.range.end > paragraph;
      CHECK_FALSE(crosses);
      if (member.article == 0) covered += base::length(member.range);
    }
  }
  // Nothing but the blank lines between the parts is lost.
  CHECK(covered + 2 * (families.size() - 1) == copied.size());
}

TEST_CASE("the earliest is strictly before all others, or nothing with a reason") {
  using store::Precision;
  const auto day = [](const char* iso) { return time(iso, Precision::day); };
  const auto minute = [](const char* iso) { return time(iso, Precision::minute); };
  const struct {
    std::vector<std::optional<store::PublicationTime>> times;
    int index;
    const char* reason;
    int undated;
  } rows[] = {
      {{std::nullopt, std::nullopt}, -1, "no dates", 2},
      {{day("2024-05-02"), std::nullopt}, 0, "", 1},
      {{day("2024-05-03"), day("2024-05-02")}, 1, "", 0},
      {{day("2024-05-02"), day("2024-05-02")}, -1, "same day", 0},
      {{day("2024-05-02"), minute("2024-05-02T09:00")}, -1, "times overlap", 0},
      {{day("2024-05-02"), minute("2024-05-03T00:00")}, 0, "", 0},
      {{minute("2024-05-02T09:01"), minute("2024-05-02T09:00")}, 1, "", 0},
      {{minute("2024-05-02T09:00"), minute("2024-05-02T09:00")}, -1, "times overlap", 0},
      {{minute("2024-05-02T09:00+02:00"), minute("2024-05-02T08:00Z")}, 0, "", 0},
      {{minute("2024-05-02T09:00-0500"), minute("2024-05-02T13:00Z")}, 1, "", 0},
      {{time("2024-05", Precision::month), day("2024-06-01")}, 0, "", 0},
      {{time("2024", Precision::year), day("2024-06-01")}, -1, "times overlap", 0},
      {{time("2024-12", Precision::month), time("2025", Precision::year)}, 0, "", 0},
      {{day("2024-02-29"), day("2024-03-01"), day("2024-02-28")}, 2, "", 0},
      {{day("yesterday"), std::nullopt}, -1, "no dates", 2},
  };
  for (const auto& row : rows) {
    const store::Earliest found = store::find_earliest(row.times);
    CAPTURE(row.times[0].has_value() ? row.times[0]->iso : std::string("undated"));
    CHECK(found.index.value_or(-1) == row.index);
    CHECK(found.reason == row.reason);
    CHECK(found.undated == row.undated);
  }
}

TEST_CASE("two members of the earliest article do not compete") {
  const std::vector<store::Article> articles = {article("a", "", "2024-05-02"), article("b", "", "2024-05-03")};
  const std::vector<store::AlignedPair> pairs = {{0, 1, {passage({0, 100}, {0, 100}), passage({300, 400}, {0, 100})}}};
  const auto families = store::join_families(articles, pairs);
  REQUIRE(families.size() == 1);
  CHECK(families[0].earliest == 0);
}
