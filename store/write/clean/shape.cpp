#include "store/write/clean/shape.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "platform/base/utf8.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 46> narrative_words{
    "said",     "says",   "told",  "asked", "was",  "were", "had",   "did",       "he",    "she",
    "they",     "his",    "her",   "their", "him",  "them", "added", "according", "wrote", "announced",
    "reported", "been",   "would", "could", "went", "came", "took",  "made",      "began", "died",
    "found",    "became", "saw",   "gave",  "dijo", "fue",  "sagte", "war",       "wurde", "declare",
    "etait",    "hatte",  "sont",  "ses",   "ihre", "sein"};
constexpr std::array<std::string_view, 15> address_words{
    "you", "your", "yours", "us", "our", "we", "ihr", "sie", "uns", "unser", "vous", "votre", "nous", "usted", "su"};

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_any_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
// Asked of every character, and most are ASCII.
bool is_quotation(char32_t c) { return c < 0x80 ? c == '"' : is_any_of(c, U"“”„«»‟「」『』"); }
bool is_closing(char32_t c) { return is_quotation(c) || is_any_of(c, U"'’‘)]›*†"); }
bool is_sentence_end(char32_t c) { return c < 0x80 ? c == '.' || c == '!' || c == '?' : is_any_of(c, U"…。！？؟۔।"); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’' || c == U'‘'; }

bool is_between(char32_t c, char32_t from, char32_t to) { return from <= c && c <= to; }

// Scripts without spaces between words: how many of their characters make about a word, so that the rules, which count
// words, see a sentence there too. 0 for every other character.
int characters_a_word(char32_t c) {
  const bool kana = is_between(c, 0x3041, 0x30FF) || is_between(c, 0x31F0, 0x31FF);
  const bool han = is_between(c, 0x3400, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) || is_between(c, 0x20000, 0x3FFFF);
  if (kana || han) return 2;
  const bool thai_or_lao = is_between(c, 0x0E00, 0x0EFF);
  const bool burmese_or_khmer = is_between(c, 0x1000, 0x109F) || is_between(c, 0x1780, 0x17FF);
  return thai_or_lao || burmese_or_khmer ? 5 : 0;
}

// Collects words while walking over the characters of a text.
struct WordWalk {
  Shape shape;
  std::string word;
  int letters = 0;
  int capitals = 0;
  int unspaced = 0;  // characters of scripts without spaces
  bool capital_first = false;
  bool apostrophe = false;  // "we're" is "were" among the words, but nobody was

  void take(char32_t c, std::string_view bytes) {
    const auto point = static_cast<UChar32>(c);
    const bool upper = u_isupper(point) != 0;
    if (word.empty()) capital_first = upper;
    letters += u_isalpha(point) != 0 ? 1 : 0;
    capitals += upper ? 1 : 0;
    if (shape.word_count >= max_shape_words || word.size() > 60) {
      word = word.empty() ? "x" : word;
    } else if (c < 0x80) {
      word += static_cast<char>(u_tolower(point));
    } else {
      append_lower(c, bytes);
    }
    const int in_word = characters_a_word(c);
    if (in_word > 0 && ++unspaced >= in_word) end_word();
  }

  void append_lower(char32_t c, std::string_view bytes) {
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    // Only letters of two bytes are folded here; what is longer has no case, or does not matter to the rules.
    if (lower != c && lower < 0x800) {
      word += static_cast<char>(0xC0U | (lower >> 6U));
      word += static_cast<char>(0x80U | (lower & 0x3FU));
    } else {
      word += bytes;
    }
  }

  void end_word() {
    if (word.empty()) return;
    shape.letters += letters;
    shape.capitalised += capital_first ? 1 : 0;
    shape.all_capitals += capitals >= 2 && capitals == letters ? 1 : 0;
    if (shape.word_count < max_shape_words) {
      const bool speaks = apostrophe && (word.starts_with("we") || word.starts_with("you"));
      shape.narrative += !speaks && contains(narrative_words, word) ? 1 : 0;
      shape.address += speaks || contains(address_words, word) ? 1 : 0;
      shape.words.push_back(std::move(word));
    }
    ++shape.word_count;
    word.clear();
    letters = capitals = unspaced = 0;
    apostrophe = false;
  }
};

// The signs at the end, read from its last bytes backwards past quotation marks and brackets.
void look_at_end(std::string_view text, Shape& shape) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    const char32_t c = base::code_point_at(text, begin).value;
    if (!is_closing(c) && c != ' ') {
      shape.ends_sentence = is_sentence_end(c);
      shape.ends_with_colon = c == ':' || c == U'：';
      shape.ends_with_ellipsis = c == U'…' || text.substr(0, end).ends_with("...");
      return;
    }
    end = begin;
  }
}

}  // namespace

Shape shape_of(std::string_view text) {
  WordWalk walk;
  char32_t before = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    const char32_t c = point.value;
    const auto code = static_cast<UChar32>(c);
    if (walk.shape.word_count == 0 && walk.word.empty()) {
      walk.shape.starts_quoted = walk.shape.starts_quoted || is_quotation(c);
      walk.shape.starts_lower = u_islower(code) != 0;
    }
    if (u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 || c == U'©' || c == '@') {
      walk.take(c, text.substr(i, point.bytes));
    } else if (!is_apostrophe(c) || walk.word.empty()) {
      walk.end_word();
    } else {
      walk.apostrophe = true;
    }
    walk.shape.has_quotation = walk.shape.has_quotation || is_quotation(c);
    if (is_sentence_end(c) && !is_sentence_end(before)) ++walk.shape.sentence_ends;
    before = c;
    i += point.bytes;
  }
  walk.end_word();
  look_at_end(text, walk.shape);
  return std::move(walk.shape);
}

bool is_prose(const Shape& shape) { return (shape.word_count >= 8 && shape.ends_sentence) || shape.word_count >= 25; }

}  // namespace store
