// Search on the edition made by hand: what is found, in which order, and how it is shown.
#include "store/search/search.h"

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/search/filter.h"
#include "store/search/query.h"
#include "store/search/scan.h"
#include "store/search/sentence.h"
#include "store/search/snippet.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

store::Edition made(const Scratch& scratch, const std::vector<std::string>& then = {}) {
  make_edition(scratch / "made.edition", then);
  return store::open_edition(scratch / "made.edition").value();
}

// "file file / file": the hits by story.
std::string files(const store::SearchResults& results) {
  std::string out;
  for (const store::SearchStory& story : results.stories) {
    if (!out.empty()) out += " / ";
    for (std::size_t i = 0; i < story.hits.size(); ++i) out += (i > 0 ? " " : "") + story.hits[i].file;
  }
  return out;
}

std::string found(const store::Edition& edition, const std::string& query) {
  return files(edition.search({.query = query}).value());
}

// The text with [brackets] around what is marked.
std::string bracketed(std::string_view text, const std::vector<base::TextRange>& marks) {
  std::string out;
  std::size_t at = 0;
  for (const base::TextRange mark : marks) {
    REQUIRE(mark.begin >= at);
    REQUIRE(mark.end > mark.begin);
    REQUIRE(mark.end <= text.size());
    out += std::string(text.substr(at, mark.begin - at)) + "[" + std::string(base::slice(text, mark)) + "]";
    at = mark.end;
  }
  return out + std::string(text.substr(at));
}

std::string snippet_of(const std::string& text, const std::string& query) {
  const store::ParsedQuery parsed = store::parse_query(query);
  const std::vector<double> weights(parsed.terms.size(), 1.0);
  const store::Snippet snippet = store::make_snippet(text, store::scan_text(text, "en", parsed), weights);
  return bracketed(snippet.text, snippet.marks);
}

}  // namespace

TEST_CASE("articles are found by all the words of the query, in their texts, titles, sources and captions") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(found(edition, "quay") == "quay.txt");
  CHECK(found(edition, "old council") == "paper.txt");
  CHECK(found(edition, "agency") == "agency.txt");
  CHECK(found(edition, "spring") == "agency.txt");
  CHECK(found(edition, "naive") == "blog.txt");
  CHECK(found(edition, "NAÏVE hop") == "blog.txt");
  CHECK(found(edition, "?!").empty());
  CHECK(found(edition, "").empty());
}

TEST_CASE("a word of the title comes first, then shorter texts; stories stand by their best article") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(found(edition, "bridge") == "agency.txt blog.txt paper.txt");
  CHECK(found(edition, "the ") == "quay.txt / paper.txt blog.txt agency.txt");
  const store::SearchResults results = edition.search({.query = "bridge", .limit = 2}).value();
  CHECK(results.total == 3);
  CHECK(files(results) == "agency.txt blog.txt");
  REQUIRE(results.stories.size() == 1);
  const auto& hits = results.stories[0].hits;
  CHECK(hits[0].score > hits[1].score);
  CHECK(bracketed(*hits[0].title, hits[0].title_marks) == "[Bridge] closes");
  CHECK(bracketed(hits[0].snippet, hits[0].marks) ==
        "The old [bridge] at Wendel closes on Monday. Repairs cost two million.");
}

TEST_CASE("the last word is a beginning until something follows it; one letter asks the titles") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(found(edition, "clo") == "agency.txt blog.txt paper.txt");
  CHECK(found(edition, "close") == "agency.txt blog.txt paper.txt");
  CHECK(found(edition, "hop ") == "blog.txt");
  CHECK(found(edition, "b") == "agency.txt");
  CHECK(found(edition, "council b") == "paper.txt");
}

TEST_CASE("a phrase stands word by word; one that stands nowhere is answered without its quotes, and it is said") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(found(edition, "\"old bridge at wendel\"") == "agency.txt paper.txt");
  CHECK(found(edition, "\"wendel clos") == "agency.txt paper.txt");
  CHECK(found(edition, "\"bridge closes\"") == "agency.txt");
  const store::SearchResults none = edition.search({.query = "\"bridge old\""}).value();
  CHECK(none.total == 2);
  CHECK(none.did_you_mean == std::vector<std::string>{"bridge old"});
  CHECK(none.mended == "bridge old");
  CHECK(none.used == "bridge old*");
}

