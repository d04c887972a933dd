// What tells a rewording from two statements about the same people: each feature of rewording_evidence.h, and what is
// no rewording whatever they say.
#include <cmath>

#include "store/write/match/choose_rewordings.h"
#include "store/write/match/rewording.h"
#include "store/write/match/rewording_evidence.h"
#include "store/write/match/speakers.h"
#include "store/write/match/weigh.h"
#include "store/write/match/word_weights.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

store::Prepared prepared(std::string&& text) = delete;  // points into its text
store::Prepared prepared(const std::string& text, const char* language = "en") {
  return store::prepare({text, language}, store::MatchPreset::news);
}

// The words of `part`, which stands in the text once.
store::WordSpan span_of(const store::Prepared& text, std::string_view part) {
  const std::size_t begin = text.text.find(part);
  REQUIRE(begin != std::string_view::npos);
  store::WordSpan span{~0U, 0};
  for (std::uint32_t i = 0; i < text.words.size(); ++i) {
    const base::TextRange range = text.tokens.words[i].range;
    if (range.begin < begin || range.end > begin + part.size()) continue;
    span = {std::min(span.begin, i), i + 1};
  }
  REQUIRE(span.begin < span.end);
  return span;
}

struct Stretch {
  std::string text;
  std::string part;  // empty: all of it
};

store::RewordingFeatures features(const Stretch& x, const Stretch& y, float copied = 0) {
  const store::Prepared a = prepared(x.text);
  const store::Prepared b = prepared(y.text);
  const store::Region region{span_of(a, x.part.empty() ? x.text : x.part),
                             span_of(b, y.part.empty() ? y.text : y.part)};
  return store::rewording_features(a, b, region, copied);
}

float feature(store::RewordingFeature wanted, const Stretch& x, const Stretch& y, float copied = 0) {
  const auto at = static_cast<std::size_t>(wanted);
  const float value = features(x, y, copied)[at];
  CHECK(value == features(y, x, copied)[at]);
  return value;
}

// As many different words, none of which stands in another text here.
std::string other_words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += (i % 12 == 11 ? "zq" : " zq") + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) +
            (i % 12 == 11 ? ". " : "");
  return text;
}

}  // namespace

TEST_CASE("numbers, days and months that both stretches name speak for a rewording, others against it") {
  using store::RewordingFeature;
  const struct {
    const char* x;
    const char* y;
    int shared;
    bool odds;
  } rows[] = {
      {"sluices cost 40 crowns on Monday", "Monday brought sluices for 40 crowns", 2, false},
      {"sluices opened in October", "October saw sluices opened", 1, false},
      {"sluices cost 40 crowns", "sluices cost crowns", 0, true},
      {"sluices opened on Monday", "sluices opened on Friday", 0, true},
      {"sluices opened on Monday", "sluices opened early", 0, false},
      // The number comes up on both sides, of other things.
      {"sluices were seen by the clerk of 40 boats", "40 lanterns that the mayor sent held sluices", 0, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.x);
    CHECK(feature(RewordingFeature::numbers, {row.x, ""}, {row.y, ""}) == doctest::Approx(std::log1p(row.shared)));
    CHECK(feature(RewordingFeature::odds, {row.x, ""}, {row.y, ""}) == (row.odds ? 1 : 0));
  }
}

TEST_CASE("days and months are known in seven languages and Chinese") {
  for (const char* word : {"wednesday", "octubre", "février", "märz", "sábado", "giovedì", "الثلاثاء", "星期三"}) {
    CAPTURE(word);
    CHECK(store::is_date_word(word));
  }
  for (const char* word : {"may", "march", "mai", "market"}) CHECK(!store::is_date_word(word));
}

