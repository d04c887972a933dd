#include <algorithm>

#include "store/write/match/families.h"
#include "store/write/match/find_families.h"
#include "store/write/match/weigh.h"
#include "tests/match/oracle.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// Random articles of invented words that share runs, some changed; the same on every run.
struct Dice {
  std::uint32_t state;
  std::uint32_t roll(std::uint32_t sides) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % sides;
  }
};

std::string word(Dice& dice, std::uint32_t vocabulary) {
  std::uint32_t n = dice.roll(vocabulary);
  std::string out;
  for (int i = 0; i < 3; ++i, n /= 7)
    out += std::string(1, "bdfklmr"[n % 7]) + "aeiou"[(n + static_cast<std::uint32_t>(i)) % 5];
  return out;
}

std::vector<std::string> words(Dice& dice, std::uint32_t count, std::uint32_t vocabulary) {
  std::vector<std::string> out;
  out.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) out.push_back(word(dice, vocabulary));
  return out;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) out += (i > 0 ? " " : "") + words[i];
  return out;
}

// Copies stretches of `a` into fresh words, changing one word in `change`.
std::vector<std::string> reuse(Dice& dice, const std::vector<std::string>& a, std::uint32_t vocabulary) {
  std::vector<std::string> b = words(dice, 10, vocabulary);
  for (int n = 0; n < 4; ++n) {
    const std::uint32_t begin = dice.roll(static_cast<std::uint32_t>(a.size()));
    const std::uint32_t end = std::min(begin + 4 + dice.roll(30), static_cast<std::uint32_t>(a.size()));
    for (std::uint32_t i = begin; i < end; ++i) b.push_back(dice.roll(9) == 0 ? word(dice, vocabulary) : a[i]);
    for (const std::string& fresh : words(dice, dice.roll(12), vocabulary)) b.push_back(fresh);
  }
  return b;
}

}  // namespace

TEST_CASE(
    "every run of eight equal words that an obvious search finds lies inside passages, but for two words at an edge") {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> first = words(dice, 60 + dice.roll(60), 343);
    const std::string a = join(first);
    const std::string b = join(reuse(dice, first, 343));
    const auto passages = align(a, b);
    CAPTURE(seed);
    CHECK(match_tests::most_words_missed(a, b, passages, 8) <= 2);
  }
}

TEST_CASE("ranges lie inside the texts, each word is in one operation, and the class is the ratio's") {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> first = words(dice, 80, 120);
    const std::string a = join(first);
    const std::string b = join(reuse(dice, first, 120));
    CAPTURE(seed);
    for (const store::Passage& passage : align(a, b)) {
      check_passage(passage, a, b);
      check_words(passage, a, b);
    }
  }
}

TEST_CASE("swapping the texts swaps the answer, in either preset") {
  for (const store::MatchPreset preset : {store::MatchPreset::news, store::MatchPreset::pan}) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
      Dice dice{seed};
      const std::vector<std::string> first = words(dice, 160, 60);
      const std::string a = join(first);
      const std::string b = join(reuse(dice, first, 60));
      CAPTURE(seed);
      CHECK(match_tests::is_swapped(store::align({a, "en"}, {b, "en"}, preset),
                                    store::align({b, "en"}, {a, "en"}, preset)));
    }
  }
}

TEST_CASE("in the pan preset every long stretch of equal words that an obvious search finds lies inside passages") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> copied = words(dice, 50 + dice.roll(40), 343);
    const std::string a = join(words(dice, 80, 343)) + ". " + join(copied) + ". " + join(words(dice, 80, 343));
    const std::string b = join(words(dice, 60, 343)) + ". " + join(copied) + ". " + join(words(dice, 90, 343));
    CAPTURE(seed);
    CHECK(match_tests::most_words_missed(a, b, store::align({a, "en"}, {b, "en"}, store::MatchPreset::pan), 42) == 0);
  }
}

TEST_CASE("with the counts of a background, an unrelated paragraph changes nothing else") {
  const std::string a = std::string(ferry_quote) + "\n\n" + budget_line + "\n\nA 31-year-old sailor from Harrow was " +
                        "convicted of smuggling amber in 2016.";
  const std::string b = "For smuggling amber, a court convicted the Harrow mariner, 31, back in 2016.\n\n" +
                        std::string(budget_line).replace(4, 7, "board") + "\n\n" + ferry_quote;
  // Every word of the new paragraph stands in the texts too, so that without a background it would count; but no more
  // of one sentence than would tell it again.
  const std::string unrelated = "\n\nSailor, lamp and council: amber autumn, lit ferry; Harrow storms, new sluices.";
  const auto with_counts_of = [](const std::string& text, const std::string& background) {
    store::Prepared prepared = store::prepare({text, "en"}, store::MatchPreset::news);
    store::use_counts_of(store::prepare({background, "en"}, store::MatchPreset::news), prepared);
    return prepared;
  };
  const std::string longer = a + unrelated;
  const auto before = store::align(with_counts_of(a, a), with_counts_of(b, b), store::MatchPreset::news);
  const auto after = store::align(with_counts_of(longer, a), with_counts_of(b, b), store::MatchPreset::news);
  REQUIRE(before.size() == 3);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].a == before[i].a);
    CHECK(after[i].b == before[i].b);
    CHECK(after[i].score == before[i].score);
  }
}

