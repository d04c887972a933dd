#include "tests/match/texts.h"

using namespace match_tests;

TEST_CASE("nothing is shared with an empty text, and nothing by texts about other things") {
  CHECK(align("", "").empty());
  CHECK(align(ferry_quote, "").empty());
  CHECK(align("", ferry_quote).empty());
  CHECK(align(filler, other_filler).empty());
  CHECK(align("seven words are not enough for this", "seven words are not enough for this").empty());
}

TEST_CASE("a quotation is found word for word, with its quotes, wherever it stands") {
  const std::string a = std::string(filler) + "\n\n" + ferry_quote + "\n\n" + budget_line;
  const std::string b = std::string(ferry_quote) + "\n\n" + other_filler;
  const auto passages = align(a, b);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].passage_class == store::PassageClass::verbatim);
  CHECK(at(a, passages[0].a) == ferry_quote);
  CHECK(at(b, passages[0].b) == ferry_quote);
}

TEST_CASE("paragraphs in another order are all found") {
  const std::string a = std::string(ferry_quote) + "\n\n" + budget_line + "\n\n" + garden_line;
  const std::string b = std::string(garden_line) + "\n\n" + filler + "\n\n" + ferry_quote + "\n\n" + budget_line;
  const auto passages = align(a, b);
  REQUIRE(passages.size() == 2);
  CHECK(at(a, passages[0].a) == std::string(ferry_quote) + "\n\n" + budget_line);
  CHECK(at(a, passages[1].a) == garden_line);
  CHECK(at(b, passages[1].b) == garden_line);
}

TEST_CASE("an edited sentence is one passage, its class that of its ratio") {
  const std::string a = budget_line;
  const std::string b =
      "Harrow's council voted on Monday to spend 40 million crowns on new sluices before autumn storms arrive.";
  const auto passages = align(a, b);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].passage_class == store::PassageClass::edited);
  check_passage(passages[0], a, b);
  check_words(passages[0], a, b);
}

TEST_CASE("a sentence in other words is reworded") {
  const std::string a =
      std::string(filler) + "\n\nA 31-year-old sailor from Harrow was convicted of smuggling amber in 2016.";
  const std::string b =
      "For smuggling amber, a court convicted the Harrow mariner, 31, back in 2016.\n\n" + std::string(other_filler);
  const auto passages = align(a, b);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].passage_class == store::PassageClass::reworded);
  check_words(passages[0], a, b);
}

TEST_CASE("two quotations with another attribution between them are two passages word for word") {
  const std::string a =
      "“The sluices were never built to carry this much water in a single night,” said chief engineer Ada "
      "Quill of the river board. “We shall rebuild every gate before the first frost, whatever the cost.”";
  const std::string b =
      "“The sluices were never built to carry this much water in a single night,” Quill, who leads the "
      "engineers, told reporters in a statement on Friday. “We shall rebuild every gate before the first "
      "frost, whatever the cost.”";
  const auto passages = align(a, b);
  REQUIRE(passages.size() == 2);
  for (const store::Passage& passage : passages) CHECK(passage.passage_class == store::PassageClass::verbatim);
  CHECK(at(a, passages[1].a) == "“We shall rebuild every gate before the first frost, whatever the cost.”");
}

TEST_CASE("a speaker, a title and a verb of saying alone are no passage") {
  const std::string say =
      ", Ada Quill, the acting deputy director of the Harrow office, said in a statement on Friday.";
  CHECK(align("Grain is dear" + say, "Trams run late" + say).empty());
}

TEST_CASE("a day of the week is no verb of saying: who did what on it is a passage") {
  for (const char* line : {"President Brink met Governor Sandoval in Lower Ellby on Monday.",
                           "On Tuesday the High Court of the United Isles agreed."}) {
    CAPTURE(line);
    CHECK(align(std::string("Rye is dear. ") + line + " Trams run late.",
                std::string("Nobody sang. ") + line + " A circus came.")
              .size() == 1);
  }
  const std::string speaker = " White House Press Secretary Josh Brink of Ellby on Tuesday. ";
  CHECK(align(std::string(filler) + speaker + "Trams run late.", other_filler + speaker + "A circus came.").empty());
}

