// Building again: with a cache the edition is that of a build without one, byte for byte, and only what changed is
// done.
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

namespace fs = std::filesystem;

namespace {

// The second number of a row of the figures.
int done_now(const Ran& ran, const std::string& row) {
  const std::size_t at = ran.err.find("| " + row);
  REQUIRE(at != std::string::npos);
  const std::size_t first = ran.err.find(" | ", at + 2);
  return std::stoi(ran.err.substr(ran.err.find(" | ", first + 3) + 3));
}

struct Counts {
  int cleaned = 0;
  int aligned = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

// A folder, its cache, and a random hand that edits the folder.
struct Archive {
  Scratch scratch;
  std::mt19937 random{5};
  std::map<std::string, std::string> texts;
  std::map<std::string, std::string> stories;  // of articles.csv
  std::string language = "en";
  int named = 0;

  int number(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
  std::string file(int which) {
    auto at = texts.begin();
    std::advance(at, which % static_cast<int>(texts.size()));
    return at->first;
  }

  std::string sentence() {
    constexpr std::array words{"harbour", "council", "voted", "bridge", "ferry",  "storm",  "Marlow", "keeper", "tower",
                               "granite", "cutter",  "night", "mayor",  "Saltby", "budget", "school", "river",  "41"};
    std::string text = "The";
    for (int i = 0; i < 14; ++i) text += std::string(" ") + words[random() % words.size()];
    return text + ".";
  }
  std::string text() {
    std::string all = "Report " + std::to_string(number(1000)) + " from " + sentence().substr(4, 12) + "\n\n";
    for (int i = 0; i < 5; ++i) all += sentence() + " " + sentence() + "\n\n";
    return all + "Subscribe to the Saltby evening letter\n";
  }
  void add() {
    std::string& fresh = texts["a" + std::to_string(named++) + ".txt"];
    fresh = text();
    if (texts.size() > 2 && number(2) == 0) fresh += "\n" + texts[file(number(100))].substr(40, 300) + "\n";
  }
  void write() const {
    fs::remove_all(scratch / "in");
    fs::create_directory(scratch / "in");
    for (const auto& [name, text] : texts) scratch.write("in/" + name, text);
    std::string table = "file,story,published\n";
    for (const auto& [name, story] : stories)
      for (const std::string& part :
           {name, std::string(","), story, std::string(",2024-03-0"), story.substr(6), std::string("\n")})
        table += part;
    scratch.write("in/articles.csv", table);
    scratch.write("in/edition.toml", "id = \"saltby\"\ntitle = \"Saltby\"\nlanguage = \"" + language + "\"\n");
  }
  // Builds twice, with the cache and without, and compares. What the first one had to do.
  Counts build(const std::vector<std::string>& more = {}) {
    write();
    std::vector<std::string> words{"build",   scratch / "in",   "-o", scratch / "cached.edition", "--figures",
                                   "--cache", scratch / "cache"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran cached = run_pack(words);
    REQUIRE(cached.code == 0);
    REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "whole.edition"}).code == 0);
    CHECK(bytes_of(scratch / "cached.edition") == bytes_of(scratch / "whole.edition"));
    return {done_now(cached, "texts cleaned"), done_now(cached, "pairs aligned")};
  }
  std::string cache_path() const { return scratch / ("cache/" + names_in(scratch / "cache").front()); }
};

}  // namespace

TEST_CASE("a folder that did not change is neither cleaned nor compared again") {
  Archive archive;
  for (int i = 0; i < 12; ++i) archive.add();
  const Counts first = archive.build();
  CHECK(first.cleaned >= 12);
  CHECK(first.aligned > 0);
  CHECK(names_in(archive.scratch / "cache").size() == 1);
  CHECK(archive.build() == Counts{0, 0});
  CHECK(archive.build({"--jobs", "3"}) == Counts{0, 0});
}

TEST_CASE("after any edits a build with the cache makes the edition of a build without it") {
  Archive archive;
  for (int i = 0; i < 14; ++i) archive.add();
  archive.build();
  const std::array<std::function<void()>, 7> edits{
      [&] { archive.add(); },
      [&] { archive.texts.erase(archive.file(archive.number(100))); },
      [&] { archive.texts[archive.file(archive.number(100))] += "\n" + archive.sentence() + "\n"; },
      [&] {
        const std::string old = archive.file(archive.number(100));
        archive.texts["b" + std::to_string(archive.named++) + ".txt"] = archive.texts[old];
        archive.texts.erase(old);
      },
      [&] { archive.stories[archive.file(archive.number(100))] = "Story " + std::to_string(1 + archive.number(3)); },
      [&] { archive.stories.clear(); },
      [&] { archive.language = archive.language == "en" ? "fr" : "en"; }};
  for (int round = 0; round < 14; ++round) {
    CAPTURE(round);
    edits[static_cast<std::size_t>(round) % edits.size()]();
    if (round % 3 == 0) edits[static_cast<std::size_t>(archive.number(5))]();
    const Counts counts = archive.build();
    CHECK(counts.cleaned <= 2 * static_cast<int>(archive.texts.size()));
    if (archive.texts.size() > 30) archive.texts.erase(archive.texts.begin());
  }
}

TEST_CASE("one article more costs the cleaning of one and the pairs it is in") {
  Archive archive;
  for (int i = 0; i < 12; ++i) archive.stories["a" + std::to_string(i) + ".txt"] = i % 2 == 0 ? "Story 1" : "Story 2";
  for (int i = 0; i < 12; ++i) archive.add();
  for (auto& [name, text] : archive.texts) text = text.substr(0, text.rfind("Subscribe"));  // no site's own lines
  const Counts first = archive.build();
  archive.stories["a99.txt"] = "Story 1";
  archive.texts["a99.txt"] =
      "A quiet day at the lock\n\nNobody came to the lock at Colne on Sunday, and the keeper read.\n";
  const Counts second = archive.build();
  CHECK(second.cleaned == 1);
  CHECK(second.aligned >= 6);
  CHECK(second.aligned <= 12);
  CHECK(first.aligned >= 30);
}

TEST_CASE("a cache that is spoilt, cut short, foreign or not to be had changes nothing") {
  Archive archive;
  for (int i = 0; i < 8; ++i) archive.add();
  archive.build();
  const std::string whole = bytes_of(archive.cache_path());
  for (const std::size_t at : {std::size_t{20}, std::size_t{40}, std::size_t{70}, whole.size() / 3, whole.size() / 2,
                               whole.size() - 60, whole.size() - 3}) {
    CAPTURE(at);
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    write_bytes(archive.cache_path(), bytes);
    archive.build();
    write_bytes(archive.cache_path(), whole.substr(0, at));
    archive.build();
  }
  write_bytes(archive.cache_path(), "what another program left here");
  CHECK(archive.build().cleaned >= 8);
  CHECK(archive.build() == Counts{0, 0});
  archive.scratch.write("file", "");
  const Ran ran = run_pack({"build", archive.scratch / "in", "-o", archive.scratch / "x.edition", "--cache",
                            archive.scratch / "file/below"});
  CHECK(ran.code == 0);
  CHECK(ran.err.find("the cache cannot be used") != std::string::npos);
  CHECK(bytes_of(archive.scratch / "x.edition") == bytes_of(archive.scratch / "whole.edition"));
}