TEST_CASE("when no article has all the words, those with most of them come, and it is said") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const store::SearchResults results = edition.search({.query = "council repairs bridge monday "}).value();
  CHECK(results.some_words);
  CHECK(results.total > 0);
  CHECK_FALSE(edition.search({.query = "council bridge "}).value().some_words);
}

TEST_CASE("a word spelt nearly right brings the right one, with its accents") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const auto mended = [&](const std::string& query) {
    const auto words = edition.search({.query = query}).value().did_you_mean;
    return words.empty() ? "" : words.front();
  };
  CHECK(mended("brigde ") == "bridge");
  CHECK(mended("the brigde ") == "the bridge");
  CHECK(mended("wndel") == "wendel");
  CHECK(mended("naivve ") == "naïve");
  CHECK(mended("counsil bridge ") == "council bridge");
  CHECK(mended("marke") == "market");
  CHECK(mended("old brid ge ") == "old bridge");
  CHECK(mended("oldbridge ") == "old bridge");
  CHECK(mended("bridge") == "");
  CHECK(mended("bridge monday") == "");
}

TEST_CASE("a misspelt query is answered as the likeliest other spelling that finds something, and it is said") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const store::SearchResults results = edition.search({.query = "counsil brigde"}).value();
  CHECK(files(results) == "paper.txt");
  CHECK(results.mended == "council bridge");
  CHECK(results.used == "council bridge");
  REQUIRE_FALSE(results.did_you_mean.empty());
  CHECK(results.did_you_mean.front() == "council bridge");
  CHECK_FALSE(edition.search({.query = "council bridge"}).value().mended == "council bridge");
}

TEST_CASE("other forms of what a misspelt query was answered with stand behind other words, and are told") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const store::SearchResults results = edition.search({.query = "clsoe "}).value();
  CAPTURE(results.mended);
  REQUIRE(!results.mended.empty());
  REQUIRE(results.other_forms > 0);
  for (std::size_t i = results.did_you_mean.size() - results.other_forms; i < results.did_you_mean.size(); ++i)
    CHECK(edition.search({.query = results.did_you_mean[i] + " "}).value().total == results.total);
}

TEST_CASE("no query with a word is a dead end: what nothing is near to brings the newest stories' titles") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  for (const char* query : {"xyzzyx ", "zz ", "q", "\"zz yy\"", "שלום", "1234567890123"}) {
    CAPTURE(query);
    const store::SearchResults results = edition.search({.query = query}).value();
    CHECK_FALSE((results.stories.empty() && results.did_you_mean.empty()));
  }
  for (const char* signs : {"?!", "🦄", "\"\""}) {
    CAPTURE(signs);
    const store::SearchResults results = edition.search({.query = signs}).value();
    CHECK(results.used.empty());
    CHECK(results.nothing_near);
    CHECK_FALSE(results.did_you_mean.empty());
  }
  CHECK(edition.search({.query = " \n"}).value().did_you_mean.empty());
}

TEST_CASE("other forms of a word are found behind the word itself; in quotes only the word") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  CHECK(found(edition, "close ") == "agency.txt blog.txt paper.txt");
  CHECK(found(edition, "closed at") == "agency.txt blog.txt paper.txt");
  CHECK(found(edition, "repair ") == "agency.txt");
  CHECK(found(edition, "markets ") == "quay.txt");
  CHECK(edition.search({.query = "\"bridge close\" "}).value().mended == "bridge close");
  const auto likeness = [](const char* query) {
    store::ParsedQuery parsed = store::parse_query(query);
    parsed.terms[0].forms = {"closes"};
    const store::TextScan scan = store::scan_text("The bridge closes.", "en", parsed);
    REQUIRE(scan.hits.size() == 1);
    return scan.hits[0].likeness;
  };
  CHECK(likeness("closes ") == store::Likeness::word);
  CHECK(likeness("close ") == store::Likeness::form);
  CHECK(likeness("close") == store::Likeness::form);
}

