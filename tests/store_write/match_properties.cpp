#include <algorithm>

#include "tests/store_write/match_texts.h"

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

// The obvious way: every maximal run of at least eight equal words, by comparing each word with each.
std::vector<std::pair<base::TextRange, base::TextRange>> runs_of_eight(const store::Tokens& a, const store::Tokens& b) {
  std::vector<std::pair<base::TextRange, base::TextRange>> out;
  const auto equal = [&](std::size_t i, std::size_t j) {
    return store::folded_word(a, a.words[i]) == store::folded_word(b, b.words[j]);
  };
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      if (!equal(i, j) || (i > 0 && j > 0 && equal(i - 1, j - 1))) continue;
      std::size_t n = 0;
      while (i + n < a.words.size() && j + n < b.words.size() && equal(i + n, j + n)) ++n;
      if (n < 8) continue;
      out.push_back({{a.words[i].range.begin, a.words[i + n - 1].range.end},
                     {b.words[j].range.begin, b.words[j + n - 1].range.end}});
    }
  }
  return out;
}

// Words of a run that lie in none of the ranges.
int words_outside(const store::Tokens& tokens, base::TextRange run, const std::vector<base::TextRange>& ranges) {
  int count = 0;
  for (const store::Token& token : tokens.words) {
    const auto holds = [&](base::TextRange range) {
      return range.begin <= token.range.begin && token.range.end <= range.end;
    };
    const bool in_run = run.begin <= token.range.begin && token.range.end <= run.end;
    count += in_run && std::none_of(ranges.begin(), ranges.end(), holds) ? 1 : 0;
  }
  return count;
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
    const store::Tokens words_a = store::tokenise(a, "en");
    const store::Tokens words_b = store::tokenise(b, "en");
    std::vector<base::TextRange> ranges_a;
    std::vector<base::TextRange> ranges_b;
    for (const store::Passage& passage : passages) {
      ranges_a.push_back(passage.a);
      ranges_b.push_back(passage.b);
    }
    for (const auto& [in_a, in_b] : runs_of_eight(words_a, words_b)) {
      CAPTURE(seed);
      CAPTURE(at(a, in_a));
      CHECK(words_outside(words_a, in_a, ranges_a) <= 2);
      CHECK(words_outside(words_b, in_b, ranges_b) <= 2);
    }
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

TEST_CASE("swapping the texts swaps the answer") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Dice dice{seed};
    const std::vector<std::string> first = words(dice, 80, 60);
    const std::string a = join(first);
    const std::string b = join(reuse(dice, first, 60));
    const auto there = align(a, b);
    auto back = align(b, a);
    for (store::Passage& passage : back) std::swap(passage.a, passage.b);
    std::sort(back.begin(), back.end(), [](const store::Passage& x, const store::Passage& y) {
      return std::pair(x.a.begin, x.b.begin) < std::pair(y.a.begin, y.b.begin);
    });
    CAPTURE(seed);
    REQUIRE(there.size() == back.size());
    for (std::size_t i = 0; i < there.size(); ++i) {
      CHECK(there[i].a == back[i].a);
      CHECK(there[i].b == back[i].b);
      CHECK(there[i].ratio == back[i].ratio);
      CHECK(there[i].words.size() == back[i].words.size());
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

TEST_CASE("text that repeats itself without end is neither slow nor a crash") {
  std::string one_word;
  for (int i = 0; i < 50000; ++i) one_word += "data ";
  const std::string spaces(500000, ' ');
  std::string refrain;
  for (int i = 0; i < 2000; ++i) refrain += std::string(budget_line) + " ";
  for (const store::MatchPreset preset : {store::MatchPreset::news, store::MatchPreset::pan}) {
    CHECK(store::align({one_word, "en"}, {one_word, "en"}, preset).size() == 1);
    CHECK(store::align({spaces, "en"}, {spaces, "en"}, preset).empty());
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
