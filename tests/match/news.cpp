// What judges the passages of news: who speaks, what is quoted, and the evidence of what is shared.
#include "store/write/match/evidence.h"
#include "store/write/match/find_news.h"
#include "store/write/match/quotes.h"
#include "store/write/match/rewording.h"
#include "store/write/match/rewording_evidence.h"
#include "store/write/match/speakers.h"
#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// `text` outlives what is prepared, which points into it.
store::Prepared prepared(std::string_view text, const char* language = "en") {
  return store::prepare({text, language}, store::MatchPreset::news);
}

bool is_attribution(const std::string& text, const char* language = "en") {
  const store::Prepared words = prepared(text, language);
  return store::is_attribution(words, {0, static_cast<std::uint32_t>(words.words.size())});
}

float confidence(const std::string& x, const std::string& y, const char* language = "en") {
  const store::Prepared a = prepared(x, language);
  const store::Prepared b = prepared(y, language);
  const store::Region all{{0, static_cast<std::uint32_t>(a.words.size())},
                          {0, static_cast<std::uint32_t>(b.words.size())}};
  return store::rewording_confidence(store::rewording_features(a, b, all, 0));
}

}  // namespace

TEST_CASE("quoted words are known, whatever the quotes, and a quotation ends with its paragraph") {
  const struct {
    const char* text;
    const char* quoted;  // one character a word
  } rows[] = {
      {"no \"yes yes\" no", "nyyn"},   {"no “yes yes” no", "nyyn"},          {"no «yes yes» no", "nyyn"},
      {"no „yes yes” no", "nyyn"},     {"no \"yes yes\n\nno no", "nyynn"},   {"no \"yes\"\n\n\"yes\" no", "nyyn"},
      {"it's the dogs' bowl", "nnnn"}, {"no “yes yes\n\n“yes” no", "nyyyn"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::string got;
    for (const bool quoted : store::quoted_words(row.text, store::tokenise(row.text, "en"))) got += quoted ? 'y' : 'n';
    CHECK(got == row.quoted);
  }
}

TEST_CASE("an attribution is a speaker, titles and a verb of saying, and nothing else") {
  const struct {
    const char* text;
    const char* language;
    bool attribution;
  } rows[] = {
      {"Ada Quill, the acting deputy director of the Harrow office, said in a statement", "en", true},
      {"Mr. Roe, a spokesman for the governor, told reporters on Friday", "en", true},
      {"did not immediately respond to a request for comment", "en", true},
      {"he said he would not do that again", "en", false},
      {"the council of Harrow voted to spend 40 million crowns on sluices", "en", false},
      {"Mr. Roe, a spokesman for the governor of Harrow", "en", false},
      {"dijo que el puente viejo será reconstruido antes del invierno", "es", false},
      {"dijo la portavoz Ana Robles en una entrevista", "es", true},
      {"a déclaré la ministre Anne Roux dans un communiqué", "fr", true},
      {"sagte Bürgermeisterin Anna Roth am Montag in einer Mitteilung", "de", true},
      {"Der Rat der Stadt sagte den Bau der Brücke über den Fluss zu", "de", false},
      {"وقال المتحدث باسم الوزارة في بيان", "ar", true},
      {"قال الوزير إن الجسر الجديد سيعاد بناؤه قبل الشتاء", "ar", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(is_attribution(row.text, row.language) == row.attribution);
  }
}

TEST_CASE("capitals mark names, but not in German, and not in a text that is all capitals") {
  CHECK(store::is_capitalised(prepared("the town of Harrow voted"), 3));
  CHECK(!store::is_capitalised(prepared("die Stadt Harrow hat gewählt", "de"), 1));
  CHECK(!store::is_capitalised(prepared("THE TOWN OF HARROW VOTED AGAIN TODAY"), 3));
  CHECK(store::is_capitalised(prepared("elle vit à Évry depuis longtemps", "fr"), 3));
}

TEST_CASE("the same statement in other words is surer than another statement about the same people") {
  const char* lead =
      "The council of Harrow voted on Monday to spend 40 million crowns on new sluices before the storms.";
  const float same = confidence(
      lead, "Before the storms come, 40 million crowns go into new sluices, Harrow's council decided in a vote.");
  const float other =
      confidence(lead, "The council of Harrow met on Monday in the old town hall, where the mayor opened a library.");
  CHECK(same > other);
  CHECK(same >= store::least_rewording_confidence());
  CHECK(other < store::least_rewording_confidence());
}

TEST_CASE("a denial on one side only makes a rewording less sure, in every language that has such words") {
  const struct {
    const char* lead;
    const char* same;
    const char* denial;
    const char* language;
  } rows[] = {
      {"The council of Harrow voted to spend 40 million crowns on sluices.",
       "Harrow's council would put 40 million crowns into sluices, a vote decided.",
       "Harrow's council wouldn't put 40 million crowns into sluices, a vote decided.", "en"},
      {"El consejo de Harrow votó gastar 40 millones en compuertas.",
       "En compuertas siempre gastará el consejo de Harrow 40 millones tras votar.",
       "En compuertas nunca gastará el consejo de Harrow 40 millones tras votar.", "es"},
      {"Der Rat von Harrow beschloss 40 Millionen für Schleusen.",
       "Für Schleusen gibt der Rat von Harrow auch 40 Millionen, wie er beschloss.",
       "Für Schleusen gibt der Rat von Harrow nicht 40 Millionen, wie er beschloss.", "de"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.language);
    CHECK(confidence(row.lead, row.same, row.language) > confidence(row.lead, row.denial, row.language));
    // Denied on both sides, nothing speaks against it.
    CHECK(confidence(row.denial, row.denial, row.language) > confidence(row.denial, row.same, row.language));
  }
}

TEST_CASE("three short sentences against one long one are one rewording, whichever text has them") {
  const std::string one =
      "Brass lanterns stolen from the Mirrow lighthouse in 1931 were found on Tuesday by divers under a sunken barge "
      "near Ellby, still wrapped in oiled sailcloth and bearing the keeper's initials.";
  const std::string three =
      "On Tuesday divers near Ellby came upon a barge that sank long ago. Beneath lay lanterns of brass, which thieves "
      "in "
      "1931 had stolen out of Mirrow's lighthouse. Sailcloth, oiled, still wrapped all of them, and each had the "
      "initials "
      "of its keeper.";
  const std::string x = std::string(filler) + "\n\n" + one;
  const std::string y = three + "\n\n" + other_filler;
  for (const bool swapped : {false, true}) {
    const auto passages = swapped ? align(y, x) : align(x, y);
    REQUIRE(passages.size() == 1);
    const base::TextRange range = swapped ? passages[0].a : passages[0].b;
    CHECK(passages[0].passage_class == store::PassageClass::reworded);
    CHECK(base::length(range) > three.size() * 8 / 10);
  }
}

TEST_CASE("a run of equal words that grows into nothing is kept without the edges that would make it an edited piece") {
  const std::string x = "Rain fell. Police stood guard, but many wore regular uniforms rather than riot gear.";
  const std::string y = "Bakers left. Stood guard, but many wore regular uniforms rather than riot like gear.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  store::NewsRules rules;
  rules.stages = store::NewsStage::without_growth;
  const auto pieces = store::find_news(a, b, rules);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].equal.size() == 10);
  CHECK(store::length(pieces[0].region.b) == 10);
}

TEST_CASE("a sentence belongs to one rewording, the surest") {
  const std::string x = "A court in Harrow convicted the sailor Tomas Brink of smuggling amber in 2016.";
  const std::string y =
      "Tomas Brink, the sailor, was found guilty in 2016: a Harrow court convicted him for smuggling of amber. The "
      "court in "
      "Harrow is an old brick house where a sailor once slept.";
  const store::Prepared a = prepared(x);
  const store::Prepared b = prepared(y);
  CHECK(store::find_rewordings(a, b, {}, store::least_rewording_confidence()).size() == 1);
}
