// The pan preset and its stages: long passages in any order of their words, summaries, copies.
#include "tests/match/texts.h"

#include <random>

#include "store/write/match/align_words.h"
#include "store/write/match/copied.h"
#include "store/write/match/radix_sort.h"
#include "store/write/match/seeds.h"
#include "store/write/match/sentence_pairs.h"
#include "store/write/match/tighten.h"

namespace {

using match_tests::at;

constexpr const char* harbour =
    "The harbour master of Ellby counted nineteen trawlers at the northern quay before the gale struck. Two of them "
    "dragged their anchors and drifted against the lighthouse pier, where volunteers secured them with cables. Nobody "
    "was injured, but the repair of the pier will cost the village nearly nine thousand crowns.";
constexpr const char* harbour_shuffled =
    "Before the gale struck Ellby, nineteen trawlers at the northern quay were counted by the harbour master. "
    "Volunteers "
    "with cables secured two of them, which against the lighthouse pier had drifted and dragged their anchors. The "
    "village will pay nearly nine thousand crowns for the repair of the pier, but injured was nobody.";

std::string repeated(const char* text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += std::string(text) + " ";
  return out;
}

// The text with each # replaced by the number.
std::string numbered(std::string_view text, int number) {
  std::string out;
  for (const char c : text) {
    if (c == '#') {
      out += std::to_string(number);
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<store::Passage> align_long(const std::string& a, const std::string& b) {
  return store::align({a, "en"}, {b, "en"}, store::MatchPreset::pan);
}

const std::string before = repeated(match_tests::filler, 2);
const std::string after = repeated(match_tests::other_filler, 2);

}  // namespace

TEST_CASE("a shuffled passage is found whole, and nothing of what stands around it") {
  const std::string a = before + harbour + " " + after;
  const std::string b = std::string(match_tests::garden_line) + " " + harbour_shuffled + " " + match_tests::budget_line;
  const auto passages = align_long(a, b);
  REQUIRE(passages.size() == 1);
  CHECK(at(a, passages[0].a) == harbour);
  CHECK(at(b, passages[0].b) == harbour_shuffled);
  CHECK(passages[0].passage_class != store::PassageClass::verbatim);
}

TEST_CASE("what is copied word for word ends at the first and the last equal word") {
  const std::string a = before + harbour + " Later that night the wind fell. " + after;
  const std::string b = "Ellby woke to this: " + std::string(harbour) + " Schools stayed shut.";
  const auto passages = align_long(a, b);
  REQUIRE(passages.size() == 1);
  CHECK(at(a, passages[0].a) == harbour);
  CHECK(at(b, passages[0].b) == harbour);
}

TEST_CASE("long passages are the same with and without word operations, and seen from either side") {
  const std::string a = before + harbour + " " + after;
  const std::string b = std::string(match_tests::garden_line) + " " + harbour_shuffled;
  const store::Prepared x = store::prepare({a, "en"}, store::MatchPreset::pan);
  const store::Prepared y = store::prepare({b, "en"}, store::MatchPreset::pan);
  const auto with = store::align(x, y, store::MatchPreset::pan);
  const auto without = store::align(x, y, store::MatchPreset::pan, store::WordDetail::without_words);
  const auto back = store::align(y, x, store::MatchPreset::pan);
  REQUIRE(with.size() == 1);
  REQUIRE(without.size() == 1);
  REQUIRE(back.size() == 1);
  CHECK(with[0].a == without[0].a);
  CHECK(with[0].b == without[0].b);
  CHECK(with[0].ratio == without[0].ratio);
  CHECK(with[0].score == without[0].score);
  CHECK(with[0].a == back[0].b);
  CHECK(with[0].b == back[0].a);
  match_tests::check_passage(with[0], a, b);
  match_tests::check_words(with[0], a, b);
}

TEST_CASE("what does not depend on texts prepared before: the vocabulary is only a memory") {
  store::Vocabulary used;
  (void)store::prepare({repeated(harbour_shuffled, 3), "es"}, used, store::MatchPreset::news);
  (void)store::prepare({repeated(match_tests::filler, 3), "en"}, used, store::MatchPreset::news);
  const store::Prepared fresh = store::prepare({harbour, "en"}, store::MatchPreset::news);
  const store::Prepared again = store::prepare({harbour, "en"}, used, store::MatchPreset::news);
  CHECK(fresh.words == again.words);
  CHECK(fresh.stems == again.stems);
  CHECK(fresh.weights == again.weights);
  CHECK(fresh.runs == again.runs);
}

TEST_CASE("short words that begin alike are different words") {
  const std::string text = "no non noo n nn nnn on onn ono oo ooo noon nono nonon nononono nonononon";
  const store::Prepared prepared = store::prepare({text, "en"}, store::MatchPreset::news);
  std::vector<std::uint64_t> words = prepared.words;
  std::sort(words.begin(), words.end());
  CHECK(std::unique(words.begin(), words.end()) == words.end());
}

TEST_CASE("numbers sorted by their upper half stay in order where it is equal") {
  std::mt19937 random(7);
  for (const std::size_t size : {0U, 1U, 2U, 300U, 5000U}) {
    std::vector<std::uint64_t> numbers(size);
    for (std::uint64_t i = 0; i < size; ++i) numbers[i] = std::uint64_t{random() % (size * 2 + 1)} << 32U | i;
    std::vector<std::uint64_t> expected = numbers;
    std::sort(expected.begin(), expected.end());
    store::sort_by_upper_half(numbers);
    CHECK(numbers == expected);
  }
}

TEST_CASE("numbers that do not spread, as hashes do, are sorted too, without comparing each with each") {
  constexpr std::uint64_t size = 1U << 18U;  // each with each would be 34 thousand million steps
  const auto sorted = [](auto key_of) {
    std::vector<std::uint64_t> numbers(size);
    for (std::uint64_t i = 0; i < size; ++i) numbers[i] = std::uint64_t{key_of(i)} << 32U | i;
    store::sort_by_upper_half(numbers);
    return std::is_sorted(numbers.begin(), numbers.end());
  };
  CHECK(sorted([](std::uint64_t) { return 7U; }));
  CHECK(sorted([](std::uint64_t i) { return size - i; }));
  CHECK(sorted([](std::uint64_t i) { return i % 2 == 0 ? 0xFFFFFFFFU : 1U; }));
}

TEST_CASE("counting equal words 64 at a time gives as many as laying them side by side") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const auto words = [&](std::size_t count) {
      std::string text;
      for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string(random() % 9) + " ";
      return text;
    };
    const std::string x = words(random() % 150 + 1);
    const std::string y = words(random() % 150 + 1);
    const store::Prepared a = store::prepare({x, "en"}, store::MatchPreset::news);
    const store::Prepared b = store::prepare({y, "en"}, store::MatchPreset::news);
    const store::Region all{{0, static_cast<std::uint32_t>(a.words.size())},
                            {0, static_cast<std::uint32_t>(b.words.size())}};
    CHECK(store::count_equal_words(a, b, all) == store::equal_words(a, b, all).size());
  }
}

TEST_CASE("two sentences that share most of their telling words are a pair, others are none") {
  const std::string x = std::string(match_tests::budget_line) + " " + match_tests::filler;
  const std::string y = std::string(match_tests::garden_line) +
                        " Before autumn storms arrive, Harrow spends 40 million crowns on sluices, the council voted.";
  const store::Prepared a = store::prepare({x, "en"}, store::MatchPreset::pan);
  const store::Prepared b = store::prepare({y, "en"}, store::MatchPreset::pan);
  const auto shared = store::shared_keys(a.telling, b.telling);
  const auto pairs = store::sentence_pairs(a, b, shared, store::vectors_of(a, b, shared), {0.3F, 0.3F});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].a == a.windows.of_word[0]);
  CHECK(pairs[0].b == b.windows.of_word.back());
  CHECK(pairs[0].cosine > 0.5F);
}