TEST_CASE("a name and its title are one thing shared, not three") {
  const auto things = [](const char* x, const char* y) {
    return std::lround(std::expm1(feature(store::RewordingFeature::things, {x, ""}, {y, ""})));
  };
  CHECK(things("it was Mayor Ada Quill who opened sluices", "the sluices were opened by Mayor Ada Quill") == 3);
  CHECK(things("it was Ada who met Brink at the sluices", "at the sluices Brink was seen and met by Ada") == 4);
  CHECK(things("old lamps hung there", "there hung old lamps") == 3);  // no names: each is one
}

TEST_CASE("a stem is rare that stands at most twice in either text") {
  const auto rare = [](const Stretch& x, const Stretch& y) {
    return std::lround(std::expm1(feature(store::RewordingFeature::rare, x, y)));
  };
  const std::string part = "The sluices hold the storm.";
  CHECK(rare({part, ""}, {part, ""}) == 3);
  CHECK(rare({part + " Other sluices leak.", part}, {part, ""}) == 3);
  CHECK(rare({part + " Other sluices leak. Sluices rust.", part}, {part, ""}) == 2);
}

TEST_CASE("what only one says counts where the other text says it far away, not near the stretch") {
  const auto elsewhere = [](const std::string& between) {
    const std::string statement = "The council bought sluices.";
    return feature(store::RewordingFeature::elsewhere, {statement + between + " Lanterns rusted.", statement},
                   {"The council bought sluices and lanterns.", ""});
  };
  CHECK(elsewhere("") == 0);
  CHECK(elsewhere(other_words(70)) == 0);
  CHECK(elsewhere(other_words(90)) == 1);
  // A word that the other text has nowhere may be one more detail.
  CHECK(feature(store::RewordingFeature::elsewhere, {"The council bought sluices.", ""},
                {"The council bought sluices and lanterns.", ""}) == 0);
}

TEST_CASE("with the counts of a background, what is far away does not depend on an unrelated paragraph") {
  const std::string statement = "The council bought sluices.";
  const std::string x = statement + "\n\nLanterns rusted.";
  // Moves the lanterns away, and names the barge and, again, the lanterns next to the statement.
  const std::string longer = statement + "\n\nBarge lanterns." + other_words(90) + "\n\nLanterns rusted.";
  const std::string y = "The council bought sluices, lanterns and a barge.";
  const auto measured = [&](const std::string& text) {
    store::Prepared a = prepared(text);
    store::Prepared b = prepared(y);
    const std::string& background = x;
    store::use_counts_of(prepared(background), a);
    store::use_counts_of(prepared(y), b);
    return store::rewording_features(a, b, {span_of(a, statement), span_of(b, y)}, 0);
  };
  CHECK(measured(x) == measured(longer));
  // Nor where the text has the lanterns of the background only in that paragraph.
  CHECK(measured(statement) == measured(statement + other_words(90) + "\n\nLanterns rusted."));
  CHECK(measured(x)[static_cast<std::size_t>(store::RewordingFeature::elsewhere)] == 1);
}

TEST_CASE("stretches know the sentences they are cut from") {
  using store::RewordingFeature;
  const Stretch cut{"When the storm came, the sluices held. All slept.", "the sluices held"};
  const Stretch full{"Sluices held in the storm.", ""};
  CHECK(feature(RewordingFeature::whole, cut, cut) == doctest::Approx(3.0 / 7));
  CHECK(feature(RewordingFeature::whole, cut, full) == 1);
  CHECK(feature(RewordingFeature::rest, cut, full) == doctest::Approx(std::log1p(1)));  // the storm
  CHECK(feature(RewordingFeature::rest, full, full) == 0);
  CHECK(feature(RewordingFeature::starts, full, full) == 1);
  CHECK(feature(RewordingFeature::starts, cut, full) == 0);
  CHECK(feature(RewordingFeature::joined, full, full) == 0);
  CHECK(feature(RewordingFeature::joined, {"The storm came. Sluices held.", ""}, full) == 1);
}

