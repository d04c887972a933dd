// What may go wrong around a build: memory, strange files, strange names. An edition, or a reason and nothing left.
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

namespace fs = std::filesystem;

namespace {

const std::string bridge =
    "The mayor of Saltby opened the new bridge on Tuesday. She said that it would serve the town for a hundred "
    "years, and thanked the builders.\n";

}  // namespace

#if !defined(__SANITIZE_ADDRESS__)  // whose shadow takes more than any limit
TEST_CASE("out of memory at any moment of a build is an edition, or said and nothing is left") {
  const Scratch scratch;
  fs::create_directory(scratch / "in");
  for (int i = 0; i < 150; ++i) {
    std::string text = "Report " + std::to_string(i * 37) + "\n\n";
    for (const std::string& part : {bridge, bridge, std::to_string(i * 7919), std::string(" came.\n")}) text += part;
    scratch.write("in/" + std::to_string(i) + ".txt", text);
  }
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "whole.edition", "--jobs", "2"}).code == 0);
  const std::string whole = bytes_of(scratch / "whole.edition");
  fs::create_directory(scratch / "out");
  const std::string out = scratch / "out/x.edition";
  int refused = 0;
  int made = 0;
  std::uint64_t least = 0;  // what the program needs to be loaded at all
  for (std::uint64_t megabytes = 24; megabytes < 4096 && made < 3; megabytes += megabytes / 9) {
    if (least == 0 && run_pack_within({"--version"}, megabytes << 20U).code != 0) continue;
    least = least == 0 ? megabytes : least;
    CAPTURE(megabytes);
    const Ran ran = run_pack_within({"build", scratch / "in", "-o", out, "--jobs", "2"}, megabytes << 20U);
    if (ran.code == 0) {
      ++made;
      CHECK(bytes_of(out) == whole);
      CHECK(names_in(scratch / "out") == std::vector<std::string>{"x.edition"});
      fs::remove(out);
    } else {
      ++refused;
      CHECK(ran.code == 1);
      CHECK(ran.err.find("memory") != std::string::npos);
      CHECK(names_in(scratch / "out").empty());
    }
  }
  CHECK(made == 3);
  CHECK(refused >= 3);
}
#endif

TEST_CASE("ten thousand empty files are each named and left out") {
  const Scratch scratch;
  fs::create_directory(scratch / "in");
  for (int i = 0; i < 10'000; ++i) scratch.write("in/" + std::to_string(i) + ".txt", "");
  scratch.write("in/bridge.txt", "A bridge\n\n" + bridge);
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "x.edition"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "1 article, 1 story, 0 lines dropped, 2 guesses, 10000 files skipped\n");
  CHECK(ran.err.find("/9999.txt:1:1: ") != std::string::npos);
}

TEST_CASE("a file of half a gigabyte is named, not read") {
  const Scratch scratch;
  fs::create_directory(scratch / "in");
  scratch.write("in/bridge.txt", "A bridge\n\n" + bridge);
  scratch.write("in/all.txt", "x");
  fs::resize_file(scratch / "in/all.txt", 500U << 20U);  // a hole: it takes no room
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "x.edition"});
  CHECK(ran.code == 0);
  CHECK(ran.err.find("/all.txt:1:1: larger than 50 MB") != std::string::npos);
  CHECK(ran.out.find("1 article,") == 0);
}

TEST_CASE("names in every script are names, and one that is no text is said") {
  const Scratch scratch;
  fs::create_directory(scratch / "in");
  const std::vector<std::string> names{" space .txt",  "-dash.txt",      "100%?#.txt",    "line\nbreak.txt",
                                       "quote\"'.txt", "rtl\u202eo.txt", "tab\there.txt", "Ærø æble.txt",
                                       "ΑΘΗΝΑ.txt",    "газета.txt",     "עיתון.txt",     "صحيفة.txt",
                                       "हिन्दी.txt",    "กรุงเทพ.txt",     "新聞 一.txt",   "🌉.txt"};
  for (std::size_t i = 0; i < names.size(); ++i)
    scratch.write("in/" + names[i], "Day " + std::to_string(i) + "\n\n" + bridge);
  scratch.write("in/bad\xff.txt", "Lost\n\n" + bridge);
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "x.edition"});
  REQUIRE(ran.code == 0);
  CHECK(ran.err.find("a file name that is not UTF-8; rename the file (skipped)") != std::string::npos);
  // All carry one text, which is said once.
  const std::size_t said = ran.err.find("nearly the same text");
  CHECK(said != std::string::npos);
  CHECK(ran.err.find("nearly the same text", said + 1) == std::string::npos);
  CHECK(ran.err.find(" and 10 more are nearly") != std::string::npos);
  CHECK(run_pack({"check", scratch / "x.edition"}).code == 0);
  const auto shown = nlohmann::json::parse(run_pack({"show", scratch / "x.edition", "--json"}).out);
  std::vector<std::string> found;
  for (const auto& article : shown) found.push_back(article["file"]);
  CHECK(found == names);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(run_pack({"show", scratch / "x.edition", "--json", "--", name}).code == 0);
  }
}
