// What a search screen asks beside the search itself: completions, filters, marks in an article, and stopping.
#include <atomic>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

store::Edition made(const Scratch& scratch, const std::vector<std::string>& then = {}) {
  make_edition(scratch / "made.edition", then);
  return store::open_edition(scratch / "made.edition").value();
}

std::string completed(const store::Edition& edition, const std::string& query, std::size_t most = 4) {
  std::string out;
  for (const std::string& one : edition.complete(query, most).value()) out += (out.empty() ? "" : " | ") + one;
  return out;
}

std::string marked(const store::Edition& edition, const std::string& file, const std::string& query) {
  const std::string text = edition.article(file).value().text;
  std::string out;
  for (const base::TextRange mark : edition.marks(file, query).value())
    out += (out.empty() ? "" : " | ") + std::string(base::slice(text, mark));
  return out;
}

std::string told(const std::vector<store::SearchFacets::Choice>& choices) {
  std::string out;
  for (const auto& choice : choices) out += choice.value + " " + std::to_string(choice.articles) + " ";
  return out;
}

}  // namespace

TEST_CASE("a word being typed is completed: words of titles first, those of no article never") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(completed(edition, "c") == "closes | close | cost | council");
  CHECK(completed(edition, "C", 1) == "closes");
  CHECK(completed(edition, "clo") == "closes | close");
  CHECK(completed(edition, "na") == "naïve");
  CHECK(completed(edition, "closes").empty());
  CHECK(completed(edition, "bridge ").empty());
  CHECK(completed(edition, "\"bridge clo").empty());
  CHECK(completed(edition, "xyz").empty());
  CHECK(completed(edition, "").empty());
  CHECK(completed(edition, std::string("\0\xFF*\"", 4)).empty());
}

TEST_CASE("beside other words only what an article has together with them completes a query, which stays as typed") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(completed(edition, "Old  Bridge, cou") == "Old  Bridge, council");
  CHECK(completed(edition, "market m") == "market moves");
  CHECK(completed(edition, "quay bri").empty());
}

TEST_CASE("an edition tells what it can be filtered by, in lists one can look through") {
  const Scratch scratch;
  const store::Edition edition =
      made(scratch, {"UPDATE article SET source = 'The Quay' WHERE article > 2",
                     "UPDATE article SET published = '2024-03', precision = 'month' WHERE article = 2",
                     "INSERT INTO search_language VALUES ('en-GB', 2), ('de', 5)"});
  const store::SearchFacets facets = edition.facets().value();
  CHECK(told(facets.sources) == "The Quay 2 The Agency 1 ");
  CHECK(told(facets.languages) == "en 6 de 5 ");
  CHECK(told(facets.periods) == "2024-03-01 1 2024-03 1 ");
}

TEST_CASE("days are told as months, and months as years, where there are too many") {
  const Scratch scratch;
  const auto dated = [&](const std::string& iso, const char* count) {
    // More articles than the index knows: facets count articles.
    return made(scratch,
                {"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::string(count) +
                 ") INSERT INTO article (article, story, file, published, precision) "
                 "SELECT 100 + i, 1, 'f' || i, " +
                 iso + ", 'day' FROM n"});
  };
  const store::Edition months = dated("'2024-' || substr('0' || (1 + i % 9), -2) || '-' || (10 + i / 9)", "99");
  CHECK(months.facets().value().periods.size() == 9);
  CHECK(months.facets().value().periods[0].value == "2024-09");
  const store::Edition years = dated("(1980 + i) || '-0' || (1 + i % 9) || '-01'", "30");
  CHECK(years.facets().value().periods.size() == 32);
}

TEST_CASE("the words that led to an article are marked in it: forms, phrases and sentences as such") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(marked(edition, "agency.txt", "wendel") == "Wendel");
  CHECK(marked(edition, "agency.txt", "close ") == "closes");
  CHECK(marked(edition, "agency.txt", "wen") == "Wendel");
  CHECK(marked(edition, "agency.txt", "\"old bridge\"") == "old bridge");
  CHECK(marked(edition, "agency.txt", "\"bridge old\"").empty());
  CHECK(marked(edition, "agency.txt", "market").empty());
  CHECK(marked(edition, "agency.txt", "the old bridge at Wendel closes on Monday") ==
        "The old bridge at Wendel closes on Monday");
  CHECK(edition.marks("none.txt", "bridge").error().code == base::ErrorCode::not_found);
}

TEST_CASE("an answer brings the places in the articles it found, the same that are found by asking for them") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  for (const char* query :
       {"bridge", "the bri", "council bridge ", "\"old bridge\"", "the", "bridge closes old market"}) {
    CAPTURE(query);
    const store::SearchResults results = edition.search({.query = query}).value();
    CHECK(results.total > 0);
    for (const store::SearchStory& story : results.stories)
      for (const store::SearchHit& hit : story.hits) CHECK(hit.text_marks == edition.marks(hit.file, query).value());
  }
}

TEST_CASE("a question ends where it is told to, and the edition answers the next one") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  std::atomic<bool> stop = true;
  edition.stop_when(&stop);
  const auto stopped = edition.search({.query = "bridge"});
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == base::ErrorCode::interrupted);
  stop = false;
  CHECK(edition.search({.query = "bridge"}).value().total == 3);
  edition.stop_when(nullptr);
}