TEST_CASE("who speaks, what is denied and what was copied are measured") {
  using store::RewordingFeature;
  const Stretch said{"the mayor said sluices held", ""};
  const Stretch held{"sluices held", ""};
  CHECK(feature(RewordingFeature::speakers, said, said) == 1);
  CHECK(feature(RewordingFeature::speakers, said, held) == 0);
  CHECK(feature(RewordingFeature::denied, {"sluices never held", ""}, held) == 1);
  CHECK(feature(RewordingFeature::denied, held, held) == 0);
  CHECK(feature(RewordingFeature::alike, {"sluices held the storm", ""}, {"the storm tore sluices", ""}) == .75F);
  CHECK(feature(RewordingFeature::copied, held, held, 20) == doctest::Approx(std::log1p(20)));
}

TEST_CASE("texts that share a quotation are sooner taken to reword each other") {
  const auto best_score = [](const std::string& shared) {
    const std::string lead = "Harrow's old lighthouse went dark on Tuesday after a storm broke its lantern.";
    const std::string other = "A lantern broken by the storm left the lighthouse at Harrow without light on Tuesday.";
    const store::Prepared a = prepared(lead);
    const store::Prepared b = prepared(other);
    const auto copied = static_cast<float>(shared.size());
    const store::Region all{{0, static_cast<std::uint32_t>(a.words.size())},
                            {0, static_cast<std::uint32_t>(b.words.size())}};
    return store::rewording_confidence(store::rewording_features(a, b, all, copied));
  };
  CHECK(best_score("twenty words or more") > best_score(""));
}

TEST_CASE("names and titles state nothing that could be said in other words") {
  const struct {
    const char* text;
    bool states;
  } rows[] = {
      {"they were the acting deputy director, Ada Quill, and Tomas Brink", false},
      {"on octubre with Ada Quill at 10", false},
      {"then Ada Quill drowned", true},
      {"sluices", true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const std::string text = std::string("Now ") + row.text;
    const store::Prepared words = prepared(text);
    CHECK(store::states_something(words, {1, static_cast<std::uint32_t>(words.words.size())}) == row.states);
  }
  const std::string x = "Among them were the deputy director, Ada Quill, and Tomas Brink.";
  const std::string y = "With Tomas Brink there was Ada Quill, a deputy director, on Monday.";
  CHECK(store::find_rewordings(prepared(x), prepared(y), {}, 0).empty());
}

TEST_CASE("where a passage cuts a clause off, no small words are left hanging") {
  const std::string x = "Divers told the council of Harrow that the brass lanterns were of the barge taken at night.";
  const std::string y = "Brass lanterns, the divers told Harrow, came off a barge.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const store::Piece found{{span_of(a, "barge taken at night"), span_of(b, "came off a barge")}, {}, 1};
  const auto pieces = store::find_rewordings(a, b, {found}, 0);
  REQUIRE(pieces.size() == 1);
  CHECK(at(x, {a.tokens.words[pieces[0].region.a.begin].range.begin,
               a.tokens.words[pieces[0].region.a.end - 1].range.end}) ==
        "Divers told the council of Harrow that the brass lanterns");
}

TEST_CASE("where a passage cuts a clause off in front, no small words are left hanging either") {
  const std::string x = "Taken at night was the barge of brass lanterns that Harrow divers told the council about.";
  const std::string y = "Off came brass lanterns from a barge, the divers told Harrow.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const store::Piece found{{span_of(a, "Taken at night was"), span_of(b, "Off came")}, {}, 1};
  const auto pieces = store::find_rewordings(a, b, {found}, 0);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].region.a.begin == span_of(a, "barge").begin);
  CHECK(pieces[0].region.b.begin == span_of(b, "brass").begin);
}

