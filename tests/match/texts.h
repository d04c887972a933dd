// Texts for the tests of the passage engine, and what is asked of every answer.
#pragma once

#include "doctest/doctest.h"

#include <string>

#include "store/write/match/match.h"

namespace match_tests {

inline std::string at(const std::string& text, base::TextRange range) { return std::string(base::slice(text, range)); }

inline std::vector<store::Passage> align(const std::string& a, const std::string& b, std::string_view language = "en") {
  return store::align({a, language}, {b, language}, store::MatchPreset::news);
}

constexpr const char* ferry_quote =
    "“We found the brown ferry adrift beyond the breakwater, with every lamp lit and nobody at the wheel.”";
constexpr const char* budget_line =
    "The council of Harrow voted to spend 40 million crowns on new sluices before the autumn storms arrive.";
constexpr const char* garden_line =
    "Visitors will be able to walk through the botanical garden again from the second week of May.";
constexpr const char* filler =
    "Bakers in the old quarter have been up since three. Prices of rye climbed for a fifth month, traders complained, "
    "while wheat stayed where it was.";
constexpr const char* other_filler =
    "A travelling circus pitched its tents beside the railway. Its only elephant retired years ago; an accordion "
    "orchestra plays instead.";

// Same words as ranges and as operations, whatever was aligned.
inline void check_passage(const store::Passage& passage, const std::string& a, const std::string& b) {
  CHECK(passage.a.begin < passage.a.end);
  CHECK(passage.b.begin < passage.b.end);
  REQUIRE(passage.a.end <= a.size());
  REQUIRE(passage.b.end <= b.size());
  CHECK(!base::first_invalid(base::slice(a, passage.a)));
  CHECK(!base::first_invalid(base::slice(b, passage.b)));
  CHECK(passage.score >= 0);
  CHECK(passage.score <= 1);
  const store::PassageClass by_ratio = passage.ratio >= .95  ? store::PassageClass::verbatim
                                       : passage.ratio >= .6 ? store::PassageClass::edited
                                                             : store::PassageClass::reworded;
  CHECK(passage.passage_class == by_ratio);
}

// Every word of both ranges in exactly one operation; operations sorted by a.
inline void check_words(const store::Passage& passage, const std::string& a, const std::string& b) {
  const auto count = [](const std::string& text, base::TextRange outer, auto pick, const auto& ops) {
    const store::Tokens tokens = store::tokenise(text, "en");
    for (const store::Token& token : tokens.words) {
      if (token.range.begin < outer.begin || token.range.end > outer.end) continue;
      int inside = 0;
      for (const store::WordOp& op : ops) {
        const base::TextRange range = pick(op);
        inside += token.range.begin >= range.begin && token.range.end <= range.end ? 1 : 0;
      }
      CAPTURE(at(text, token.range));
      CHECK(inside == 1);
    }
  };
  count(a, passage.a, [](const store::WordOp& op) { return op.a; }, passage.words);
  count(b, passage.b, [](const store::WordOp& op) { return op.b; }, passage.words);
  std::uint32_t last = 0;
  for (const store::WordOp& op : passage.words) {
    const bool on_a = op.kind != store::WordOpKind::only_b;
    const bool on_b = op.kind != store::WordOpKind::only_a;
    CHECK((op.a.end > op.a.begin) == on_a);
    CHECK((op.b.end > op.b.begin) == on_b);
    if (on_a) CHECK(op.a.begin >= last);
    if (on_a) last = op.a.begin;
  }
}

}  // namespace match_tests
