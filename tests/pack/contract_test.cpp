// The JSON of every command, key by key.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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

// Builds the small folder and answers with what `words` print about its edition.
Json ask(const Scratch& scratch, std::vector<std::string> words) {
  write_articles(scratch / "in");
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "x.edition"}).code == 0);
  words.insert(words.begin() + 1, scratch / "x.edition");
  const Ran ran = run_pack(words);
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  return Json::parse(ran.out);
}

bool is_number_pair(const Json& json) {
  return json.is_array() && json.size() == 2 && json[0].is_number_unsigned() && json[0] < json[1];
}

}  // namespace

TEST_CASE("show --json has the contract's keys, null for what is unknown, and ranges inside the text") {
  const Scratch scratch;
  const Json articles = ask(scratch, {"show", "--json"});
  REQUIRE(articles.size() == 3);
  for (const Json& article : articles) {
    CHECK(keys(article) ==
          "file,story_id,story,source,title,byline,published,precision,language,licence,url,text,blocks,captions,"
          "guesses,dropped,pictures");
    CHECK(article["story_id"] == articles[0]["story_id"]);
    for (const Json& block : article["blocks"]) {
      CHECK(keys(block) == "kind,begin,end");
      CHECK(block["begin"] < block["end"]);
      CHECK(block["end"] <= article["text"].get<std::string>().size());
    }
    for (const auto& item : article.items()) CHECK(item.value() != "");
  }
  CHECK(articles[0]["file"] == "release.txt");
  CHECK(articles[0]["published"] == "2024-03-01T09:00");
  CHECK(articles[0]["precision"] == "minute");
  CHECK(articles[1]["precision"] == "day");
  CHECK(articles[1]["byline"] == "Jo Hale");
  CHECK(articles[2]["source"].is_null());
  CHECK(articles[2]["published"].is_null());
  CHECK(articles[2]["precision"].is_null());
}

TEST_CASE("show of one file is an array of one, of an unknown file an error") {
  const Scratch scratch;
  const Json articles = ask(scratch, {"show", "paper.txt", "--json"});
  REQUIRE(articles.size() == 1);
  CHECK(articles[0]["file"] == "paper.txt");
  const Ran unknown = run_pack({"show", scratch / "x.edition", "nothing.txt", "--json"});
  CHECK(unknown.code == 1);
  CHECK(unknown.err.find("there is no article nothing.txt") != std::string::npos);
}

TEST_CASE("passages --json has the contract's keys, and each member's text is what show prints there") {
  const Scratch scratch;
  const Json families = ask(scratch, {"passages", "--json"});
  REQUIRE(families.size() >= 2);
  const Json articles = ask(scratch, {"show", "--json"});
  std::vector<int> ids;
  for (const Json& family : families) {
    CHECK(keys(family) == "id,story_id,label,members,earliest,reason,undated");
    ids.push_back(family["id"].get<int>());
    CHECK(family["members"].size() >= 2);
    CHECK(family["earliest"].is_null() != family["reason"].is_null());
    if (!family["earliest"].is_null()) CHECK(keys(family["earliest"]) == "file,published,precision");
    for (const Json& member : family["members"]) {
      CHECK(keys(member) == "file,begin,end,text");
      const auto article = std::find_if(articles.begin(), articles.end(),
                                        [&](const Json& one) { return one["file"] == member["file"]; });
      REQUIRE(article != articles.end());
      const std::size_t begin = member["begin"];
      const std::size_t end = member["end"];
      CHECK((*article)["text"].get<std::string>().substr(begin, end - begin) == member["text"].get<std::string>());
    }
  }
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("passages --pairs --json has a row for each aligned pair") {
  const Scratch scratch;
  const Json pairs = ask(scratch, {"passages", "--pairs", "--json"});
  REQUIRE_FALSE(pairs.empty());
  for (const Json& pair : pairs) {
    CHECK(keys(pair) == "story_id,family,a,b,a_begin,a_end,b_begin,b_end,a_text,b_text,class,ratio,score");
    CHECK(pair["a_text"].get<std::string>().size() ==
          pair["a_end"].get<std::size_t>() - pair["a_begin"].get<std::size_t>());
    const double ratio = pair["ratio"];
    const std::string passage_class = pair["class"];
    CHECK(passage_class == (ratio >= .95 ? "verbatim" : ratio >= .6 ? "edited" : "reworded"));
  }
}

TEST_CASE("align --json has the contract's keys, each word in one operation, sides null where they have none") {
  const Scratch scratch;
  write_articles(scratch / "in");
  const Ran ran = run_pack({"align", scratch / "in/release.txt", scratch / "in/column.txt", "--json"});
  CHECK(ran.code == 0);
  const Json answer = Json::parse(ran.out);
  CHECK(keys(answer) == "a,b,passages");
  CHECK(answer["a"] == scratch / "in/release.txt");
  REQUIRE_FALSE(answer["passages"].empty());
  for (const Json& passage : answer["passages"]) {
    CHECK(keys(passage) == "a,b,class,ratio,score,words");
    CHECK(keys(passage["a"]) == "begin,end");
    REQUIRE_FALSE(passage["words"].empty());
    for (const Json& word : passage["words"]) {
      CHECK(keys(word) == "op,a,b");
      CHECK((word["op"] == "only_b" ? word["a"].is_null() : is_number_pair(word["a"])));
      CHECK((word["op"] == "only_a" ? word["b"].is_null() : is_number_pair(word["b"])));
    }
  }
}

TEST_CASE("align --pairs writes a line for each pair in order, and an error object for what cannot be read") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "in/bad.txt", "good\nwords \xff here");
  write_bytes(scratch / "list",
              "release.txt\tpaper.txt\nrelease.txt bad.txt\n\nmissing.txt paper.txt\r\nrelease.txt column.txt");
  const std::vector<std::string> words = {"align",        "--pairs",      scratch / "list",
                                          "--a-dir",      scratch / "in", "--b-dir",
                                          scratch / "in", "-o",           scratch / "out.jsonl"};
  const Ran ran = run_pack(words);
  CHECK(ran.code == 1);
  CHECK(ran.out.empty());
  std::vector<Json> lines;
  const std::string written = bytes_of(scratch / "out.jsonl");
  for (std::size_t at = 0; at < written.size(); at = written.find('\n', at) + 1)
    lines.push_back(Json::parse(written.substr(at, written.find('\n', at) - at)));
  REQUIRE(lines.size() == 4);
  CHECK(keys(lines[0]) == "a,b,passages");
  CHECK(lines[0]["a"] == "release.txt");
  REQUIRE_FALSE(lines[0]["passages"].empty());
  CHECK(keys(lines[0]["passages"][0]) == "a,b,class,ratio,score");
  CHECK(keys(lines[1]) == "a,b,error");
  CHECK(keys(lines[1]["error"]) == "file,offset,reason");
  CHECK(lines[1]["error"]["offset"] == 11);
  CHECK(lines[2]["error"]["offset"].is_null());
  CHECK(lines[3]["b"] == "column.txt");
  CHECK(ran.err.find("in/bad.txt:2:7: not UTF-8 at byte 11") != std::string::npos);
  for (const char* jobs : {"1", "2", "7"}) {
    std::vector<std::string> again = words;
    again.back() = scratch / (std::string("jobs") + jobs);
    again.insert(again.end(), {"--jobs", jobs});
    CHECK(run_pack(again).code == 1);
    CHECK(bytes_of(again[8]) == written);
  }
}