TEST_CASE("no rewording reaches over a passage that was found") {
  const std::string x = "Divers told Harrow of brass lanterns, and the council voted on Monday, off a sunken barge.";
  const std::string y = "From a barge that sank came lanterns, brass ones, divers told Harrow.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  CHECK(store::find_rewordings(a, b, {}, 0).size() == 1);
  const store::Piece found{{span_of(a, "the council voted on Monday"), span_of(b, "that sank")}, {}, 1};
  for (const store::Piece& piece : store::find_rewordings(a, b, {found}, 0)) {
    CHECK(store::overlap(piece.region.a, found.region.a) == 0);
    CHECK(store::overlap(piece.region.b, found.region.b) == 0);
  }
}

TEST_CASE("of candidates that overlap the surest is kept") {
  const std::string x = "A court in Harrow convicted the sailor Tomas Brink of smuggling amber in 2016.";
  const std::string y =
      "Tomas Brink, the sailor, was found guilty in 2016: a Harrow court convicted him for smuggling of amber. The "
      "court in Harrow is an old brick house where a sailor smuggling amber once slept.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto all = store::rewording_candidates(a, b, {}, 0);
  REQUIRE(all.size() > 1);
  const store::Piece kept = store::choose_rewordings(a, b, all)[0];
  for (const store::Piece& piece : all) CHECK(piece.confidence <= kept.confidence);
  CHECK(store::rewording_candidates(a, b, {}, kept.confidence).size() < all.size());
}

TEST_CASE("what one text tells twice is one rewording each time, what else has its words is none") {
  const std::string x =
      "Divers took brass lanterns off the sunken barge. Nobody slept. Brass lanterns came up with divers. "
      "Nobody drowned at the barge. Ada Quill wore lanterns of brass. Brass lanterns came from the barge that sank in "
      "March. "
      "Mayor Ada Quill kept brass lanterns.";
  const std::string y =
      "From a barge that sank in March came lanterns, brass ones, and Ada Quill, the mayor, kept them.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  const auto piece = [&](std::string_view in_a, std::string_view in_b, float confidence) {
    return store::Piece{{span_of(a, in_a), span_of(b, in_b)}, {}, confidence};
  };
  const std::string_view told = "From a barge that sank in March came lanterns, brass ones";
  const store::Piece first = piece("Divers took brass lanterns off the sunken barge", told, .9F);
  const store::Piece again = piece("Brass lanterns came up with divers", told, .8F);
  const store::Piece one_word = piece("Nobody drowned at the barge", told, .8F);
  const store::Piece elsewhere = piece("Brass lanterns came up with divers", "Ada Quill, the mayor, kept them", .8F);
  const store::Piece wider = piece("Brass lanterns came up with divers", y, .8F);
  const store::Piece both_taken = piece("Divers took brass lanterns", told, .8F);
  const auto kept = [&](const store::Piece& second) { return store::choose_rewordings(a, b, {second, first}).size(); };
  CHECK(kept(again) == 2);
  CHECK(kept(one_word) == 1);
  CHECK(kept(elsewhere) == 2);  // has nothing to do with the first
  CHECK(kept(wider) == 2);      // the first is more than half of it
  CHECK(kept(both_taken) == 1);
  const store::Piece part = piece("Brass lanterns came up with divers", "lanterns, brass ones", .8F);
  CHECK(kept(part) == 1);  // less than half of what was told
  // One sentence that sums up two tells neither of them twice.
  const store::Piece barge = piece("Brass lanterns came from the barge that sank in March", y, .9F);
  const store::Piece mayor = piece("Mayor Ada Quill kept brass lanterns", y, .8F);
  CHECK(store::choose_rewordings(a, b, {barge, mayor}).size() == 1);
  const store::Piece third = piece("Ada Quill wore lanterns of brass", told, .7F);
  CHECK(store::choose_rewordings(a, b, {third, again, first}).size() == 3);
  // And the other way round.
  const auto swapped = [](const store::Piece& some) {
    return store::Piece{{some.region.b, some.region.a}, {}, some.confidence};
  };
  CHECK(store::choose_rewordings(b, a, {swapped(first), swapped(again)}).size() == 2);
  CHECK(store::choose_rewordings(b, a, {swapped(first), swapped(one_word)}).size() == 1);
}
