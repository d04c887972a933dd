// What a long text changes: in a book every word comes again, phrases too, and paragraphs have numbers.
#include "store/write/match/evidence.h"
#include "store/write/match/nearby.h"
#include "store/write/match/paragraph_numbers.h"
#include "store/write/match/rewording_evidence.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stock_phrases.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

store::Prepared prepared(std::string&& text) = delete;  // points into its text
store::Prepared prepared(const std::string& text) { return store::prepare({text, "en"}, store::MatchPreset::news); }

// As many words that no other text here has, a full stop after every tenth; `seed` tells two such texts apart.
std::string chapter(int words, const std::string& seed) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += "q" + seed + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) +
            (i % 10 == 9 ? ".\n\n" : " ");
  }
  return text + ".\n\n";
}

constexpr const char* statement =
    "Brass lanterns stolen from the Mirrow lighthouse were found on Tuesday by divers under a sunken barge.";
constexpr const char* reworded =
    "Under a barge that sank long ago, divers came on Tuesday upon the lanterns of brass that thieves had stolen from "
    "Mirrow's lighthouse.";
// Each of them says again what the two sentences are about.
constexpr const char* echoes =
    "Lanterns rust. A lighthouse needs brass. Divers drank. Mirrow slept. The barge lay still. Nothing was stolen. ";

std::size_t passages_of(const std::string& x, const std::string& y) { return align(x, y).size(); }

}  // namespace

TEST_CASE("a word counts as often as it stands within an article's length") {
  const auto count = [](int between) {
    const std::string text = "lantern " + chapter(between, "x") + "lantern";
    const store::Prepared words = prepared(text);
    CHECK(words.counts.front() == words.counts.back());
    return words.counts.front();
  };
  CHECK(count(store::article_words - 1) == 2);
  CHECK(count(store::article_words) == 1);
}

TEST_CASE("a rewording is found in a book whose other chapters use the same words") {
  std::string before;
  std::string after;
  for (int i = 0; i < 14; ++i) {
    before += echoes + chapter(1300, "x");
    after += chapter(1300, "y") + echoes;
  }
  const auto passages = align(before + ferry_quote + " " + statement + "\n\n" + after,
                              after + ferry_quote + " " + reworded + "\n\n" + before);
  const auto found = std::count_if(passages.begin(), passages.end(), [](const store::Passage& passage) {
    return passage.passage_class == store::PassageClass::reworded;
  });
  CHECK(found == 1);
}

TEST_CASE("what stands farther away than an article is long does not count as said elsewhere") {
  const auto elsewhere = [](int between) {
    const std::string x = std::string("The council bought sluices. ") + chapter(between, "x") + "Lanterns rusted.";
    const std::string y = "The council bought sluices and lanterns.";
    const store::Prepared a = prepared(x);
    const store::Prepared b = prepared(y);
    return store::rewording_features(a, b, {{0, 4}, {0, 6}},
                                     0)[static_cast<std::size_t>(store::RewordingFeature::elsewhere)];
  };
  CHECK(elsewhere(500) == 1);
  CHECK(elsewhere(store::article_words + 200) == 0);
}

TEST_CASE("words copied near in one text alone, or far away in both, are not copied nearby") {
  const std::uint32_t far = 3 * store::article_words;
  const auto piece_at = [](std::uint32_t a, std::uint32_t b) {
    return store::Piece{{{a, a + 12}, {b, b + 14}}, {}, 1};
  };
  const store::Region here{{40, 50}, {60, 70}};
  CHECK(store::copied_near(store::count_copied({}), here) == 0);
  CHECK(store::copied_near(store::count_copied({piece_at(0, 5), piece_at(90, 0)}), here) == 26);
  CHECK(store::copied_near(store::count_copied({piece_at(far, 5), piece_at(90, 0), piece_at(0, far)}), here) == 13);
  const store::CopiedWords apart = store::count_copied({piece_at(far, far), piece_at(0, 0), piece_at(far, 5)});
  CHECK(store::copied_near(apart, {{far, far + 9}, {far, far + 9}}) == 13);
}

TEST_CASE("a likeness is less sure in a long text, unless something is copied nearby") {
  const std::string article = chapter(900, "x");
  const std::string book = chapter(20 * store::article_words, "x");
  const store::Prepared a = prepared(article);
  const store::Prepared b = prepared(book);
  CHECK(store::confidence_in(a, a, .8F, 0) == .8F);
  CHECK(store::confidence_in(a, b, .8F, 0) == doctest::Approx(4.0 / 24));  // four to one becomes four to twenty
  CHECK(store::confidence_in(a, b, .8F, 3) == doctest::Approx(4.0 / 9));
  CHECK(store::confidence_in(a, b, .8F, 40) == .8F);
  CHECK(store::confidence_in(b, a, .8F, 3) == store::confidence_in(a, b, .8F, 3));
}

