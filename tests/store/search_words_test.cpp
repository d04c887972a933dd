#include "store/search/words.h"

#include "doctest/doctest.h"
#include "store/search/query.h"

namespace {

// "word word|spelling", as the index has them.
std::string folded(std::string_view text, std::string_view language = "") {
  const store::SearchWords words = store::search_words(text, language);
  std::string out;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (i > 0) out += words.words[i].place == words.words[i - 1].place ? '|' : ' ';
    out += words[words.words[i]];
  }
  return out;
}

}  // namespace

TEST_CASE("words are folded until careless typing finds them") {
  struct Row {
    std::string_view text;
    std::string_view words;
  };
  for (const Row& row : {
           Row{"The Bridge", "the bridge"},
           Row{"Málaga naïve São Ångström", "malaga naive sao angstrom"},
           Row{"Straße Øresund Łódź œuvre Þór Æther", "strasse oresund lodz oeuvre thor aether"},
           Row{"İstanbul ılık", "istanbul ilik"},
           Row{"the council's and the councils’ plan", "the council and the councils plan"},
           Row{"O'Brien isn’t here", "obrien|brien isnt here"},
           Row{"l'eau dell’isola qu’elle", "leau|eau dellisola|isola quelle|elle"},
           Row{"U.S. and 1,000 men", "us and 1000 men"},
           Row{"well-known", "well known"},
           Row{"Ελλάδα Ὀδυσσεύς", "ελλαδα οδυσσευσ"},
           Row{"Ёлка йод", "елка иод"},
           Row{"مَدْرَسَة أحمد كـــتاب", "مدرسة احمد كتاب"},
           Row{"שָׁלוֹם", "שלום"},
           Row{"हिन्दी", "हिन्दी"},
           Row{"が か", "が か"},
           Row{"한국어", "한국어"},
           Row{"ﬁne ＡＢＣ", "fine abc"},
           Row{"... — !? 🙂 ' \"", ""},
           Row{"x\xEE\x80\x80y", "x y"},
       }) {
    CAPTURE(row.text);
    CHECK(folded(row.text) == row.words);
  }
}

TEST_CASE("a folded word has letters and digits only, and not too many") {
  const std::string words = folded("a\"b c*d e:f (g) 10% x^y don't " + std::string(500, 'z'));
  CHECK(words.find_first_of("\"*:()^'%") == std::string::npos);
  CHECK(words.size() < 100);
  CHECK(words.ends_with(std::string(64, 'z')));
}

TEST_CASE("the range of a word is what is written, marks on its last letter included") {
  const std::string text = "Cafe\xCC\x81, señor’s";
  const store::SearchWords words = store::search_words(text, "es");
  REQUIRE(words.words.size() == 2);
  CHECK(base::slice(text, words.words[0].range) == "Cafe\xCC\x81");
  CHECK(base::slice(text, words.words[1].range) == "señor’s");
  CHECK(words[words.words[0]] == "cafe");
  CHECK(words[words.words[1]] == "senor");
}

TEST_CASE("a query is text: quotes make phrases, the last word is a beginning, nothing else means anything") {
  struct Row {
    std::string_view query;
    std::string_view used;
  };
  for (const Row& row : {
           Row{"bridge", "bridge*"},
           Row{"bridge ", "bridge"},
           Row{"bridge.", "bridge"},
           Row{"Marlow  bridge clos", "marlow bridge clos*"},
           Row{"\"six weeks\" now", "\"six weeks\" now*"},
           Row{"\"six weeks\"", "\"six weeks\""},
           Row{"\"six wee", "\"six wee*\""},
           Row{"“six weeks” „zwei Wochen“ «trois mots»", "\"six weeks\" \"zwei wochen\" \"trois mots\""},
           Row{"\"bridge\"", "bridge"},
           Row{"bridge AND (title:old OR NOT new) NEAR/3 *x* ^y -z +w",
               "bridge and title old or not new near 3 x y z w*"},
           Row{"\"\"\"\"", ""},
           Row{"", ""},
           Row{"   \t\n", ""},
           Row{"?!… — 🙂", ""},
           Row{"o'brien", "obrien*"},
           Row{"bridge c", "bridge c*"},
           Row{"جسر قديم", "جسر قديم*"},
           Row{"'; DROP TABLE article; --", "drop table article"},
       }) {
    CAPTURE(row.query);
    CHECK(store::parse_query(row.query).used == row.used);
  }
}

TEST_CASE("any bytes are a query: NUL, broken UTF-8, ten thousand letters, a million quotes") {
  using namespace std::string_view_literals;
  CHECK(store::parse_query("old\0bridge"sv).used == "old bridge*");
  CHECK(store::parse_query("\xFF\xFEold\x80 bri\xC3").used == "old bri");
  CHECK(store::parse_query(std::string(10000, 'a')).used.size() == 65);
  CHECK(store::parse_query(std::string(1000000, '"')).used.empty());
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "w" + std::to_string(i) + " ";
  const store::ParsedQuery query = store::parse_query(many);
  CHECK(query.terms.size() == store::most_terms);
  CHECK_FALSE(query.terms.back().prefix);
}

TEST_CASE("one letter being typed behind other words is weighed, not required") {
  CHECK(store::parse_query("bridge c").terms.back().minor);
  CHECK_FALSE(store::parse_query("bridge c ").terms.back().minor);
  CHECK_FALSE(store::parse_query("c").terms.back().minor);
  CHECK_FALSE(store::parse_query("bridge cl").terms.back().minor);
  CHECK_FALSE(store::parse_query("橋 水").terms.back().minor);
}

TEST_CASE("a number means the same however its digits are grouped, and another one with a decimal point") {
  const std::pair<const char*, const char*> numbers[]{
      {"35", "35"},
      {"3.5", "3.5"},
      {"3,5", "3.5"},
      {"3,500", "3500"},
      {"3.500", "3500"},
      {"1,234,567", "1234567"},
      {"1.234.567", "1234567"},
      {"1,234.5", "1234.5"},
      {"12.75", "12.75"},
      {"5g", ""},
      {"U.S.", ""},
      {"", ""},
      {"3.", ""},
      {".5", ""},
  };
  for (const auto& [written, meant] : numbers) {
    CAPTURE(written);
    CHECK(store::number_meant(written) == meant);
  }
}
