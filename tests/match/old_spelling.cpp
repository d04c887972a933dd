// English as it was spelled when spelling was free. The old texts were written for these tests.
#include "store/write/match/old_spelling.h"

#include <array>
#include <string>
#include <utility>

#include "tests/match/texts.h"

using namespace match_tests;

namespace {

constexpr const char* today =
    "The mayor of the town gave every fisherman a silver coin in the evening, for he would have them remember the "
    "great storm, and the darkness upon the waters, and the poor souls who were drowned before the light of day.\n";
constexpr const char* old =
    "The mayor of the towne gaue euery fisherman a siluer coyne in the euenynge, for hee wolde haue them remember the "
    "greate storme, and the darknesse vpon the waters, and the poore soules who were drowned before the lyght of "
    "daye.\n";

}  // namespace

TEST_CASE("words in old spelling and words of today have one key") {
  constexpr auto words = std::to_array<std::pair<const char*, const char*>>({
      {"vpon", "upon"},     {"haue", "have"},     {"euery", "every"},           {"ioseph", "joseph"},
      {"sayd", "said"},     {"lyghte", "light"},  {"mornynge", "morning"},      {"darknesse", "darkness"},
      {"soule", "soul"},    {"forme", "form"},    {"shadowe", "shadow"},        {"kyng", "king"},
      {"shuld", "should"},  {"hee", "he"},        {"temptacion", "temptation"}, {"greene", "green"},
      {"beginne", "begin"}, {"heauen", "heaven"}, {"iudge", "judge"},           {"darkenesse", "darkness"},
  });
  for (const auto& [before, after] : words) {
    CAPTURE(before);
    CHECK(store::spelling_key(before) == store::spelling_key(after));
  }
}

TEST_CASE("whose something is keeps the spelling of who it is") {
  for (const std::string word : {"taylor", "iowa", "pennsylvania", "people", "cornyn"}) {
    CAPTURE(word);
    CHECK(store::modern_spelling(word + "'s") == store::modern_spelling(word) + "'s");
  }
  CHECK(store::modern_spelling("'s") == "'s");
}

TEST_CASE("words of today that look alike keep keys of their own") {
  constexpr auto words = std::to_array<std::pair<const char*, const char*>>({{"value", "valve"},
                                                                             {"hope", "hop"},
                                                                             {"plane", "plan"},
                                                                             {"ann", "an"},
                                                                             {"anne", "an"},
                                                                             {"player", "plaier"},
                                                                             {"boys", "bois"},
                                                                             {"employment", "emploiment"},
                                                                             {"there", "ther"}});
  for (const auto& [one, other] : words) {
    CAPTURE(one);
    CHECK(store::spelling_key(one) != store::spelling_key(other));
  }
}

TEST_CASE("the forms of a word of today stay together: their stems are asked of the whole ends") {
  for (const char* word : {"tolerance", "syringe", "infringe", "cigarette", "large", "finesse", "value"}) {
    CAPTURE(word);
    CHECK(store::modern_spelling(word) == word);
  }
}

TEST_CASE("a sentence in old spelling is found, and what is spelled otherwise is changed") {
  const std::string other = std::string(other_filler) + "\n\n" + old;
  const auto passages = align(std::string(today), other);
  REQUIRE(passages.size() == 1);
  CHECK(at(other, passages[0].b).starts_with("The mayor"));
  CHECK(at(other, passages[0].b).ends_with("of daye."));
  for (const store::WordOp& op : passages[0].words) {
    const bool same = at(today, op.a) == at(other, op.b);
    CHECK(same == (op.kind == store::WordOpKind::equal));
  }
}

TEST_CASE("of two words with one key the one that is written alike is equal") {
  const std::string line = "The miller of the old mill said that he would bring new bread to the harbour at dawn.";
  for (const char* both : {"he hee", "hee he"}) {
    std::string other = line;
    other.replace(other.find("he would"), 2, both);
    const auto passages = align(line, other);
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].ratio == doctest::Approx(2 * 18 / (18 + 19.0)));
  }
}

TEST_CASE("keys of spelling are the same in every language, and asked for news alone") {
  const store::Prepared english = store::prepare({old, "en"}, store::MatchPreset::news);
  CHECK_FALSE(english.written.empty());
  CHECK(store::prepare({old, "de"}, store::MatchPreset::news).words == english.words);
  CHECK(store::prepare({old, ""}, store::MatchPreset::pan).written.empty());
}
