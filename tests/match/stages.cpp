// Each stage of the passage engine by itself.
#include "store/write/match/classify.h"
#include "store/write/match/copied.h"
#include "store/write/match/cores.h"
#include "store/write/match/cut.h"
#include "store/write/match/edges.h"
#include "store/write/match/extend.h"
#include "store/write/match/find_long.h"
#include "store/write/match/links.h"
#include "store/write/match/paragraphs.h"
#include "store/write/match/seed_clusters.h"
#include "store/write/match/seeds.h"
#include "store/write/match/select.h"
#include "store/write/match/shared_keys.h"
#include "store/write/match/summary.h"
#include "store/write/match/tighten.h"
#include "store/write/match/weigh.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// What is prepared points into `text`: a text that is gone at the end of the line is refused.
store::Prepared prepared(std::string&& text, store::MatchPreset preset = store::MatchPreset::news) = delete;
store::Prepared prepared(const char* text, store::MatchPreset preset = store::MatchPreset::news) {
  return store::prepare({text, "en"}, preset);
}
store::Prepared prepared(const std::string& text, store::MatchPreset preset = store::MatchPreset::news) {
  return store::prepare({text, "en"}, preset);
}

store::Region whole(const store::Prepared& a, const store::Prepared& b) {
  return {{0, static_cast<std::uint32_t>(a.words.size())}, {0, static_cast<std::uint32_t>(b.words.size())}};
}

store::Piece piece_in(const store::Prepared& a, const store::Prepared& b, const store::Region& region) {
  return {region, store::equal_words(a, b, region), 0};
}

std::string words_of(const store::Prepared& text, store::WordSpan span) {
  return std::string(
      base::slice(text.text, {text.tokens.words[span.begin].range.begin, text.tokens.words[span.end - 1].range.end}));
}

}  // namespace

TEST_CASE("seeds are the longest stretches of three equal words or more, the weightiest first") {
  const std::string x = "Grey herons nest by the sluice. Later the old bell rang.";
  const std::string y = "Then the old bell broke. Few grey herons nest by the mill.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto seeds = store::exact_seeds(a, b);
  REQUIRE(seeds.size() == 2);
  CHECK(words_of(a, seeds[0].a) == "Grey herons nest by the");
  CHECK(words_of(b, seeds[0].b) == "grey herons nest by the");
  CHECK(words_of(a, seeds[1].a) == "the old bell");
}

TEST_CASE("a seed grows over changed words while shared ones pay, and no further") {
  const std::string x =
      "Ropes hung slack. The brown ferry left the old pier with twelve fishermen at dawn. Bread is dear.";
  const std::string y = "Nobody sang. The brown ferry quit the old pier with twelve sailors at dawn. Trams run late.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto seeds = store::exact_seeds(a, b);
  REQUIRE(!seeds.empty());
  const store::Extended grown = store::extend(a, b, seeds.front(), store::ExtendRules{});
  CHECK(words_of(a, grown.region.a) == "The brown ferry left the old pier with twelve fishermen at dawn");
  CHECK(words_of(b, grown.region.b) == "The brown ferry quit the old pier with twelve sailors at dawn");
}

TEST_CASE("an alignment falls apart where more than a clause has no counterpart") {
  std::string gap;
  for (int i = 0; i < 16; ++i) gap += "extra" + std::to_string(i) + " ";
  const std::string x =
      std::string("grey herons nest by the sluice every spring ") + gap + "old bells ring over the harbour at noon";
  const std::string y = "grey herons nest by the sluice every spring old bells ring over the harbour at noon";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto pieces = store::cut(a, b, store::equal_words(a, b, whole(a, b)), store::CutRules{});
  REQUIRE(pieces.size() == 2);
  CHECK(words_of(a, pieces[0].region.a) == "grey herons nest by the sluice every spring");
  CHECK(words_of(a, pieces[1].region.a) == "old bells ring over the harbour at noon");
}

