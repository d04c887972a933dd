// Texts in any language and script: planted reuse of each class, and whole graphemes.
#include <array>

#include "tests/match/texts.h"

using namespace match_tests;

namespace {

// Whether a code point is part of the grapheme before it, for the scripts used here.
bool continues(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x900 && c <= 0x903) ||
         (c >= 0x93A && c <= 0x94F && c != 0x93D) || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0x64B && c <= 0x65F);
}

bool splits_grapheme(const std::string& text, std::uint32_t at) {
  if (at == 0 || at >= text.size()) return false;
  const char32_t next = base::code_point_at(text, at).value;
  if (continues(next)) return true;
  // Between the two letters of a flag, behind a joiner, or between an end of verse and its number.
  const std::string_view before = std::string_view(text).substr(0, at);
  if (before.ends_with("\u200D") || before.ends_with("\u06DD")) return true;
  std::size_t letters = 0;
  while (at >= 4 * (letters + 1)) {
    const char32_t c = base::code_point_at(text, at - 4 * (letters + 1)).value;
    if (c < 0x1F1E6 || c > 0x1F1FF) break;
    ++letters;
  }
  return letters % 2 == 1 && next >= 0x1F1E6 && next <= 0x1F1FF;
}

struct Planted {
  const char* language;
  const char* text;      // with it, other texts are compared
  const char* verbatim;  // has it word for word
  const char* edited;
  const char* reworded;
};

constexpr std::array<Planted, 5> planted = {{
    {"es",
     "El transbordador Mirrow salió del puerto viejo antes del amanecer con doce pescadores y cuarenta barriles de "
     "sal.",
     "Según la radio, el transbordador Mirrow salió del puerto viejo antes del amanecer con doce pescadores y cuarenta "
     "barriles de sal. Nadie preguntó nada.",
     "El transbordador Mirrow partió del puerto nuevo antes del amanecer con doce marineros y cuarenta barriles de "
     "sal.",
     "Con cuarenta barriles de sal y doce pescadores, antes del amanecer, dejó el viejo puerto aquel transbordador "
     "Mirrow."},
    {"fr", "Le bac Mirrow a quitté le vieux port avant l'aube avec douze pêcheurs et quarante tonneaux de sel à bord.",
     "On raconte que le bac Mirrow a quitté le vieux port avant l'aube avec douze pêcheurs et quarante tonneaux de sel "
     "à "
     "bord. Personne ne dormait.",
     "Le bac Mirrow a quitté le nouveau port avant midi avec douze pêcheurs et quarante tonneaux de sel à bord.",
     "Quarante tonneaux de sel et douze pêcheurs: ainsi chargé, avant l'aube, partait du vieux port le bac Mirrow."},
    {"de",
     "Die Fähre Mirrow verließ den alten Hafen vor der Dämmerung mit zwölf Fischern und vierzig Fässern Salz an Bord.",
     "Man erzählt: Die Fähre Mirrow verließ den alten Hafen vor der Dämmerung mit zwölf Fischern und vierzig Fässern "
     "Salz "
     "an Bord. Niemand schlief.",
     "Die Fähre Mirrow verließ den neuen Hafen vor der Dämmerung mit zwölf Matrosen und vierzig Fässern Salz an Bord.",
     "Vierzig Fässer Salz und zwölf Fischer trug, als sie vor der Dämmerung aus dem alten Hafen lief, die Fähre "
     "Mirrow."},
    {"ar", "غادرت العبارة الميناء القديم قبل الفجر وعلى متنها اثنا عشر صيادا وأربعون برميلا من الملح",
     "قال الراوي غادرت العبارة الميناء القديم قبل الفجر وعلى متنها اثنا عشر صيادا وأربعون برميلا من الملح ثم نام "
     "الجميع",
     "غادرت العبارة الميناء الجديد قبل الفجر وعلى متنها اثنا عشر بحارا وأربعون برميلا من الملح",
     "أربعون برميلا من الملح و عشر صيادا حملتها قبل الفجر تلك العبارة من الميناء القديم"},
    {"zh",
     "渡轮在黎明之前离开了旧码头，船上载着十二名渔民和四十桶食盐，市议会表示将在秋季风暴到来之前花费四千万元修建新的水"
     "闸。",
     "据说，渡轮在黎明之前离开了旧码头，船上载着十二名渔民和四十桶食盐，市议会表示将在秋季风暴到来之前花费四千万元修建"
     "新的"
     "水闸。没有人睡觉。",
     "渡轮在黎明之前离开了新码头，船上载着十二名水手和四十桶食盐，市议会表示将在秋季风暴到来之前花费五千万元修建新的水"
     "闸。",
     "秋季风暴到来之前，新的水闸要花费四千万元，市议会表示；黎明之前，载着四十桶食盐和十二名渔民，渡轮离开了旧码头。"},
}};

}  // namespace

