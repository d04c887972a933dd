// Building: what is left behind, what is said, and the same bytes every time.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

using Json = nlohmann::ordered_json;

namespace fs = std::filesystem;

namespace {

std::string last_line(const std::string& text) {
  const std::string trimmed = text.substr(0, text.find_last_not_of('\n') + 1);
  return trimmed.substr(trimmed.rfind('\n') + 1);
}

}  // namespace

TEST_CASE("a build ends with its summary, one edition, mode 0444, and nothing beside it") {
  const Scratch scratch;
  write_articles(scratch / "in");
  fs::create_directory(scratch / "out");
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "out/x.edition"});
  CHECK(ran.code == 0);
  CHECK(ran.err.find('\r') == std::string::npos);
  CHECK(last_line(ran.out).starts_with("3 articles, 1 story, "));
  CHECK(last_line(ran.out).ends_with(", 0 files skipped"));
  CHECK(names_in(scratch / "out") == std::vector<std::string>{"x.edition"});
  struct stat info{};
  REQUIRE(stat((scratch / "out/x.edition").c_str(), &info) == 0);
  CHECK((info.st_mode & 07777U) == 0444);
  CHECK(run_pack({"check", scratch / "out/x.edition"}).code == 0);
}

TEST_CASE("the same articles give the same bytes, whatever the path, time zone, locale and jobs") {
  const Scratch scratch;
  const std::string first = scratch / "one";
  const std::string second = scratch / "other place/one";
  for (const std::string& folder : {first, second}) write_articles(folder);
  REQUIRE(run_pack({"build", first, "-o", scratch / "a.edition", "--jobs", "1"}, {"TZ=UTC", "LC_ALL=C"}).code == 0);
  const std::string bytes = bytes_of(scratch / "a.edition");
  REQUIRE_FALSE(bytes.empty());
  for (const char* jobs : {"1", "2", "5"}) {
    const std::string out = second + std::string("-") + jobs + ".edition";
    const Ran ran = run_pack({"build", second, "-o", out, "--jobs", jobs},
                             {"TZ=Pacific/Auckland", "LC_ALL=tr_TR.UTF-8", "LANG=de_DE.UTF-8"});
    REQUIRE(ran.code == 0);
    CHECK(bytes_of(out) == bytes);
  }
}

TEST_CASE("an older edition is replaced, and stays when the build fails") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "x.edition", "old");
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "x.edition"}).code == 0);
  const std::string bytes = bytes_of(scratch / "x.edition");
  CHECK(bytes.starts_with("SQLite format 3"));
  fs::create_directory(scratch / "empty");
  const Ran ran = run_pack({"build", scratch / "empty", "-o", scratch / "x.edition"});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("empty") != std::string::npos);
  CHECK(bytes_of(scratch / "x.edition") == bytes);
  CHECK(names_in(scratch.path) == std::vector<std::string>{"empty", "in", "x.edition"});
}

TEST_CASE("--strict writes nothing when a file is skipped") {
  const Scratch scratch;
  write_articles(scratch / "in");
  write_bytes(scratch / "in/tune.mp3", "ID3");
  const Ran easy = run_pack({"build", scratch / "in", "-o", scratch / "easy.edition"});
  CHECK(easy.code == 0);
  CHECK(easy.err.find("tune.mp3") != std::string::npos);
  CHECK(last_line(easy.out).ends_with(", 1 file skipped"));
  const Ran strict = run_pack({"build", scratch / "in", "-o", scratch / "strict.edition", "--strict"});
  CHECK(strict.code == 1);
  CHECK(names_in(scratch.path) == std::vector<std::string>{"easy.edition", "in"});
}

TEST_CASE("an output that cannot be written ends with 1, the reason and a remedy, and leaves nothing") {
  const Scratch scratch;
  write_articles(scratch / "in");
  fs::create_directory(scratch / "folder");
  REQUIRE(mkfifo((scratch / "fifo").c_str(), 0600) == 0);
  const std::vector<std::string> before = names_in(scratch.path);
  for (const std::string& out : {scratch / "folder", scratch / "fifo", scratch / "no/such/place.edition",
                                 std::string("/proc/lectern.edition"), scratch / "in/paper.txt/x.edition"}) {
    CAPTURE(out);
    const Ran ran = run_pack({"build", scratch / "in", "-o", out});
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(out + ": cannot be written (") != std::string::npos);
    CHECK(ran.err.find("; choose another place") != std::string::npos);
    CHECK(names_in(scratch.path) == before);
  }
}

TEST_CASE("a file of the folder itself is no output") {
  const Scratch scratch;
  write_articles(scratch / "in");
  const std::string before = bytes_of(scratch / "in/paper.txt");
  const Ran ran = run_pack({"build", scratch / "in", "-o", scratch / "in/../in/paper.txt"});
  CHECK(ran.code == 2);
  CHECK(bytes_of(scratch / "in/paper.txt") == before);
}

TEST_CASE("a folder that is none is an input that cannot be read") {
  const Scratch scratch;
  write_bytes(scratch / "file", "x");
  for (const std::string& folder : {scratch / "missing", scratch / "file"}) {
    const Ran ran = run_pack({"build", folder, "-o", scratch / "x.edition"});
    CHECK(ran.code == 1);
    CHECK(ran.err.starts_with(folder));
    CHECK_FALSE(fs::exists(scratch / "x.edition"));
  }
}

TEST_CASE("articles without a story are grouped, each group is named with its reason, and near duplicates are told") {
  const Scratch scratch;
  const std::string in = scratch / "in";
  std::filesystem::create_directory(in);
  const std::string agency =
      "HARROW, March 5 (Wire) - The tanker Ostrava spilled 300 tons of syrup into the Wend on Monday, and beekeepers "
      "from Colne to Dunmere came with jars. Mayor Ilse Maarten said that nobody would be fined for it.\n\n"
      "Divers expect to close the leak by Thursday, the harbour office said in a statement read out at the quay.\n";
  const std::string other =
      "Choirs from nine valleys sing at the Vell barn this weekend. Conductor Ansgar Toll has rehearsed them by radio "
      "since the road fell in, and the last mass is to be sung in the dark.\n";
  write_bytes(in + "/one.txt", "Syrup in the river\n\n" + agency);
  write_bytes(in + "/two.txt", "Tanker spills syrup\n\n" + agency + "\nMore on page nine.\n");
  write_bytes(in + "/three.txt", "Choirs in the barn\n\n" + other);
  const Ran ran = run_pack({"build", in, "-o", scratch / "x.edition", "--json"});
  CHECK(ran.code == 0);
  const Json json = Json::parse(ran.out);
  CHECK(json["stories"] == 2);
  REQUIRE(json["groups"].size() == 1);
  CHECK(json["groups"][0]["files"] == Json::parse(R"(["one.txt","two.txt"])"));
  CHECK(json["groups"][0]["shared_passages"].get<int>() > 0);
  REQUIRE(json["near_duplicates"].size() == 1);
  CHECK(json["near_duplicates"][0]["share"].get<double>() > .85);
  CHECK(ran.err.find("shared passage") != std::string::npos);
  CHECK(ran.err.find("nearly the same text") != std::string::npos);
}
