// The five real articles beside the project, when they are there: one story, shared passages, every range inside its
// text.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#define DOCTEST_CONFIG_IMPLEMENT
#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

using Json = nlohmann::ordered_json;

namespace {

std::string shared_folder() {
  const char* told = std::getenv("LECTERN_SHARED");
  return told != nullptr ? told : std::string(LECTERN_TESTS_DIR) + "/../../shared";
}

}  // namespace

TEST_CASE("five articles become one story with shared passages, and a sound edition") {
  const Scratch scratch;
  const std::string edition = scratch / "five.edition";
  const Ran built = run_pack({"build", shared_folder() + "/articles", "-o", edition, "--json"});
  REQUIRE(built.code == 0);
  const Json report = Json::parse(built.out);
  CHECK(report["articles"] == 5);
  CHECK(report["stories"] == 1);
  CHECK(report["skipped"].empty());
  CHECK(run_pack({"check", edition}).code == 0);
  const Json articles = Json::parse(run_pack({"show", edition, "--json"}).out);
  CHECK(articles.size() == 5);
  const Json families = Json::parse(run_pack({"passages", edition, "--json"}).out);
  REQUIRE(families.size() >= 5);
  for (const Json& family : families)
    for (const Json& member : family["members"]) {
      CHECK_FALSE(member["text"].get<std::string>().empty());
      CHECK(member["end"].get<std::size_t>() - member["begin"].get<std::size_t>() ==
            member["text"].get<std::string>().size());
    }
  const Json pairs = Json::parse(run_pack({"passages", edition, "--pairs", "--json"}).out);
  CHECK(pairs.size() >= families.size());
}

int main(int count, char** words) {
  if (!std::filesystem::exists(shared_folder() + "/articles")) {
    std::puts("SKIPPED: no folder of shared articles beside the project (LECTERN_SHARED names another place)");
    return 77;
  }
  doctest::Context context(count, words);
  return context.run();
}