TEST_CASE("planted reuse of each class is found in Spanish, French, German, Arabic and Chinese") {
  for (const Planted& row : planted) {
    const std::string a = row.text;
    const struct {
      const char* text;
      store::PassageClass passage_class;
    } others[] = {{row.verbatim, store::PassageClass::verbatim},
                  {row.edited, store::PassageClass::edited},
                  {row.reworded, store::PassageClass::reworded}};
    for (const auto& other : others) {
      CAPTURE(other.text);
      const auto passages = align(a, other.text, row.language);
      REQUIRE(!passages.empty());
      check_words(passages[0], a, other.text);
      std::uint32_t covered = 0;
      for (const store::Passage& passage : passages) covered += base::length(passage.a);
      CHECK(covered * 2 > a.size());
      CHECK(passages[0].passage_class == other.passage_class);
    }
  }
}

TEST_CASE("a text in one language that quotes another shares the quotation with it") {
  const std::string spanish = std::string("Los panaderos madrugan. ") + planted[0].text;
  const std::string english =
      "The radio of Harrow put it like this: “" + std::string(planted[0].text) + "” Nobody asked why.";
  const auto passages = store::align({spanish, "es"}, {english, "en"}, store::MatchPreset::news);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].passage_class == store::PassageClass::verbatim);
  CHECK(at(spanish, passages[0].a) == planted[0].text);
}

TEST_CASE("an English line in a text of another language is word for word that of an English text") {
  const std::string line =
      "The brown ferry left the old pier with twelve fishermen aboard while the whole village prayed inside the house.";
  const std::string english = std::string(filler) + "\n\n" + line + "\n\n" + garden_line;
  for (const Planted& row : planted) {
    CAPTURE(row.language);
    const std::string other = std::string(row.text) + "\n\n" + line + "\n\n" + row.verbatim;
    const auto passages = store::align({english, "en"}, {other, row.language}, store::MatchPreset::news);
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].ratio == 1);
    CHECK(at(other, passages[0].b) == line);
  }
}

TEST_CASE("no edge splits a grapheme") {
  const std::array<std::string, 7> marks = {"e\u0301",
                                            "\"\u0301",
                                            "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                            "\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA",
                                            "\u0915\u094D\u0937\u093F",
                                            "\U0001F44D\U0001F3FD\uFE0F",
                                            "\u06DD\u0661"};
  const std::string line = "grey herons nest by the sluice every spring and fly south in autumn";
  for (const std::string& mark : marks) {
    for (const std::string& glue : {std::string(""), std::string(" ")}) {
      std::string a = "Rye is dear";
      for (const std::string& part : {glue, mark, glue, line, glue, mark}) a += part;
      a += " trams run late";
      std::string b = "Nobody sang";
      for (const std::string& part : {mark, std::string(" "), line, mark, glue}) b += part;
      b += "until noon";
      CAPTURE(a);
      for (const store::MatchPreset preset : {store::MatchPreset::news, store::MatchPreset::pan}) {
        for (const store::Passage& passage : store::align({a, "en"}, {b, "en"}, preset)) {
          CHECK(!splits_grapheme(a, passage.a.begin));
          CHECK(!splits_grapheme(a, passage.a.end));
          CHECK(!splits_grapheme(b, passage.b.begin));
          CHECK(!splits_grapheme(b, passage.b.end));
          for (const store::WordOp& op : passage.words) {
            if (op.a.end > op.a.begin) CHECK(!splits_grapheme(a, op.a.end));
            if (op.a.end > op.a.begin) CHECK(!splits_grapheme(a, op.a.begin));
            if (op.b.end > op.b.begin) CHECK(!splits_grapheme(b, op.b.begin));
          }
        }
      }
    }
  }
}