TEST_CASE("a piece of two quotations with other words between them is cut at its weak part") {
  const std::string x =
      "“Every gate of the sluice will be built again,” said Ada Quill on Friday, “and nobody shall pay a crown for "
      "it.”";
  const std::string y =
      "“Every gate of the sluice will be built again,” the engineer told us, “and nobody shall pay a crown for it.”";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto parts = store::split_at_cores(a, b, piece_in(a, b, whole(a, b)));
  REQUIRE(parts.size() >= 2);
  CHECK(words_of(a, parts.front().region.a) == "Every gate of the sluice will be built again");
  CHECK(words_of(a, parts.back().region.a) == "and nobody shall pay a crown for it");
}

TEST_CASE("edges stand where a careful editor would set them") {
  const struct {
    const char* shared;  // the words that are equal
    const char* before;
    const char* after;
    const char* marked;  // in the first text
  } rows[] = {
      {"the old bell of the harbour rang twice that night", "Few of them knew why ",
       " and stopped so soon after the storm", "the old bell of the harbour rang twice that night"},
      {"the old bell of the harbour rang twice that night because the", "Few of them knew why ",
       " wind fell so soon after the storm", "the old bell of the harbour rang twice that night"},
      {"and the old bell of the harbour rang twice that night", "Few of them knew why ",
       " then stopped so soon after the storm", "the old bell of the harbour rang twice that night"},
      {"“the old bell of the harbour rang twice that night,” Mr. Roe said", "Few of them knew why ",
       " on deck so soon after the storm", "“the old bell of the harbour rang twice that night,”"},
      {"(the old bell of the harbour rang twice that night)", "Few of them knew why ",
       " then stopped so soon after the storm", "(the old bell of the harbour rang twice that night)"},
      {"$40 million for the old bell of the harbour tower", "Few of them knew why he spent ",
       " then stopped so soon after the storm", "$40 million for the old bell of the harbour tower"},
  };
  for (const auto& row : rows) {
    const std::string x = std::string(row.before) + row.shared + row.after;
    const std::string y = std::string("Nobody slept well then either ") + row.shared + " when trams ran late in Ellby";
    CAPTURE(x);
    const auto passages = align(x, y);
    REQUIRE(passages.size() == 1);
    CHECK(at(x, passages[0].a) == row.marked);
  }
}

TEST_CASE("a word that the edges of both texts take in is an equal one") {
  const std::string x =
      "the old bell of the harbour rang twice that night for council; nobody in the town knew why it had";
  const std::string y =
      "the new bell of the harbour rang twice that night before the council; then trams ran late all over Ellby";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const store::Piece marked = store::trim_and_snap(a, b, piece_in(a, b, {{0, 10}, {0, 10}}));
  CHECK(words_of(a, marked.region.a) == "the old bell of the harbour rang twice that night for council");
  CHECK(words_of(b, marked.region.b) == "the new bell of the harbour rang twice that night before the council");
  CHECK(marked.equal.size() == 10);
}

TEST_CASE("of pieces that claim the same words the weightiest is kept, and nothing exact is lost") {
  const std::string line = "grey herons nest by the sluice every spring and fly south in autumn";
  const std::string twice = line + ". " + line;
  const store::Prepared a = prepared(line);
  const store::Prepared b = prepared(twice);
  const std::uint32_t n = static_cast<std::uint32_t>(a.words.size());
  const store::Piece first = piece_in(a, b, {{0, n}, {0, n}});
  const store::Piece part = piece_in(a, b, {{0, 9}, {0, 9}});
  const store::Piece again = piece_in(a, b, {{0, n}, {n, 2 * n}});
  const auto kept = store::select(a, b, {part, first, again}, 0);
  CHECK(kept.size() == 2);  // the part is inside; the second place is a true repetition
  const auto lost = store::lost_among(a, {first, again}, {first});
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].region == again.region);
}