TEST_CASE("filters leave out other sources, languages and times, and whoever does not say") {
  const Scratch scratch;
  const store::Edition edition =
      made(scratch, {"UPDATE article SET language = 'en-GB' WHERE article < 3",
                     "UPDATE article SET published = '2024-03', precision = 'month' WHERE article = 2"});
  const auto filtered = [&](const store::SearchRequest& request) { return files(edition.search(request).value()); };
  CHECK(filtered({.query = "bridge", .source = "the agency"}) == "agency.txt");
  CHECK(filtered({.query = "bridge", .source = "Agency"}).empty());
  CHECK(filtered({.query = "bridge", .language = "en"}) == "agency.txt paper.txt");
  CHECK(filtered({.query = "bridge", .language = "de"}).empty());
  CHECK(filtered({.query = "bridge", .from = "2024-03-01"}) == "agency.txt paper.txt");
  CHECK(filtered({.query = "bridge", .from = "2024-03-02"}) == "paper.txt");
  CHECK(filtered({.query = "bridge", .to = "2024-03-01"}) == "agency.txt paper.txt");
  CHECK(filtered({.query = "bridge", .to = "2024-02"}).empty());
  CHECK(filtered({.query = "bridge", .from = "2024", .to = "2024"}) == "agency.txt paper.txt");
}

TEST_CASE("a time fits as exactly as it is known") {
  CHECK(store::is_from("2024-03", "2024-03-31"));
  CHECK_FALSE(store::is_from("2024-03", "2024-04"));
  CHECK(store::is_until("2024-03-01T05:30+02:00", "2024-03-01"));
  CHECK_FALSE(store::is_until("2024-03-01T05:30", "2024-03-01T05:29"));
  CHECK(store::is_until("2024", "2024-01-01"));
  CHECK(store::covers_language("pt", "pt-BR"));
  CHECK(store::covers_language("PT-br", "pt-BR"));
  CHECK_FALSE(store::covers_language("pt-BR", "pt"));
  CHECK_FALSE(store::covers_language("p", "pt"));
}

TEST_CASE("a sentence finds its passage with all its members, edited ones included") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const auto passages = edition.search({.query = "the old bridge at Wendel closes on Monday"}).value().passages;
  REQUIRE(passages.size() == 2);
  CHECK(passages[0].label == "A");
  CHECK(passages[0].family == 1);
  CHECK(passages[0].story_id == "bridge");
  REQUIRE(passages[0].members.size() == 2);
  CHECK(passages[0].members[0].file == "agency.txt");
  CHECK(passages[0].members[0].source == "The Agency");
  CHECK(passages[0].members[0].passage_class == store::PassageClass::verbatim);
  CHECK(passages[0].members[1].file == "paper.txt");
  CHECK(passages[0].members[1].passage_class == store::PassageClass::verbatim);
  CHECK(passages[1].members[1].file == "blog.txt");
  CHECK(passages[1].members[1].passage_class == store::PassageClass::edited);
  CHECK(edition.search({.query = "bridge"}).value().passages.empty());
  CHECK(edition.search({.query = "bridge monday"}).value().passages.empty());
  CHECK_FALSE(edition.search({.query = "\"wendel closes\""}).value().passages.empty());
}

TEST_CASE("a sentence is found with words changed, left out and moved; the words of a topic are no sentence") {
  const std::string text =
      "A quiet spring was all anyone hoped for. The council will close the old stone bridge on Monday for repairs that "
      "cost two million. Bridge and council are words of this place; the stone is old.";
  const auto stretch = [&](const std::string& query) -> std::string {
    const store::ParsedQuery parsed = store::parse_query(query);
    const std::vector<double> weights(parsed.terms.size(), 1.0);
    const auto found = store::find_sentence(store::scan_text(text, "en", parsed), parsed, weights);
    return found ? std::string(base::slice(text, found->range)) : "";
  };
  CHECK(stretch("will close the old stone bridge") == "will close the old stone bridge");
  CHECK(stretch("the council will shut the old stone bridge on Monday for repairs") ==
        "The council will close the old stone bridge on Monday for repairs");
  CHECK(stretch("on Monday the council will close the old bridge for repairs that cost three million").size() > 60);
  CHECK(stretch("close old bridge").empty());
  CHECK(stretch("words place spring anyone council million stone quiet").empty());
  CHECK(stretch("the council").empty());
  CHECK(stretch("\"the council\"") == "The council");
}

