#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// "=equal ~a>b <moved> -only_a +only_b"
std::string dump(const store::Passage& passage, const std::string& a, const std::string& b) {
  std::string out;
  for (const store::WordOp& op : passage.words) {
    if (!out.empty()) out += " / ";
    switch (op.kind) {
      case store::WordOpKind::equal:
        out += "=" + at(a, op.a);
        break;
      case store::WordOpKind::changed:
        out += "~" + at(a, op.a) + ">" + at(b, op.b);
        break;
      case store::WordOpKind::moved:
        out += "<" + at(a, op.a) + ">";
        break;
      case store::WordOpKind::only_a:
        out += "-" + at(a, op.a);
        break;
      case store::WordOpKind::only_b:
        out += "+" + at(b, op.b);
        break;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("word operations name what was kept, changed, moved, left out and added") {
  const struct {
    const char* a;
    const char* b;
    const char* operations;
  } rows[] = {
      {"The brown ferry left the old pier at dawn with twelve fishermen aboard.",
       "The brown ferry left the old pier at dawn with twelve fishermen aboard.",
       "=The brown ferry left the old pier at dawn with twelve fishermen aboard"},
      {"The brown ferry left the old pier at dawn with twelve fishermen aboard.",
       "The brown ferry left the new pier at dawn with twelve fishermen aboard.",
       "=The brown ferry left the / ~old>new / =pier at dawn with twelve fishermen aboard"},
      {"The brown ferry left the old pier at dawn with twelve fishermen aboard.",
       "The ferry left the old stone pier at dawn with twelve fishermen aboard.",
       "=The / -brown / =ferry left the old / +stone / =pier at dawn with twelve fishermen aboard"},
      {"At dawn yesterday the brown ferry left the old pier with twelve fishermen aboard.",
       "The brown ferry left the old pier with twelve fishermen aboard at dawn yesterday.",
       "<At dawn yesterday> / =the brown ferry left the old pier with twelve fishermen aboard"},
      {"The hit-and-run driver, 31, left the “old” pier at dawn with U.S. fishermen aboard.",
       "The hit and run driver (31) left the 'old' pier at dawn with US fishermen aboard.",
       "=The hit-and-run driver, 31, left the “old” pier at dawn with U.S. fishermen aboard"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.b);
    const auto passages = align(row.a, row.b);
    REQUIRE(passages.size() == 1);
    CHECK(dump(passages[0], row.a, row.b) == row.operations);
    check_words(passages[0], row.a, row.b);
  }
}

TEST_CASE("hyphens, quotes, numbers and abbreviations are right to the word") {
  const struct {
    const char* a;
    const char* b;
    const char* operations;
  } rows[] = {
      {"Dr. Quill paid 10,000 crowns for the old tug boat on May 3 at noon.",
       "Dr Quill paid 10000 crowns for the old tug-boat on May 3 at noon.",
       "=Dr. Quill paid 10,000 crowns for the old tug boat on May 3 at noon"},
      {"The U.S. ferry lost 3.5 per cent of its grey paint near the old stone pier.",
       "The US ferry lost 3.5 percent of its grey paint near the old stone pier.",
       "=The U.S. ferry lost 3.5 / ~per cent>percent / =of its grey paint near the old stone pier"},
      {"Two guilds co-operate on the old pier and mend the brown ferry at dawn.",
       "Two guilds cooperate on the old pier and mend the brown ferry at dawn.",
       "=Two guilds / ~co-operate>cooperate / =on the old pier and mend the brown ferry at dawn"},
      {"The ferry’s “brown” lamp — lit since 1931 — burned till 4 p.m. near Harrow's pier.",
       "The ferry's 'brown' lamp - lit since 1931 - burned till 4 pm near Harrow’s pier.",
       "=The ferry’s “brown” lamp — lit since 1931 — burned till 4 p.m. near Harrow's pier"},
      {"Forty-two barrels (of salt) and a half-empty crate stood by the old stone pier.",
       "Forty two barrels [of salt] and a half empty crate stood by the old stone pier.",
       "=Forty-two barrels (of salt) and a half-empty crate stood by the old stone pier"},
      {"It cost $1,250.50 to mend the brown ferry after the storm in early May.",
       "It cost $1,350.50 to mend the brown ferry after the storm in early May.",
       "=It cost / ~1,250.50>1,350.50 / =to mend the brown ferry after the storm in early May"},
      {"Nobody in Harrow said that they weren't there when the brown ferry left.",
       "Nobody in Harrow said that they were not there when the brown ferry left.",
       "=Nobody in Harrow said that they / ~weren't>were not / =there when the brown ferry left"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.b);
    const auto passages = align(row.a, row.b);
    REQUIRE(passages.size() == 1);
    CHECK(dump(passages[0], row.a, row.b) == row.operations);
    check_words(passages[0], row.a, row.b);
  }
}

TEST_CASE("without words everything else is the same") {
  const std::string a = std::string(budget_line) + "\n\n" + ferry_quote;
  const std::string b = std::string(ferry_quote) + "\n\n" + budget_line;
  const store::Prepared x = store::prepare({a, "en"}, store::MatchPreset::news);
  const store::Prepared y = store::prepare({b, "en"}, store::MatchPreset::news);
  const auto with = store::align(x, y, store::MatchPreset::news);
  const auto without = store::align(x, y, store::MatchPreset::news, store::WordDetail::without_words);
  REQUIRE(with.size() == without.size());
  for (std::size_t i = 0; i < with.size(); ++i) {
    CHECK(with[i].a == without[i].a);
    CHECK(with[i].b == without[i].b);
    CHECK(with[i].ratio == without[i].ratio);
    CHECK(without[i].words.empty());
  }
}
