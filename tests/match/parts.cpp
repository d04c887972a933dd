// The smaller parts of the passage engine by themselves: classes, bytes, operations, evidence, many pairs.
#include "store/write/match/align_many.h"
#include "store/write/match/classify.h"
#include "store/write/match/edges.h"
#include "store/write/match/evidence.h"
#include "store/write/match/extend.h"
#include "store/write/match/seeds.h"
#include "store/write/match/sentence_candidates.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// `text` outlives what is prepared, which points into it.
store::Prepared prepared(std::string_view text, const char* language = "en") {
  return store::prepare({text, language}, store::MatchPreset::news);
}

store::WordSpan whole(const store::Prepared& text) { return {0, static_cast<std::uint32_t>(text.words.size())}; }

store::Features features(std::string_view x, std::string_view y) {
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const store::Region region{whole(a), whole(b)};
  return store::features_of(a, b, {region, store::equal_words(a, b, region), 0});
}

float value(const store::Features& features, store::Feature feature) {
  return features[static_cast<std::size_t>(feature)];
}

}  // namespace

TEST_CASE("the class follows the ratio, each limit belonging to the better class") {
  CHECK(store::class_of(.95) == store::PassageClass::verbatim);
  CHECK(store::class_of(.9499) == store::PassageClass::edited);
  CHECK(store::class_of(.60) == store::PassageClass::edited);
  CHECK(store::class_of(.5999) == store::PassageClass::reworded);
  CHECK(store::ratio_of(9, {{0, 10}, {5, 13}}) == 1.0);
  CHECK(store::ratio_of(0, {}) == 0);
}

TEST_CASE("long enough are eight words, or forty characters of a script without spaces") {
  const auto is_long = [](std::string_view text, const char* language) {
    const store::Prepared words = prepared(text, language);
    return store::is_long_enough(words, whole(words));
  };
  CHECK(is_long("one two three four five six seven eight", "en"));
  CHECK_FALSE(is_long("one two three four five six seven", "en"));
  const std::string ten = "渡轮离开了码头前往海";
  CHECK(is_long(ten + ten + ten + ten, "zh"));
  CHECK_FALSE(is_long(ten + ten + ten + "渡轮离开了码头前往", "zh"));
}

TEST_CASE("the bytes of words are those of the signs that belong to them too") {
  const struct {
    const char* text;
    store::WordSpan words;
    const char* bytes;
  } rows[] = {
      {"he said “no more” today", {2, 4}, "“no more”"},
      {"it cost $40, or less", {2, 3}, "$40"},
      {"we left (at noon). They", {2, 4}, "(at noon)."},
      {"the U.S. won", {0, 2}, "the U.S."},
      {"up by 3.5% since May", {2, 3}, "3.5%"},
      {"one, two, three", {0, 2}, "one, two"},
      {"¿quién vive? Nadie", {0, 2}, "¿quién vive?"},
      {"no “yes”\u0301 no", {1, 2}, "“yes”\u0301"},
      {"من ۝١ قال", {1, 2}, "۝١"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const store::Prepared text = prepared(row.text);
    CHECK(base::slice(row.text, store::bytes_of(text, row.words)) == row.bytes);
  }
}

TEST_CASE("each word of a region is in one operation, a moved run on both sides") {
  const std::string x = "at dawn the brown ferry left the old pier with twelve men";
  const std::string y = "the brown tug left with twelve men the old pier at dawn";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const store::Region region{whole(a), whole(b)};
  std::vector<int> in_a(a.words.size());
  std::vector<int> in_b(b.words.size());
  std::size_t moved = 0;
  for (const store::SpanOp& op : store::word_operations(a, b, region, store::equal_words(a, b, region))) {
    for (std::uint32_t i = op.a.begin; i < op.a.end; ++i) ++in_a[i];
    for (std::uint32_t i = op.b.begin; i < op.b.end; ++i) ++in_b[i];
    if (op.kind != store::WordOpKind::moved) continue;
    moved += store::length(op.a);
    for (std::uint32_t i = 0; i < store::length(op.a); ++i) CHECK(a.words[op.a.begin + i] == b.words[op.b.begin + i]);
  }
  CHECK(in_a == std::vector<int>(a.words.size(), 1));
  CHECK(in_b == std::vector<int>(b.words.size(), 1));
  CHECK(moved >= 4);
}

TEST_CASE("the evidence of an edited piece is what it shares besides names and who speaks") {
  const char* lead = "The keeper of Mirrow sold 31 brass lanterns to pay for new sluices";
  const store::Features shared = features(lead, "The keeper sold 31 brass lanterns to pay for old sluices");
  const store::Features names = features(lead, "The keeper of Mirrow slept while rain delayed nine carts of rye");
  CHECK(value(shared, store::Feature::plain) > value(names, store::Feature::plain));
  CHECK(value(shared, store::Feature::cosine) > value(names, store::Feature::cosine));
  CHECK(value(shared, store::Feature::numbers) > 0);
  CHECK(value(names, store::Feature::numbers) == 0);
  CHECK(value(shared, store::Feature::denied) == 0);
  CHECK(value(features(lead, "The keeper never sold 31 brass lanterns to pay for sluices"), store::Feature::denied) ==
        1);
  CHECK(value(features("“brass lanterns” sold", "“brass lanterns” lost"), store::Feature::quoted) == 1);
  CHECK(value(features("brass lanterns\n\nwere sold", "brass lanterns sold"), store::Feature::paragraphs) == 1);
  CHECK(store::confidence_of(shared) > store::confidence_of(names));
  CHECK(store::confidence_of(shared) > store::least_edited_confidence());
}

TEST_CASE(
    "sentences that share stems are candidates, and so are two against one where both are more alike than either") {
  const std::string x = "Divers found brass lanterns under a barge near Ellby in 1931.";
  const std::string y = "Near Ellby lay a barge. Under it divers found lanterns of brass, brass that 1931 had lost.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto candidates = [&](const std::vector<store::Piece>& found) {
    return store::sentence_candidates(store::free_text(a, found, &store::Region::a),
                                      store::free_text(b, found, &store::Region::b));
  };
  const auto all = candidates({});
  REQUIRE(all.size() == 3);
  CHECK(all[0].stems == 2);  // Ellby, barge
  CHECK(all[1].stems == 5);  // brass once
  CHECK(all[2].sentences_b == store::WordSpan{0, 2});
  CHECK(all[2].stems == 7);
  CHECK(all[2].cosine > std::max(all[0].cosine, all[1].cosine));
  // What a passage holds is no longer free.
  CHECK(candidates({{{whole(a), {0, 5}}, {}, 0}}).empty());
}

