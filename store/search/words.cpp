#include "store/search/words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "store/folded_words.h"
#include "store/tokens.h"
#include "store/word_breaks.h"

namespace store {
namespace {

using base::CodePoint;
using base::TextRange;

// Letters that are no letter with a mark by Unicode, but are typed as one.
struct Plain {
  char32_t letter;
  std::string_view plain;
};
constexpr std::array<Plain, 9> plain_letters = {{{0xE6, "ae"},
                                                 {0xF0, "d"},
                                                 {0xF8, "o"},
                                                 {0xFE, "th"},
                                                 {0x111, "d"},
                                                 {0x127, "h"},
                                                 {0x131, "i"},
                                                 {0x142, "l"},
                                                 {0x153, "oe"}}};

// Marks that readers leave out: accents (above, below, through), Hebrew and Arabic vowel points, and what stretches
// Arabic words. The vowel signs of India and the voicing marks of Japan are letters in their own right and stay.
bool is_dropped(char32_t c) {
  constexpr char32_t tatweel = 0x640;
  if (c == tatweel || (c >= 0xE000 && c <= 0xF8FF)) return true;
  const unsigned combining = u_getCombiningClass(static_cast<UChar32>(c));
  return combining >= 200 || (combining >= 10 && combining <= 36);
}

void append(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  } else {
    if (c < 0x10000) {
      out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    } else {
      out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
      out.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
    }
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
}

bool is_plain(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// A letter that is no ASCII: without its marks where it has some, as it is otherwise.
void fold_letter(char32_t c, std::string& out) {
  if (is_dropped(c)) return;
  const auto* known =
      std::find_if(plain_letters.begin(), plain_letters.end(), [c](const Plain& plain) { return plain.letter == c; });
  if (known != plain_letters.end()) {
    out += known->plain;
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* decomposer = unorm2_getNFDInstance(&status);
  std::array<char16_t, 32> parts{};
  const std::int32_t length = unorm2_getDecomposition(decomposer, static_cast<UChar32>(c), parts.data(),
                                                      static_cast<std::int32_t>(parts.size()), &status);
  if (U_FAILURE(status) || length <= 1) return append(c, out);
  const std::size_t before = out.size();
  bool dropped = false;
  for (std::int32_t at = 0; at < length;) {
    UChar32 part = 0;
    U16_NEXT(parts.data(), at, length, part);
    if (is_dropped(static_cast<char32_t>(part))) {
      dropped = true;
    } else {
      append(static_cast<char32_t>(part), out);
    }
  }
  if (dropped) return;
  out.resize(before);
  append(c, out);
}

// Appends the word without marks and signs, at most most_letters_of_word letters of it.
void fold(std::string_view word, std::string& out) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() && letters < most_letters_of_word; ++letters) {
    const CodePoint point = base::code_point_at(word, at);
    at += point.bytes;
    if (is_plain(point.value)) {
      out.push_back(static_cast<char>(point.value));
    } else if (point.value >= 0x80) {
      fold_letter(point.value, out);
    }
  }
}

std::string_view without_possessive(std::string_view word) {
  if (word.size() > 2 && word.ends_with("'s")) word.remove_suffix(2);
  if (word.size() > 1 && word.ends_with('\'')) word.remove_suffix(1);
  return word;
}

// What stands behind an elided article: "eau" of "l'eau", "isola" of "dell'isola"; empty when there is none.
std::string_view behind_elision(std::string_view word) {
  constexpr std::size_t longest_article = 5;
  constexpr std::size_t shortest_word = 3;
  const std::size_t mark = word.find('\'');
  if (mark == std::string_view::npos || mark == 0 || mark > longest_article) return {};
  word.remove_prefix(mark + 1);
  return word.size() < shortest_word ? std::string_view() : word;
}

// A mark that follows the word belongs to its last letter.
void take_marks(std::string_view text, TextRange& range) {
  while (range.end < text.size() && static_cast<unsigned char>(text[range.end]) >= 0x80) {
    const CodePoint point = base::code_point_at(text, range.end);
    if (u_getIntPropertyValue(static_cast<UChar32>(point.value), UCHAR_GRAPHEME_CLUSTER_BREAK) != U_GCB_EXTEND) return;
    range.end += point.bytes;
  }
}

void add(std::string_view word, TextRange range, std::uint32_t place, SearchWords& out) {
  SearchWord added{range, static_cast<std::uint32_t>(out.folded.size()), 0, place};
  fold(word, out.folded);
  added.bytes = static_cast<std::uint32_t>(out.folded.size()) - added.begin;
  if (added.bytes > 0) out.words.push_back(added);
}

// Nearly all words of most texts have ASCII letters and digits only, which fold to themselves in lower case; false for
// any other, which is left alone.
bool add_plain(std::string_view word, TextRange range, std::uint32_t place, SearchWords& out) {
  if (word.size() > most_letters_of_word) return false;
  const std::size_t begin = out.folded.size();
  for (const char c : word) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (small == '\'') {
      out.folded.resize(begin);
      return false;
    }
    out.folded.push_back(small);
  }
  out.words.push_back({range, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(word.size()), place});
  return true;
}

}  // namespace

std::size_t letters_of(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string number_meant(std::string_view written) {
  constexpr std::size_t of_thousand = 3;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (written.empty() || !is_digit(written.front()) || !is_digit(written.back())) return {};
  const auto is_sign = [](char c) { return c == '.' || c == ','; };
  if (!std::all_of(written.begin(), written.end(), [&](char c) { return is_digit(c) || is_sign(c); })) return {};
  const std::size_t last = written.find_last_of(".,");
  const bool grouped =
      last == std::string_view::npos || written.size() - last - 1 == of_thousand || written.find(written[last]) != last;
  std::string meant;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (is_digit(written[at])) meant.push_back(written[at]);
    if (at == last && !grouped) meant.push_back('.');
  }
  return meant;
}

SearchWords search_words(std::string_view text, std::string_view language) {
  const std::vector<WordRange> ranges = word_ranges(text, language);
  SearchWords out;
  out.words.reserve(ranges.size());
  out.folded.reserve(text.size());
  std::string others;
  FoldedWords folded(others, 0);
  std::uint32_t place = 0;
  for (const WordRange& word : ranges) {
    TextRange range = word.range;
    if (!word.plain || !add_plain(base::slice(text, range), range, place, out)) {
      const std::size_t begin = folded.size();
      folded.add(base::slice(text, range));
      if (!word.plain) take_last_dot(text, range);
      take_marks(text, range);
      const std::string_view one = std::string_view(others).substr(begin, folded.size() - begin);
      const std::string_view asked = without_possessive(one);
      add(asked, range, place, out);
      if (const std::string_view rest = behind_elision(asked); !rest.empty()) add(rest, range, place, out);
    }
    ++place;
  }
  return out;
}

}  // namespace store
