// lectern-pack search, as a script and as a person would use it.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

using Json = nlohmann::ordered_json;

namespace {

std::string keys(const Json& object) {
  std::string names;
  for (const auto& item : object.items()) names += (names.empty() ? "" : ",") + item.key();
  return names;
}

std::string made_edition(const Scratch& scratch) {
  write_articles(scratch / "in");
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "x.edition"}).code == 0);
  return scratch / "x.edition";
}

Json search(const std::string& edition, std::vector<std::string> words) {
  words.insert(words.begin(), {"search", edition});
  words.emplace_back("--json");
  const Ran ran = run_pack(words);
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  return Json::parse(ran.out);
}

std::string files(const Json& answer) {
  std::string out;
  for (const Json& story : answer["stories"])
    for (const Json& hit : story["hits"]) out += (out.empty() ? "" : " ") + hit["file"].get<std::string>();
  return out;
}

// Answers to --stdin, a line each.
struct Lines {
  int code = 0;
  std::vector<Json> answers;
};
Lines ask_lines(const Scratch& scratch, const std::string& edition, const std::string& lines) {
  write_bytes(scratch / "queries", lines);
  const std::string command = std::string("'") + LECTERN_PACK + "' search '" + edition + "' --stdin < '" +
                              (scratch / "queries") + "' > '" + (scratch / "answers") + "' 2> '" + (scratch / "said") +
                              "'";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a test's own command
  Lines out{status / 256, {}};
  const std::string text = bytes_of(scratch / "answers");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.answers.push_back(Json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("search --json has the contract's keys, null for what is unknown, and marks inside the snippet") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  const Json answer = search(edition, {"old bridge"});
  CHECK(keys(answer) == "query,used,did_you_mean,passages,stories,total");
  CHECK(answer["query"] == "old bridge");
  CHECK(answer["used"] == "old bridge*");
  CHECK(answer["total"] == 3);
  REQUIRE(answer["stories"].size() == 1);
  const Json& story = answer["stories"][0];
  CHECK(keys(story) == "story_id,story,hits");
  CHECK(story["story"] == "The bridge");
  REQUIRE(story["hits"].size() == 3);
  double last = 1e9;
  for (const Json& hit : story["hits"]) {
    CHECK(keys(hit) == "file,title,source,published,score,snippet,marks");
    CHECK(hit["score"] <= last);
    last = hit["score"];
    const auto snippet = hit["snippet"].get<std::string>();
    REQUIRE_FALSE(hit["marks"].empty());
    for (const Json& mark : hit["marks"]) {
      std::string marked = snippet.substr(mark[0], mark[1].get<std::size_t>() - mark[0].get<std::size_t>());
      for (char& c : marked) c = static_cast<char>(std::tolower(c));
      CHECK((marked == "old" || marked == "bridge"));
    }
  }
  CHECK(story["hits"][0]["file"] == "release.txt");
  CHECK(files(search(edition, {"walked"})) == "column.txt");
  const Json column = search(edition, {"walked"})["stories"][0]["hits"][0];
  CHECK(column["source"].is_null());
  CHECK(column["published"].is_null());
}

TEST_CASE("a query without a word uses nothing and finds nothing; a misspelt one is mended") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  const Json nothing = search(edition, {"?!"});
  CHECK(nothing["used"].is_null());
  CHECK(nothing["total"] == 0);
  CHECK(nothing["stories"] == Json::array());
  const Json mended = search(edition, {"shopkepers "});
  CHECK(mended["total"] == 1);
  CHECK(mended["used"] == mended["did_you_mean"][0]);
  CHECK(mended["did_you_mean"] == Json{"shopkeepers"});
}