TEST_CASE("a text that says a sentence again with other words in it has two passages of it, if it is alike enough") {
  const std::string line = "grey herons nest by the sluice every spring and fly south in autumn";
  const struct {
    const char* again;
    std::size_t kept;
  } rows[] = {
      {"grey herons nest by a sluice each spring and go south in winter", 2},
      {"white herons nest by a sluice each spring and go south in winter", 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.again);
    const std::string both = line + ". " + row.again;
    const store::Prepared a = prepared(line);
    const store::Prepared b = prepared(both);
    const std::uint32_t n = static_cast<std::uint32_t>(a.words.size());
    const store::Piece first = piece_in(a, b, {{0, n}, {0, n}});
    const store::Piece again = piece_in(a, b, {{0, n}, {n, static_cast<std::uint32_t>(b.words.size())}});
    CHECK(store::select(a, b, {first, again}, 0).size() == row.kept);
  }
}

TEST_CASE("a passage over a paragraph's end is cut there, and keeps its confidence") {
  const std::string text = std::string(budget_line) + "\n\n" + garden_line;
  const store::Prepared a = prepared(text);
  store::Piece all = piece_in(a, a, whole(a, a));
  all.confidence = .9F;
  const auto parts = store::split_at_paragraphs(a, a, {all});
  REQUIRE(parts.size() == 2);
  CHECK(words_of(a, parts[0].region.a) + "." == budget_line);
  CHECK(parts[1].confidence == .9F);
}

TEST_CASE("words of two texts get common numbers: function words first, shared stems after them") {
  const store::Prepared a = prepared("the herons nested", store::MatchPreset::pan);
  const store::Prepared b = prepared("a heron nests in the reeds", store::MatchPreset::pan);
  const auto shared = store::shared_keys(a.telling, b.telling);
  CHECK(shared.size() == 2);
  const store::Links links = store::links_of(a, b, shared);
  CHECK(links.a[1] == links.b[1]);     // herons, heron
  CHECK(links.a[2] == links.b[2]);     // nested, nests
  CHECK(links.a[0] == links.b[4]);     // the
  CHECK(links.b[5] == store::no_key);  // reeds
  CHECK(links.a[0] < store::first_telling_key);
}

TEST_CASE("copies grow over neighbours that are near in both texts, and stay apart when they are not") {
  const std::string x = std::string(budget_line) + " " + filler + " " + garden_line;
  const std::string near = std::string(budget_line) + " " + filler + " Then: " + garden_line;
  const std::string far =
      std::string(budget_line) + " " + filler + " " + other_filler + " " + other_filler + " " + garden_line;
  const auto copied = [&](const std::string& other) {
    const store::Prepared a = prepared(x, store::MatchPreset::pan);
    const store::Prepared b = prepared(other, store::MatchPreset::pan);
    return store::find_copied(a, b, store::shared_keys(a.telling, b.telling), {30, 8});
  };
  const auto joined = copied(near);
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].a.begin == 0);
  CHECK(store::length(joined[0].b) == store::length(joined[0].a) + 1);
  const auto apart = copied(far);
  REQUIRE(apart.size() == 1);
  CHECK(store::length(apart[0].a) < store::length(joined[0].a));
  CHECK(copied(other_filler).empty());
}

TEST_CASE("sentence pairs close together in both texts are one cluster, in any order") {
  using Pairs = std::vector<store::SentencePair>;
  const auto clusters = [](Pairs pairs) { return store::find_clusters(std::move(pairs), 2); };
  CHECK(clusters({}).empty());
  // Shuffled, but near: one.
  const auto one = clusters({{3, 11, .5F}, {4, 10, .5F}, {5, 12, .5F}});
  REQUIRE(one.size() == 1);
  CHECK(one[0] == store::Region{{3, 6}, {10, 13}});
  // The same sentences of a against two places of b: two clusters.
  CHECK(clusters({{3, 10, .5F}, {4, 11, .5F}, {3, 60, .5F}, {4, 61, .5F}}).size() == 2);
  // Far apart in a alone: two.
  CHECK(clusters({{3, 10, .5F}, {30, 11, .5F}}).size() == 2);
}

