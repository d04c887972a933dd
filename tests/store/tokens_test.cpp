#include "doctest/doctest.h"

#include <cctype>
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

// Whether both ways find the same words; says where they differ.
bool agrees_with_icu(const std::string& text) {
  const bool same =
      store::word_ranges(text, "en", store::WordBreaks::fast) == store::word_ranges(text, "en", store::WordBreaks::icu);
  CAPTURE(text);
  CHECK(same);
  return same;
}

// Folding as the header says it, a character at a time, for a word of ASCII.
std::string folded_slowly(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ',' || (c == '.' && std::isalpha(static_cast<unsigned char>(word.front())) != 0)) continue;
    out += static_cast<char>(std::tolower(byte));
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
    if (!agrees_with_icu(text)) return;
  }
}

TEST_CASE("the short cut agrees with ICU on every two ASCII characters between letters, digits and spaces") {
  const std::string_view sides[] = {"a", "Z", "7", " ", "", "letters", "lettersandmore", "1234567890"};
  for (const std::string_view before : sides) {
    for (const std::string_view after : sides) {
      for (char x = 1; x > 0; ++x) {
        std::string text;
        for (char y = 1; y > 0; ++y) (((((text += before) += x) += y) += after) += '\n');
        if (!agrees_with_icu(text)) return;
      }
    }
  }
}

TEST_CASE("the short cut agrees with ICU wherever a text begins and ends") {
  const std::string text =
      "Rock 'n' roll's 1,000.5 U.S. co-op's e.g., \"Isn't\" 3.14.15 x,y 9a8 a9' misunderstandings.";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      if (!agrees_with_icu(text.substr(begin, end - begin))) return;
    }
  }
}

TEST_CASE("random ASCII comes apart as ICU has it, and folds as a slow hand would fold it") {
  std::uint32_t state = 3;
  const auto random = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 9U) % below;
  };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint32_t size = random(80); size > 0; --size) {
      const bool common = random(3) > 0;
      text += common ? "etaoinETAOIN190'., -"[random(20)] : static_cast<char>(1 + random(127));
    }
    if (!agrees_with_icu(text)) return;
    const store::Tokens tokens = store::tokenise(text, "en");
    std::string all;
    for (const store::Token& token : tokens.words) {
      std::string_view word = base::slice(text, token.range);
      CAPTURE(text);
      CHECK(store::folded_word(tokens, token) == folded_slowly(word));
      all += store::folded_word(tokens, token);
    }
    CHECK(all == tokens.folded);
  }
}

TEST_CASE("a word knows whether a clause or a line ends in front of it") {
  const struct {
    const char* text;
    bool clause;
    bool line;
  } rows[] = {
      {"a b", false, false},
      {"a, b", true, false},
      {"a-b", false, false},
      {"a - b", true, false},
      {"a (b)", true, false},
      {"a\nb", false, true},
      {"a,\nb", true, true},
      {"Mr. b", false, false},
      {"a / b", false, false},
      {"a — b", true, false},
      {"a $5", false, false},
      {"a\xC2\xA0"
       "b",
       false, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const store::Tokens tokens = store::tokenise(row.text, "en");
    REQUIRE(tokens.words.size() == 2);
    CHECK(tokens.words[0].line_start);
    CHECK(tokens.words[1].clause_start == row.clause);
    CHECK(tokens.words[1].line_start == row.line);
  }
}
