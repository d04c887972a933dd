#include "doctest/doctest.h"

#include <string>

#include "store/tokens.h"
#include "store/word_breaks.h"

namespace {

std::string words_of(std::string_view text, std::string_view language = "en") {
  const store::Tokens tokens = store::tokenise(text, language);
  std::string out;
  for (const store::Token& token : tokens.words) {
    if (!out.empty()) out += token.paragraph_start ? " || " : token.sentence_start ? " | " : " ";
    out += store::folded_word(tokens, token);
  }
  return out;
}

}  // namespace

TEST_CASE("words fold case, quotes, dashes, hyphens, width and the marks inside abbreviations and numbers") {
  const struct {
    const char* text;
    const char* words;
  } rows[] = {
      {"", ""},
      {" \t\n ", ""},
      {"--- *** ...", ""},
      {"“It’s”", "it's"},
      {"\"IT'S\"", "it's"},
      {"hit-and-run, hit and run", "hit and run hit and run"},
      {"second‐degree", "second degree"},
      {"the harbour—once", "the harbour once"},
      {"U.S. and US", "us and us"},
      {"at 9 a.m. sharp", "at 9 am sharp"},
      {"1,000 or 1000 or 2.5", "1000 or 1000 or 2.5"},
      {"Ｆｅｒｒｙ", "ferry"},
      {"Straße ÉTÉ", "strasse été"},
      {"note:this;that_there", "note this that there"},
      {"'quoted' aliens'", "quoted aliens"},
      {"o'clock O’Neil", "o'clock o'neil"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(words_of(row.text) == row.words);
  }
}

TEST_CASE("composed and decomposed letters make the same word") {
  CHECK(words_of("caf\xC3\xA9") == words_of("cafe\xCC\x81"));
}

TEST_CASE("sentences end at full stops that are no abbreviations, paragraphs at blank lines and list items") {
  CHECK(words_of("Rain fell. It was cold.") == "rain fell | it was cold");
  CHECK(words_of("Dr. Amos T. Reed left. He ran.") == "dr amos t reed left | he ran");
  CHECK(words_of("\"Stop!\" she said") == "stop she said");
  CHECK(words_of("\"Stop.\" She left") == "stop | she left");
  CHECK(words_of("One line\nwrapped") == "one line wrapped");
  CHECK(words_of("One\n\ntwo\n- three\n- four") == "one || two || three || four");
}

TEST_CASE("a range holds the word without its punctuation, but with the last dot of an abbreviation") {
  const std::string text = "(\"In the U.S., 40%\")";
  const store::Tokens tokens = store::tokenise(text, "en");
  REQUIRE(tokens.words.size() == 4);
  CHECK(base::slice(text, tokens.words[0].range) == "In");
  CHECK(base::slice(text, tokens.words[2].range) == "U.S.");
  CHECK(base::slice(text, tokens.words[3].range) == "40");
}

TEST_CASE("Arabic and Chinese come apart into words") {
  CHECK(store::tokenise("وصلت السفينة إلى الميناء", "ar").words.size() == 4);
  CHECK(store::tokenise("渡轮昨天晚上离开了码头。", "zh").words.size() >= 5);
}

TEST_CASE("the short cut for Latin and Cyrillic finds the same words as ICU") {
  const std::string_view parts[] = {"a", "B",         "z",    "7", "0", "'",  "’",        "‘",        ".",
                                    ",", ":",         ";",    "-", "_", " ",  "\n",       "é",        "ß",
                                    "я", "“",         "—",    "…", "$", "\"", "\xC2\xA0", "\xC2\xAD", "\xC2\xB7",
                                    "ж", "e\xCC\x81", "中文", "م", "ª", "€",  "😀",       "ñ"};
  std::uint32_t state = 7;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      state = state * 1664525U + 1013904223U;
      text += parts[(state >> 9U) % std::size(parts)];
    }
    const auto fast = store::word_ranges(text, "en", store::WordBreaks::fast);
    const auto icu = store::word_ranges(text, "en", store::WordBreaks::icu);
    if (fast != icu) {
      CAPTURE(text);
      CHECK(fast == icu);
      return;
    }
  }
}
