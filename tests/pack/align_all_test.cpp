// `align --all`: every text of a folder against every other.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

using Json = nlohmann::ordered_json;

namespace {

constexpr const char* copied =
    "The keeper of the Saltby light reported a herd of seals asleep on the lifeboat slip for the third morning.";

// An invented text; each number gives another.
std::string made_text(unsigned number) {
  std::string text;
  unsigned state = number * 7919 + 1;
  for (int word = 0; word < 120; ++word) {
    state = state * 1664525U + 1013904223U;
    text += "w" + std::to_string((state >> 8U) % (1 + (state >> 16U) % 6000)) + (word % 11 == 10 ? ".\n" : " ");
  }
  return text + "\n";
}

// `count` texts of which the first and the last share a sentence; the last is in a folder of its own.
void write_archive(const std::string& folder, unsigned count) {
  std::filesystem::create_directories(folder + "/more");
  for (unsigned i = 0; i < count; ++i) {
    const std::string text = made_text(i) + (i == 0 || i + 1 == count ? copied : "") + "\n";
    write_bytes(folder + (i + 1 == count ? "/more/last.txt" : "/" + std::to_string(1000 + i) + ".txt"), text);
  }
}

std::vector<Json> lines_of(const std::string& path) {
  std::vector<Json> lines;
  const std::string bytes = bytes_of(path);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    lines.push_back(Json::parse(bytes.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("align --all writes a line for each pair that shares something and counts what it looked at") {
  for (const unsigned count : {12U, 260U}) {
    CAPTURE(count);
    const Scratch scratch;
    write_archive(scratch / "in", count);
    write_bytes(scratch / "in/articles.csv", "file,story\n1000.txt,One\n");
    write_bytes(scratch / "in/.hidden", copied);
    const Ran ran = run_pack({"align", "--all", scratch / "in", "-o", scratch / "out.jsonl"});
    CHECK(ran.code == 0);
    CHECK(ran.out.empty());
    const Json counts = Json::parse(ran.err);
    CHECK(counts.begin().key() == "documents");
    CHECK(counts["documents"] == count);
    CHECK(counts["pairs_possible"] == count * (count - 1) / 2);
    CHECK(counts["pairs_examined"] <= counts["pairs_possible"]);
    const std::vector<Json> lines = lines_of(scratch / "out.jsonl");
    CHECK(counts["pairs_with_passages"] == lines.size());
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["a"] == "1000.txt");
    CHECK(lines[0]["b"] == "more/last.txt");
    REQUIRE(lines[0]["passages"].size() == 1);
    CHECK(lines[0]["passages"][0]["class"] == "verbatim");
    CHECK(!lines[0]["passages"][0].contains("words"));
  }
}

TEST_CASE("align --all says of a pair what align --pairs says, whatever the number of jobs") {
  const Scratch scratch;
  write_archive(scratch / "in", 230);
  const auto ran = [&](const std::string& jobs, const std::string& out) {
    CHECK(run_pack({"align", "--all", scratch / "in", "--jobs", jobs, "-o", scratch / out}).code == 0);
    return bytes_of(scratch / out);
  };
  const std::string one = ran("1", "one");
  CHECK(ran("3", "three") == one);
  write_bytes(scratch / "list", "1000.txt\tmore/last.txt\n");
  CHECK(run_pack({"align", "--pairs", scratch / "list", "--a-dir", scratch / "in", "--b-dir", scratch / "in", "-o",
                  scratch / "listed"})
            .code == 0);
  CHECK(bytes_of(scratch / "listed") == one);
}

TEST_CASE("align --all names a file that is no text, aligns the rest and ends with 1") {
  const Scratch scratch;
  write_archive(scratch / "in", 6);
  write_bytes(scratch / "in/1002.txt", "good\nba\xFF");
  const Ran ran = run_pack({"align", "--all", scratch / "in", "-o", scratch / "out"});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("1002.txt:2:3: not UTF-8") != std::string::npos);
  CHECK(ran.err.find("\"documents\":5") != std::string::npos);
  CHECK(lines_of(scratch / "out").size() == 1);
  const Ran nowhere = run_pack({"align", "--all", scratch / "none", "-o", scratch / "out2"});
  CHECK(nowhere.code == 1);
  CHECK(nowhere.err.find("none") != std::string::npos);
  CHECK(!std::filesystem::exists(scratch / "out2"));
}

TEST_CASE("align --all of an empty folder writes an empty list") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "in");
  const Ran ran = run_pack({"align", "--all", scratch / "in", "-o", scratch / "out"});
  CHECK(ran.code == 0);
  CHECK(Json::parse(ran.err)["pairs_possible"] == 0);
  CHECK(bytes_of(scratch / "out").empty());
}

TEST_CASE("align --all into its own folder answers the same again") {
  const Scratch scratch;
  write_archive(scratch / "in", 3);
  const std::vector<std::string> words = {"align", "--all", scratch / "in", "-o", scratch / "in/out.jsonl"};
  const Ran first = run_pack(words);
  const std::string written = bytes_of(scratch / "in/out.jsonl");
  CHECK(run_pack(words).err == first.err);
  CHECK(bytes_of(scratch / "in/out.jsonl") == written);
}

TEST_CASE("align --all says at once when the answers cannot be written") {
  const Scratch scratch;
  write_archive(scratch / "in", 3);
  const Ran ran = run_pack({"align", "--all", scratch / "in", "-o", scratch / "none/out"});
  CHECK(ran.code == 1);
  CHECK(ran.err == scratch / "none/out" + ": cannot be written; choose another place or make room\n");
}

TEST_CASE("an interrupted align --all ends with 130 and leaves nothing") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "in");
  std::filesystem::create_directory(scratch / "out");
  // Enough to compare that the signal finds it at work.
  for (unsigned i = 0; i < 40; ++i) {
    std::string text;
    for (unsigned part = 0; part < 30; ++part) text += made_text(i * 30 + part);
    write_bytes(scratch / "in" + "/" + std::to_string(i) + ".txt", text);
  }
  const Ran ran = run_and_signal({"align", "--all", scratch / "in", "-o", scratch / "out/x"}, SIGINT, scratch / "out");
  CHECK(ran.code == 130);
  CHECK(names_in(scratch / "out").empty());
}