TEST_CASE("families lose no word for word passage that align finds") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> first = words(dice, 120, 343);
    std::vector<store::Article> articles(3);
    articles[0].text = join(first);
    articles[1].text = join(reuse(dice, first, 343));
    articles[2].text = join(reuse(dice, first, 343));
    for (store::Article& article : articles) article.language = "en";
    const auto families = store::find_families(articles, store::MatchPreset::news, 1);
    CAPTURE(seed);
    for (std::size_t x = 0; x < 3; ++x) {
      for (std::size_t y = x + 1; y < 3; ++y) {
        for (const store::Passage& passage : align(articles[x].text, articles[y].text)) {
          if (passage.passage_class != store::PassageClass::verbatim) continue;
          CHECK(match_tests::is_in_families(families, static_cast<store::ArticleIndex>(x), passage.a));
          CHECK(match_tests::is_in_families(families, static_cast<store::ArticleIndex>(y), passage.b));
        }
      }
    }
  }
}

TEST_CASE("curly quotes, case and white space change nothing") {
  const std::string plain =
      "\"It's a long way to the old pier, and nobody in Harrow walks it in winter,\" the baker's brother said to the "
      "clerk.";
  const std::string curly =
      "“IT’S a long way  to the old pier,\nand nobody in Harrow walks it in winter,” the Baker’s brother said\tto the "
      "clerk.";
  const auto first = align(std::string(filler) + "\n\n" + plain, plain);
  const auto second = align(std::string(filler) + "\n\n" + curly, plain);
  REQUIRE(first.size() == 1);
  REQUIRE(second.size() == 1);
  CHECK(first[0].ratio == second[0].ratio);
  CHECK(first[0].words.size() == second[0].words.size());
  CHECK(first[0].b == second[0].b);
}

TEST_CASE("quotes and white space change nothing in generated texts, and capitals no run of eight words") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> first = words(dice, 90, 343);
    std::string a;
    std::string other;
    std::string upper;
    for (std::size_t i = 0; i < first.size(); ++i) {
      a += (i % 17 == 0 ? "\"" : "") + first[i] + (i % 17 == 4 ? "\" " : " ");
      other += (i % 17 == 0 ? "“" : "") + first[i] + (i % 17 == 4 ? "”\n" : "  ");
      for (const char c : first[i]) upper += static_cast<char>(c - 'a' + 'A');
      upper += ' ';
    }
    const std::string b = join(reuse(dice, first, 343));
    const auto plain = align(a, b);
    const auto changed = align(other, b);
    CAPTURE(seed);
    REQUIRE(plain.size() == changed.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      CHECK(plain[i].b == changed[i].b);
      CHECK(plain[i].ratio == changed[i].ratio);
    }
    CHECK(match_tests::most_words_missed(upper, b, align(upper, b), 8) <= 2);
  }
}

TEST_CASE("text that repeats itself without end is neither slow nor a crash") {
  std::string one_word;
  for (int i = 0; i < 50000; ++i) one_word += "data ";
  const std::string spaces(500000, ' ');
  std::string by_turns;
  for (int i = 0; i < 50000; ++i) by_turns += "tide data ";
  std::string refrain;
  for (int i = 0; i < 2000; ++i) refrain += std::string(budget_line) + " ";
  for (const store::MatchPreset preset : {store::MatchPreset::news, store::MatchPreset::pan}) {
    CHECK(store::align({one_word, "en"}, {one_word, "en"}, preset).size() == 1);
    CHECK(store::align({spaces, "en"}, {spaces, "en"}, preset).empty());
    CHECK(!store::align({by_turns, "en"}, {by_turns.substr(5), "en"}, preset).empty());
    CHECK(store::align({one_word, "en"}, {"data data data data", "en"}, preset).empty());
    CHECK(store::align({refrain, "en"}, {refrain, "en"}, preset).size() == 1);
  }
  CHECK(align(refrain, budget_line).size() >= 2000);
}

TEST_CASE("two identical books are one passage") {
  Dice dice{5};
  const std::string book = join(words(dice, 60000, 343));
  const auto passages = align(book, book);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].ratio == 1);
  CHECK(passages[0].a == base::TextRange{0, static_cast<std::uint32_t>(book.size())});
}