TEST_CASE("tightening drops what the counterpart does not explain") {
  const std::string core =
      "Herons nested on the Mirrow sluice in 1871 when Kaldor the miller flooded twelve meadows to drown the rats. ";
  const std::string shuffled =
      "In 1871 Kaldor the miller flooded twelve meadows, to drown the rats, when herons nested on the Mirrow sluice. ";
  const std::string x = std::string(filler) + " " + core + core + other_filler;
  const std::string y =
      std::string(garden_line) + " " + shuffled + shuffled + "Bicycles were painted by an orphaned cousin.";
  const store::Prepared a = prepared(x, store::MatchPreset::pan);
  const store::Prepared b = prepared(y, store::MatchPreset::pan);
  const auto shared = store::shared_keys(a.telling, b.telling);
  const store::Links links = store::links_of(a, b, shared);
  store::Marks marks(links);
  const store::EdgeRules rules{{.9F, .86F, .75F, .96F}, {.5F, .06F, .11F, .11F}, 40, 3, 10, 4, .5F, -2};
  const store::Tightened tight = store::tighten(a, b, links, whole(a, b), rules, marks);
  CHECK(tight.gain_a > 0);
  CHECK(words_of(a, tight.region.a) + ". " == core + core);
  CHECK(words_of(b, tight.region.b) + ". " == shuffled + shuffled);
}

TEST_CASE("a summary's words come from everywhere in the other text, a passage's do not") {
  std::string source;
  std::string summary;
  for (char letter = 'b'; letter < 'r'; ++letter) {
    const std::string name = std::string("kaldo") + letter + "imir";
    const std::string toll = std::string("brinto") + letter + "asho";
    source += name;
    source += " rowed while rain delayed carts. Nobody expected the " + toll;
    source += " to rise and merchants waited. A clerk went home late.\n";
    summary += name;
    summary += " saw " + toll;
    summary += ". ";
  }
  std::string around;
  for (int i = 0; i < 12; ++i) around += std::string(filler) + " " + other_filler + " ";
  const std::string host = around + "\n" + summary + "\n" + around;
  const store::Prepared a = prepared(host, store::MatchPreset::pan);
  const store::Prepared b = prepared(source, store::MatchPreset::pan);
  const auto shared = store::shared_keys(a.telling, b.telling);
  const store::Links links = store::links_of(a, b, shared);
  const store::SummaryRules rules{.76F, 10, 10, 2, -11, 1, .18F};
  const auto found = store::find_summary(a, b, shared, links.a, {}, rules);
  REQUIRE(found.has_value());
  CHECK(found->gain >= 10);
  CHECK(store::length(found->region.b) * 10 > b.words.size() * 8);
  CHECK(!store::find_summary_in_b(a, b, shared, links.b, {}, rules).has_value());
  // The same words explained by one passage of the pair are no summary.
  CHECK(!store::find_summary(a, b, shared, links.a, {whole(a, b)}, rules).has_value());
}

TEST_CASE("the confidence of a long passage rises with its ratio") {
  float last = 0;
  for (double ratio = 0; ratio <= 1; ratio += .05) {
    const float chance = store::long_confidence(ratio);
    CHECK(chance >= last);
    CHECK(chance <= 1);
    last = chance;
  }
  CHECK(last > .99F);
}

TEST_CASE("words weigh as often as they stand in the background, not in the text, when one is given") {
  store::Prepared text = prepared("herons herons herons and reeds");
  store::use_counts_of(prepared("herons of Mirrow"), text);
  CHECK(text.counts == std::vector<std::uint32_t>{1, 1, 1, 1, 1});
  store::use_counts_of(prepared("heron heron reeds reeds reeds"), text);
  CHECK(text.counts == std::vector<std::uint32_t>{2, 2, 2, 1, 3});
}
