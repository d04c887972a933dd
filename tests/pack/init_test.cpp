// init: the tables a librarian corrects.
#include <doctest/doctest.h>

#include "tests/pack/run_pack.h"

namespace {

void write_folder(const std::string& folder) {
  const std::string body =
      "\n\nThe council of Harrow voted on Tuesday to keep the old bridge open to traffic until the spring.\n\n"
      "Engineers had told the council that the bridge needs new piers before the river rises again.\n\n"
      "\"We will not close it before there is another way across,\" the mayor said after the vote.\n";
  write_bytes(
      folder + "/one.txt",
      "Harrow keeps its \"old\" bridge, for now\n\nBy Nora Field, Valley News\n\nFeb. 3, 2021 9:15 AM EST" + body);
  write_bytes(folder + "/two.md", "# Harrow keeps its old bridge\n\n03/04/2021" + body);
}

}  // namespace

TEST_CASE("init writes both tables, and an edition built with them is the same to the byte") {
  const Scratch scratch;
  REQUIRE(run_pack({"build", scratch.path, "-o", scratch / "empty"}).code == 1);
  write_folder(scratch.path);
  REQUIRE(run_pack({"build", scratch.path, "-o", scratch / "before.edition"}).code == 0);
  const std::string before = bytes_of(scratch / "before.edition");
  const Ran init = run_pack({"init", scratch.path});
  CHECK(init.code == 0);
  CHECK(init.out.find("articles.csv") != std::string::npos);
  CHECK(init.err.find("one.txt:3:1: guessed byline") != std::string::npos);
  const std::string csv = bytes_of(scratch / "articles.csv");
  CHECK(
      csv.starts_with("\xEF\xBB\xBF"
                      "file,story,source,title,byline,published,url,language,licence,image,guessed\r\n"));
  CHECK(csv.find("\"Harrow keeps its \"\"old\"\" bridge, for now\",Nora Field,2021-02-03T09:15-05:00,,en,,,") !=
        std::string::npos);
  CHECK(csv.find("story source title byline published language\r\n") != std::string::npos);
  CHECK(csv.find("2021-03") == std::string::npos);  // nobody knows which day 03/04/2021 is
  CHECK(bytes_of(scratch / "edition.toml").find("serial = 1\n") != std::string::npos);
  REQUIRE(run_pack({"build", scratch.path, "-o", scratch / "after.edition"}).code == 0);
  CHECK(bytes_of(scratch / "after.edition") == before);
}

TEST_CASE("init leaves what stands there alone, or keeps what it tells") {
  const Scratch scratch;
  write_folder(scratch.path);
  write_bytes(scratch / "articles.csv", "file;source;image;Guessed\r\ntwo.md;The Crier;bridge.png;\r\n");
  const std::string before = bytes_of(scratch / "articles.csv");
  const Ran refused = run_pack({"init", scratch.path});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("--force") != std::string::npos);
  CHECK(bytes_of(scratch / "articles.csv") == before);
  CHECK(names_in(scratch.path).size() == 3);  // no edition.toml either
  const Ran forced = run_pack({"init", scratch.path, "--force", "--json"});
  CHECK(forced.code == 0);
  CHECK(forced.out.starts_with("{"));
  const std::string csv = bytes_of(scratch / "articles.csv");
  CHECK(csv.find("The Crier") != std::string::npos);
  CHECK(csv.find("bridge.png,story title language\r\n") != std::string::npos);
}

TEST_CASE("a corrected guess counts, whether or not its mark was taken away") {
  const Scratch scratch;
  write_folder(scratch.path);
  write_bytes(scratch / "articles.csv",
              "file,byline,published,guessed\none.txt,N. Field,03/02/2021,byline published\n");
  REQUIRE(run_pack({"build", scratch.path, "-o", scratch / "x.edition"}).code == 0);
  const std::string shown = run_pack({"show", scratch / "x.edition", "one.txt", "--json"}).out;
  CHECK(shown.find("\"byline\":\"N. Field\"") != std::string::npos);
  CHECK(shown.find("\"published\":\"2021-02-03T09:15-05:00\"") != std::string::npos);  // only written otherwise
  CHECK(shown.find("{\"field\":\"byline\"") == std::string::npos);
}