TEST_CASE("a name that a whole story turns on is no passage by itself") {
  std::string a;
  std::string b;
  const char* verbs[] = {"bought a ship", "sold two mills", "lost its seal", "hired a clerk", "painted the gate"};
  const char* others[] = {"repaired nothing", "closed early", "owes money", "burned candles", "grew cress"};
  for (int i = 0; i < 5; ++i) {
    a +=
        std::string("On that day the State of Harrow Department of Inland Waterways and Sluices ") + verbs[i] + ".\n\n";
    b += std::string("Yet the State of Harrow Department of Inland Waterways and Sluices ") + others[i] + ".\n\n";
  }
  CHECK(align(a, b).empty());
}

TEST_CASE("Spanish, Arabic and Chinese reuse is found") {
  const std::string spanish = "El transbordador salió del puerto viejo antes del amanecer con doce pescadores a bordo.";
  const std::string arabic =
      "غادرت العبارة الميناء القديم قبل الفجر وعلى متنها اثنا عشر صيادا من القرية المجاورة للنهر";
  const std::string chinese =
      "渡轮在黎明之前离开了旧码头，船上载着十二名渔民和他们的家人，市议会表示将在秋季风暴到来之前花费四千万元修建新的水"
      "闸。";
  const struct {
    const std::string& shared;
    std::string before;
    const char* language;
  } rows[] = {{spanish, "Los panaderos madrugan. ", "es"},
              {arabic, "ارتفعت أسعار الخبز. ", "ar"},
              {chinese, "面包师们很早就起床了。", "zh"}};
  for (const auto& row : rows) {
    CAPTURE(row.language);
    const std::string a = row.before + row.shared;
    const auto passages = align(a, row.shared, row.language);
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].passage_class == store::PassageClass::verbatim);
    CHECK(passages[0].a.begin == row.before.size());
    CHECK(passages[0].b == base::TextRange{0, static_cast<std::uint32_t>(row.shared.size())});
  }
}

TEST_CASE("the pan preset drops short passages and joins long gaps") {
  const std::string a = std::string(budget_line) + " " + filler + " " + garden_line + " " + ferry_quote;
  const std::string b = std::string(budget_line) + " " + other_filler + " " + garden_line + " " + ferry_quote;
  const auto joined = store::align({a, "en"}, {b, "en"}, store::MatchPreset::pan);
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].a.begin == 0);
  CHECK(joined[0].a.end == a.size());
  CHECK(store::align({budget_line, "en"}, {budget_line, "en"}, store::MatchPreset::pan).empty());
}

TEST_CASE("a speaker and a title are no rewording, however long the title") {
  const std::string a =
      std::string(filler) + " Harrow legislative policy director Mira Sandoval told the radio that bread is dear.";
  const std::string b = std::string(other_filler) +
                        " Harrow legislative policy director Mira Sandoval said on Friday that trams run late.";
  for (const store::Passage& passage : align(a, b)) {
    CAPTURE(at(a, passage.a));
    CHECK(passage.passage_class != store::PassageClass::reworded);
  }
}

TEST_CASE("a heading is not joined to the lead under it") {
  const std::string heading = "Council picks former mayor for empty sluice seat";
  const std::string lead =
      "On Wednesday the council of Harrow appointed the lawyer Tomas Brink, a friend of the governor, "
      "until voters choose a successor in June.";
  const std::string other =
      "Harrow picked former mayor Tomas Brink, whom the council wants in the empty sluice seat until "
      "voters elect a successor in June; he was appointed Wednesday.";
  const std::string a = heading + "\n\n" + lead;
  for (const store::Passage& passage : align(a, other)) {
    const bool both = passage.a.begin < heading.size() && passage.a.end > heading.size() + 2;
    CHECK(!both);
  }
}