TEST_CASE("a sentence tells where else it stands") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  const Json answer = search(edition, {"a loaf of bread while the old bridge is being repaired"});
  REQUIRE(answer["passages"].size() == 1);
  const Json& passage = answer["passages"][0];
  CHECK(keys(passage) == "family,members");
  REQUIRE(passage["members"].size() == 2);
  for (const Json& member : passage["members"]) {
    CHECK(keys(member) == "file,begin,end,class");
    CHECK(member["class"] == "verbatim");
    CHECK(member["begin"] < member["end"]);
  }
  const Json edited = search(edition, {"bridge at Wendel will close to all traffic on Monday"});
  REQUIRE(edited["passages"].size() == 1);
  CHECK(edited["passages"][0]["members"].size() == 2);
  CHECK(edited["passages"][0]["members"][0]["class"] != edited["passages"][0]["members"][1]["class"]);
}

TEST_CASE("filters and limits") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  CHECK(files(search(edition, {"bridge", "--source", "valley paper"})) == "paper.txt");
  CHECK(files(search(edition, {"bridge", "--from", "2024-03-02"})) == "paper.txt");
  CHECK(files(search(edition, {"bridge", "--to", "2024-03-01"})) == "release.txt");
  CHECK(files(search(edition, {"bridge", "--language", "fr"})).empty());
  const Json one = search(edition, {"bridge", "--limit", "1"});
  CHECK(one["total"] == 3);
  CHECK(one["stories"][0]["hits"].size() == 1);
}

TEST_CASE("--stdin answers each JSON string with a line that has its time, whatever the string holds") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  const std::string lines = "\"bridge\"\n\"old\\u0000 bridge\"\n\"\"\n\"NEAR(\\\"*^ -NOT\"\n\"" +
                            std::string(10000, 'a') + "\"\n\"\\u0645\\u062F\\u0631\\u0633\\u0629 \\ud83d\\ude42\"\n";
  const Lines got = ask_lines(scratch, edition, lines);
  CHECK(got.code == 0);
  REQUIRE(got.answers.size() == 6);
  for (const Json& answer : got.answers) {
    CHECK(keys(answer) == "query,used,did_you_mean,passages,stories,total,us");
    CHECK(answer["us"].is_number_unsigned());
  }
  CHECK(files(got.answers[0]) == files(search(edition, {"bridge"})));
  CHECK(got.answers[1]["query"] == std::string("old\0 bridge", 11));
  CHECK(got.answers[1]["total"] == 3);
  const Lines bad = ask_lines(scratch, edition, "\"bridge\"\nbridge\n\"old\"");
  CHECK(bad.code == 1);
  REQUIRE(bad.answers.size() == 3);
  CHECK(bad.answers[1]["query"].is_null());
  CHECK(bad.answers[1]["error"]["line"] == 2);
  CHECK(bad.answers[2]["total"] == 3);
  CHECK(bytes_of(scratch / "said").starts_with("standard input:2:1: "));
}

TEST_CASE("for people: counts, stories, snippets, without control characters when it is no terminal") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  const Ran ran = run_pack({"search", edition, "shopkeepers"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("1 article for shopkeepers*\n\nThe bridge  [the-bridge]\n"));
  CHECK(ran.out.find("  paper.txt  Valley Paper, 2024-03-02  Wendel bridge shuts on Monday\n") != std::string::npos);
  CHECK(ran.out.find("Shopkeepers are worried.") != std::string::npos);
  CHECK(ran.out.find('\033') == std::string::npos);
  CHECK(run_pack({"search", edition, "shopkepers "}).out.find("none as typed; for shopkeepers\n") != std::string::npos);
}

TEST_CASE("usage of search") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  for (const std::vector<std::string>& more : {std::vector<std::string>{},
                                               {"bridge", "--stdin"},
                                               {"bridge", "--from", "yesterday"},
                                               {"bridge", "--limit", "0"}}) {
    std::vector<std::string> words = {"search", edition};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run_pack(words);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("lectern-pack search --help") != std::string::npos);
  }
  CHECK(run_pack({"search", scratch / "none.edition", "x"}).code == 1);
  CHECK(run_pack({"search", "--help"}).out.find("lectern-pack search spring.edition \"bridge clos\"") !=
        std::string::npos);
}
