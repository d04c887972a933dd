#include "store/write/clean/guess_language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "platform/base/utf8.h"
#include "store/write/clean/shape.h"

namespace store {
namespace {

struct Voters {
  std::string_view language;
  std::string_view words;  // with a space around each
};
constexpr std::array<Voters, 9> voters{{
    {"en",
     " the of and to in that is was for with his he it as at by from said who which were has have not they an will "},
    {"es", " el la los las de que y en un una por con se del al para es su como más pero fue no lo sus este ha "},
    {"fr", " le la les des de et en un une du que qui dans pour est sur par au il plus avec ne pas ce sont a été "},
    {"de",
     " der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "},
    {"pt", " o a os as de que e do da em um uma para com não por no na se mais dos das foi ao como à pela "},
    {"it", " il la di che e in un una per del della con non si le dei da al sono è nel alla più gli ha come "},
    {"nl", " de het een van en in is dat op te zijn met voor niet die aan er om ook als bij door maar naar werd "},
    {"sv", " och att det i en som på är av för med den till inte har de om ett var men från "},
    {"pl", " w i na z się nie do że to jest o jak po od za przez ale dla są był oraz "},
}};

// A word, and a bit for each language whose word it is.
struct Vote {
  std::string_view word;
  std::uint32_t languages = 0;
};
constexpr std::size_t most_votes = 400;

struct VoteTable {
  std::array<Vote, most_votes> votes;
  std::size_t size = 0;
};

// All words of all languages, sorted.
constexpr VoteTable make_votes() {
  VoteTable table;
  for (std::size_t v = 0; v < voters.size(); ++v) {
    const std::string_view words = voters[v].words;
    for (std::size_t from = 1; from < words.size();) {
      const std::size_t to = words.find(' ', from);
      const std::string_view word = words.substr(from, to - from);
      from = to + 1;
      std::size_t at = 0;
      while (at < table.size && table.votes[at].word < word) ++at;
      if (at == table.size || table.votes[at].word != word) {
        for (std::size_t i = table.size++; i > at; --i) table.votes[i] = table.votes[i - 1];
        table.votes[at] = {word, 0};
      }
      table.votes[at].languages |= 1U << v;
    }
  }
  return table;
}
constexpr VoteTable votes_by_word = make_votes();

std::uint32_t languages_of(std::string_view word) {
  const auto end = votes_by_word.votes.begin() + votes_by_word.size;
  const auto found = std::lower_bound(votes_by_word.votes.begin(), end, word,
                                      [](const Vote& vote, std::string_view sought) { return vote.word < sought; });
  return found != end && found->word == word ? found->languages : 0;
}

constexpr std::size_t looked_at = 6000;  // bytes: enough for a sure vote

std::optional<std::string> by_script(std::string_view text) {
  int letters = 0;
  int han = 0;
  int kana = 0;
  int hangul = 0;
  int arabic = 0;
  int hebrew = 0;
  int cyrillic = 0;
  int greek = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    i += point.bytes;
    const auto c = static_cast<UChar32>(point.value);
    if (u_isalpha(c) == 0) continue;
    ++letters;
    if (c < 0x80) continue;  // Latin
    UErrorCode code = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &code);
    han += script == USCRIPT_HAN ? 1 : 0;
    kana += script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? 1 : 0;
    hangul += script == USCRIPT_HANGUL ? 1 : 0;
    arabic += script == USCRIPT_ARABIC ? 1 : 0;
    hebrew += script == USCRIPT_HEBREW ? 1 : 0;
    cyrillic += script == USCRIPT_CYRILLIC ? 1 : 0;
    greek += script == USCRIPT_GREEK ? 1 : 0;
  }
  const int most = letters * 6 / 10;
  if (letters < 40) return std::nullopt;
  if (kana * 10 > letters && kana + han > most) return "ja";
  if (han > most) return "zh";
  if (hangul > most) return "ko";
  if (arabic > most) return "ar";
  if (hebrew > most) return "he";
  if (greek > most) return "el";
  if (cyrillic > most) return "ru";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> guess_language(std::string_view text) {
  std::size_t end = std::min(text.size(), looked_at);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  text = text.substr(0, end);
  if (auto script = by_script(text)) return script;
  std::array<int, voters.size()> votes{};
  int words = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const Shape shape = shape_of(text.substr(from, to - from));
    from = to + 1;
    if (shape.words.empty()) continue;
    ++words;
    const std::uint32_t languages = languages_of(shape.words.front());
    for (std::size_t v = 0; v < voters.size(); ++v) votes[v] += static_cast<int>(languages >> v & 1U);
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  const int second = std::accumulate(votes.begin(), votes.end(), 0, [&](int most, const int& vote) {
    return &vote == &*best ? most : std::max(most, vote);
  });
  if (words < 20 || *best * 8 < words || *best * 4 < second * 5) return std::nullopt;
  return std::string(voters[static_cast<std::size_t>(best - votes.begin())].language);
}

}  // namespace store