TEST_CASE("a seed inside a region that grew before is not grown again") {
  const std::string x = "the brown ferry left the old pier with twelve fishermen at dawn";
  const std::string y = "the brown ferry quit the old pier with twelve fishermen at dawn";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto seeds = store::exact_seeds(a, b);
  REQUIRE(seeds.size() == 2);
  const auto regions = store::extend_all(a, b, seeds, store::ExtendRules{});
  REQUIRE(regions.size() == 1);
  for (const store::Region& seed : seeds) CHECK(store::contains(regions[0].region.a, seed.a));
}

TEST_CASE("many pairs are what each pair is by itself, each text read once, in any number of threads") {
  const std::vector<std::string> texts = {std::string(budget_line) + " " + filler,
                                          std::string(filler) + " " + ferry_quote,
                                          std::string(ferry_quote) + " " + budget_line};
  const std::vector<store::TextPair> pairs = {{0, 1}, {0, 2}, {1, 2}};
  for (const int jobs : {1, 3}) {
    std::vector<std::atomic<int>> reads(texts.size());
    store::TextSource source;
    for (const std::string& text : texts) source.bytes.push_back(static_cast<std::uint32_t>(text.size()));
    source.read = [&](std::size_t i) {
      ++reads[i];
      return base::Result<std::string>(texts[i]);
    };
    source.language = [](std::size_t) { return std::string_view("en"); };
    std::vector<std::vector<store::Passage>> found(pairs.size());
    const auto done =
        store::align_many(source, pairs, {}, {jobs, nullptr, nullptr},
                          [&](std::size_t i, const std::vector<store::Passage>& some) { found[i] = some; });
    CHECK(done);
    for (const std::atomic<int>& count : reads) CHECK(count == 1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto alone = align(texts[pairs[i].a], texts[pairs[i].b]);
      REQUIRE(found[i].size() == alone.size());
      for (std::size_t n = 0; n < alone.size(); ++n) CHECK(found[i][n].a == alone[n].a);
    }
    source.read = [](std::size_t) { return base::Result<std::string>(base::Error{base::ErrorCode::io, "gone"}); };
    const auto failed = store::align_many(source, pairs, {}, {jobs, nullptr, nullptr}, [](std::size_t, const auto&) {});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().what == "gone");
  }
}