TEST_CASE("the same question gets the same answer, whatever was asked before") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  const std::string first = found(edition, "monday");
  for (const char* other : {"b", "bri", "\"closes on\"", "zzzz", ""}) (void)edition.search({.query = other});
  CHECK(found(edition, "monday") == first);
}

TEST_CASE("hostile queries are text") {
  const Scratch scratch;
  const store::Edition edition = made(scratch);
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "bridge ";
  for (const std::string& query :
       {std::string("\""), std::string("bridge\""), std::string("words:bridge"), std::string("bridge*"),
        std::string("NEAR(bridge old, 2)"), std::string("{words} : bridge"), std::string("- NOT bridge"),
        std::string("bri\0dge", 7), std::string(10000, '*'), std::string(10000, 'x'), words,
        std::string("\xFF\xFF\xFF"),
        std::string("\xEE\x80\x80"
                    "bridge"),
        std::string("שלום 🙂 جسر"), std::string(1, '\0')}) {
    CAPTURE(query.substr(0, 60));
    CHECK(edition.search({.query = query}));
  }
  CHECK(found(edition, "words:bridge") == found(edition, "words bridge"));
  CHECK(found(edition,
              "\xEE\x80\x80"
              "bridge") == found(edition, "bridge"));
}

TEST_CASE("a snippet begins with the sentence or a few words before, marks whole words, and says where it is cut") {
  const std::string text =
      "Nothing happened here at first. The ferry, which had sailed for forty years without so much as a scratch on its "
      "green paint, struck the new pier on Sunday.\n\nNobody was hurt. The pier will be mended in May, the harbour "
      "board "
      "said, and until then the ferry will land at the old steps below the market, where it landed before the pier was "
      "built and where there is no shelter.";
  CHECK(snippet_of(text, "ferry").starts_with("The [ferry], which had sailed"));
  CHECK(snippet_of(text, "scratch").starts_with("…years without so much as a [scratch]") == false);
  CHECK(snippet_of(text, "scratch").starts_with("…so much as a [scratch] on its"));
  CHECK(snippet_of(text, "nobody").starts_with("[Nobody] was hurt. The pier"));
  CHECK(snippet_of(text, "mend").find("will be [mended] in May") != std::string::npos);
  CHECK(snippet_of(text, "shelter").ends_with("there is no [shelter]."));
  CHECK(snippet_of(text, "nothing").ends_with("…"));
  CHECK(snippet_of(text, "harbour steps").find("[harbour] board said") != std::string::npos);
  CHECK(snippet_of(text, "harbour steps").find("old [steps]") != std::string::npos);
  CHECK(snippet_of(text, "unfound").starts_with("Nothing happened here"));
  CHECK(snippet_of("", "x").empty());
  CHECK(snippet_of(std::string(200000, 'q'), "qqq").size() < 2200);
  for (const char* word : {"ferry", "pier", "mend", "landed", "a"})
    CHECK(snippet_of(text, word).find('\n') == std::string::npos);
}

TEST_CASE("words one behind the other, as they were typed, come before the same words close together") {
  const store::ParsedQuery query = store::parse_query("who are you ");
  const std::vector<double> weights(query.terms.size(), 1.0);
  const auto score = [&](std::string_view text) {
    return store::score_of(store::scan_text(text, "en", query), store::scan_text("", "en", query), query, weights, 8);
  };
  CHECK(score("tell me who are you, he said") > 1.2 * score("tell me you are who, he said"));
  // Of two words the order says a little: "White House", "June 5".
  const store::ParsedQuery pair = store::parse_query("are you ");
  const auto of_two = [&](std::string_view text) {
    return store::score_of(store::scan_text(text, "en", pair), store::scan_text("", "en", pair), pair, weights, 8);
  };
  CHECK(of_two("well are you") > 1.1 * of_two("well you are"));
  CHECK(of_two("well are you") < 1.4 * of_two("well you are"));
}