TEST_CASE("a paragraph that sums up a whole text is a passage against the whole of it") {
  std::string source;
  std::string summary = "Early summary of the week: ";
  for (int i = 0; i < 16; ++i) {
    source += numbered(
        "Kaldor# and Mirrow# met the guild at lodge# while rain# delayed carts on road#. Nobody expected the toll# to "
        "rise; merchants of quarter# complained to the bench for hours about it. A clerk wrote down every word and "
        "went home.\n",
        1000 + i * 37);
    summary += numbered("Kaldor# and Mirrow# saw toll# rise. ", 1000 + i * 37);
  }
  const std::string host =
      repeated(match_tests::filler, 6) + "\n" + summary + "\n" + repeated(match_tests::other_filler, 6);
  const auto passages = align_long(host, source);
  REQUIRE(passages.size() == 1);
  CHECK(base::length(passages[0].b) > source.size() * 8 / 10);
  CHECK(base::length(passages[0].a) > summary.size() * 9 / 10);
  CHECK(base::length(passages[0].a) < summary.size() * 12 / 10);
}

TEST_CASE("text that repeats itself without end costs no more than other text") {
  const std::string same = repeated("tide", 60000);
  CHECK(align_long(same, same).size() <= 1);
  const std::string lines = repeated(harbour, 400);
  CHECK(!align_long(lines, lines).empty());
  CHECK(align_long(std::string(200000, ' '), lines).empty());
}