TEST_CASE("align --pairs says at once when the answers cannot be written") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "list", "missing.txt paper.txt\n");
  for (const std::string& out : {scratch / "none/out", scratch / "in"}) {
    const Ran ran = run_pack(
        {"align", "--pairs", scratch / "list", "--a-dir", scratch / "in", "--b-dir", scratch / "in", "-o", out});
    CHECK(ran.code == 1);
    CHECK(ran.err == out + ": cannot be written; choose another place or make room\n");
  }
}

TEST_CASE("answers go into a pipe or a device, which stays what it is") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "list", "release.txt paper.txt\n");
  REQUIRE(mkfifo((scratch / "pipe").c_str(), 0600) == 0);
  const int pipe = open((scratch / "pipe").c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
  for (const std::string out : {"file", "pipe"}) {
    const Ran ran = run_pack({"align", "--pairs", scratch / "list", "--a-dir", scratch / "in", "--b-dir",
                              scratch / "in", "-o", scratch / out});
    CHECK(ran.code == 0);
  }
  const std::string answers = bytes_of(scratch / "file");
  std::string told(answers.size(), ' ');
  CHECK(read(pipe, told.data(), told.size()) == static_cast<ssize_t>(told.size()));
  CHECK(told == answers);
  close(pipe);
}

TEST_CASE("a list of pairs may begin with a byte order mark") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "list", "\xef\xbb\xbfrelease.txt paper.txt\r\n");
  CHECK(run_pack({"align", "--pairs", scratch / "list", "--a-dir", scratch / "in", "--b-dir", scratch / "in", "-o",
                  scratch / "out"})
            .code == 0);
}

TEST_CASE("build --json reports on standard output alone, and says every guess and every skipped file") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "in/tune.mp3", "ID3");
  write_bytes(scratch / "in/letter.txt",
              "A letter about the bridge\n\nIt is a shame that the bridge closes in spring.\n");
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "x.edition", "--json"});
  CHECK(ran.code == 0);
  const Json report = Json::parse(ran.out);
  CHECK(keys(report) ==
        "output,edition,articles,stories,families,dropped_lines,guesses,skipped,warnings,groups,near_duplicates,"
        "summary");
  CHECK(report["articles"] == 4);
  REQUIRE(report["skipped"].size() == 1);
  CHECK(report["skipped"][0]["message"].get<std::string>().find("tune.mp3") != std::string::npos);
  REQUIRE_FALSE(report["guesses"].empty());
  CHECK(keys(report["guesses"][0]) == "file,field,value,line");
  CHECK(report["guesses"][0]["file"] == "letter.txt");
  CHECK(ran.err.find(report["summary"].get<std::string>()) != std::string::npos);
}

TEST_CASE("check --json says sound, or why not") {
  const Scratch scratch;
  const Json sound = ask(scratch, {"check", "--json"});
  CHECK(sound["sound"] == true);
  CHECK(sound["articles"] == 3);
  CHECK(sound["faults"].empty());
  std::string bytes = bytes_of(scratch / "x.edition");
  write_bytes(scratch / "cut.edition", bytes.substr(0, bytes.size() - 4096));
  const Ran ran = run_pack({"check", scratch / "cut.edition", "--json"});
  CHECK(ran.code == 1);
  const Json cut = Json::parse(ran.out);
  CHECK(cut["sound"] == false);
  CHECK(cut["articles"].is_null());
  CHECK(cut["faults"].size() == 1);
}
