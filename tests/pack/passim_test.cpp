// Articles for passim, and its clusters as candidates. The texts and the clusters are our own, in the form that
// passim's README describes.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

using Json = nlohmann::ordered_json;

namespace {

constexpr const char* copied =
    "The lighthouse at Saltby will be painted in red and white bands again before the herring fleet comes home, the "
    "trustees of the harbour promised, since sailors had taken it for a chapel tower twice this winter.";

void write_stories(const std::string& folder) {
  std::filesystem::create_directories(folder);
  write_bytes(folder + "/articles.csv",
              "file,story,source,title,published,language\n"
              "bands.txt,Lighthouse,Saltby & Son Post,Bands,2024-03-01,en\n"
              "chapel.txt,Chapel,,Chapel,2024-03-04T10:00,en\n"
              "seals.txt,Seals,Colne Courier,Seals,,en\n");
  write_bytes(folder + "/bands.txt",
              std::string("Bands\n\n") + copied + "\n\nPaint < 40 tins & brushes are ordered.\n");
  write_bytes(
      folder + "/chapel.txt",
      std::string("Chapel\n\nThe choir of Ellby sang for the roof and counted the coins twice.\n\n") + copied + "\n");
  write_bytes(folder + "/seals.txt", "Seals\n\nA herd of seals slept on the lifeboat slip for the third morning.\n");
}

Json passages_of(const std::string& edition) { return Json::parse(run_pack({"passages", edition, "--json"}).out); }

}  // namespace

TEST_CASE("export --passim writes a line of JSON for each article, of a folder as of its edition") {
  const Scratch scratch;
  write_stories(scratch / "in");
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "x.edition"}).code == 0);
  REQUIRE(run_pack({"export", "--passim", scratch / "in", "-o", scratch / "folder.json"}).code == 0);
  REQUIRE(run_pack({"export", "--passim", scratch / "x.edition", "-o", scratch / "edition.json"}).code == 0);
  const std::string lines = bytes_of(scratch / "folder.json");
  CHECK(lines == bytes_of(scratch / "edition.json"));
  std::vector<Json> rows;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
    rows.push_back(Json::parse(lines.substr(at, lines.find('\n', at) - at)));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["id"] == "bands.txt");
  CHECK(rows[0]["series"] == "Saltby & Son Post");
  CHECK(rows[0]["date"] == "2024-03-01");
  CHECK(rows[0]["text"].get<std::string>().find("&lt; 40 tins &amp; brushes") != std::string::npos);
  CHECK(rows[1]["series"] == "chapel.txt");
  CHECK(rows[1]["date"] == "2024-03-04");
  CHECK_FALSE(rows[2].contains("date"));
  CHECK(names_in(scratch.path).size() == 4);
}

TEST_CASE("build --passim aligns the articles of a cluster, and between stories no others") {
  const Scratch scratch;
  write_stories(scratch / "in");
  std::filesystem::create_directories(scratch / "clusters");
  write_bytes(scratch / "clusters/part-00000",
              "{\"uid\":11,\"cluster\":42,\"size\":3,\"begin\":0,\"end\":36,\"id\":\"bands.txt\",\"series\":\"Post\"}\n"
              "{\"uid\":12,\"cluster\":42,\"size\":3,\"begin\":14,\"end\":50,\"id\":\"chapel.txt\"}\n");
  write_bytes(scratch / "clusters/part-00001", "{\"cluster\":42,\"id\":\"lost.txt\"}\n\n");
  const Ran ran = run_pack({"build", scratch / "in", "--passim", scratch / "clusters", "-o", scratch / "x.edition"});
  CHECK(ran.code == 0);
  CHECK(ran.err.find("1 passage of an article that is not in the folder") != std::string::npos);
  const Json families = passages_of(scratch / "x.edition");
  REQUIRE(families.size() == 1);
  CHECK(families[0]["members"].size() == 2);

  write_bytes(scratch / "other.json", "{\"cluster\":1,\"id\":\"chapel.txt\"}\n{\"cluster\":1,\"id\":\"seals.txt\"}\n");
  CHECK(run_pack({"build", scratch / "in", "--passim", scratch / "other.json", "-o", scratch / "y.edition"}).code == 0);
  CHECK(passages_of(scratch / "y.edition").empty());
}

TEST_CASE("what is no output of passim is named by line, and nothing is written") {
  const Scratch scratch;
  write_stories(scratch / "in");
  for (const char* bad : {"{\"id\":\"bands.txt\"}\n", "[1]\n", "not json\n", "{\"cluster\":1,\"id\":[]}\n"}) {
    write_bytes(scratch / "bad.json", std::string("{\"cluster\":1,\"id\":\"bands.txt\"}\n") + bad);
    const Ran ran = run_pack({"build", scratch / "in", "--passim", scratch / "bad.json", "-o", scratch / "x.edition"});
    CHECK(ran.code == 1);
    CHECK(ran.err.find("bad.json:2:1: ") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(scratch / "x.edition"));
  }
  CHECK(run_pack({"build", scratch / "in", "--passim", scratch / "none", "-o", scratch / "x.edition"}).code == 1);
}