TEST_CASE("an edited piece does not speak for itself as what is copied nearby") {
  const std::string book = chapter(20 * store::article_words, "x");
  const store::Prepared a = prepared(book);
  const store::Piece edited{{{10, 30}, {10, 30}}, std::vector<store::WordPair>(15), .85F};
  const store::Piece exact{{{60, 90}, {70, 100}}, std::vector<store::WordPair>(30), 1};
  std::vector<store::Piece> pieces{edited};
  store::leave_out_chance(a, a, .8F, pieces);
  CHECK(pieces.empty());
  pieces = {edited, exact};
  store::leave_out_chance(a, a, .8F, pieces);
  CHECK(pieces.size() == 2);
  pieces = {exact};
  store::leave_out_chance(a, a, .8F, pieces);
  CHECK(pieces.size() == 1);
}

TEST_CASE("a phrase that both texts use again and again is no passage, said once in either it is") {
  const std::string phrase = "as it is set down in the ledger of the harbour.";
  const auto book = [&](int times, const std::string& seed) {
    std::string text = chapter(100, seed);
    for (int i = 0; i < times; ++i)
      text.append("Then he paid ").append(phrase).append("\n\n").append(chapter(120, seed));
    return text;
  };
  CHECK(passages_of(book(1, "x"), book(1, "y")) == 1);
  CHECK(passages_of(book(2, "x"), book(2, "y")) > 0);
  CHECK(passages_of(book(3, "x"), book(3, "y")) == 0);
  CHECK(passages_of(book(9, "x"), book(1, "y")) == 0);
}

TEST_CASE("a refrain is repeated close by, which makes it no stock phrase") {
  const auto song = [](const std::string& seed) {
    std::string text = chapter(50, seed);
    for (int i = 0; i < 5; ++i) text += chapter(20, seed) + "and the tide will carry my lantern home to Mirrow.\n\n";
    return text;
  };
  CHECK(passages_of(song("x"), song("y")) > 0);
}

TEST_CASE("a stock phrase with words of its own is a passage") {
  const auto book = [](const std::string& seed) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += "as it is set down in the ledger of the harbour. " + chapter(120, seed);
    return text + "Eleven cracked anchors, as it is set down in the ledger of the harbour.";
  };
  const std::string x = book("x");
  const auto passages = align(x, book("y"));
  REQUIRE(passages.size() == 1);
  CHECK(at(x, passages[0].a).starts_with("Eleven cracked anchors"));
}

TEST_CASE("numbers that count paragraphs tell nothing, other numbers do") {
  const auto numbers = [](const std::string& text) {
    std::string found;
    const store::Tokens tokens = store::tokenise(text, "en");
    for (const std::uint32_t word : store::paragraph_numbers(tokens)) {
      found += (found.empty() ? "" : " ") + std::string(store::folded_word(tokens, tokens.words[word]));
    }
    return found;
  };
  const struct {
    const char* text;
    const char* numbers;
  } rows[] = {
      {"1 The ferry left.\n\n2 It came back.\n\n3 All slept.", "1 2 3"},
      {"12:7 The ferry left.\n\n12:8 It came back.", "12 7 12 8"},
      {"(4) The ferry left.\n\n(5) It had 6 lamps.", "4 5"},
      {"4 The ferry left.\n\n40 lamps burned.", ""},
      {"The 4 ferries left.\n\n5 came back.", ""},
      {"2016 was dry.\n\n2017 was wet.", ""},
      {"1 The ferry left.\n\nIt came back.\n\n2 All slept.", ""},
      {"1\n\n2\n\n3", "1 2 3"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(numbers(row.text) == row.numbers);
  }
  const std::string verses = "7 The ferry left at 9.\n\n8 It came back.";
  const store::Prepared words = prepared(verses);
  CHECK(words.kinds[0] == store::WordKind::function);
  CHECK(words.kinds[5] == store::WordKind::number);
}

TEST_CASE("the small words and the verbs of saying of old texts are known") {
  for (const char* word : {"thou", "thee", "hath", "unto", "shalt", "whosoever", "'twas"}) {
    CAPTURE(word);
    CHECK(store::kind_of(word, "en") == store::WordKind::function);
  }
  CHECK(store::kind_of("art", "en") > store::WordKind::function);  // paintings, today
  const std::string old = "And the King spake unto Mirrow, answering";
  const store::Prepared words = prepared(old);
  CHECK(store::is_attribution(words, {0, static_cast<std::uint32_t>(words.words.size())}));
  CHECK(store::is_verb_of_saying("saith"));
}
