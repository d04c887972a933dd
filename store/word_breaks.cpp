#include "store/word_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <string>

namespace store {

namespace {

using base::TextRange;

// The word break property of UAX 29, as far as the short cut knows it. `hard` is everything else; `longer` is a byte of
// a character of several bytes.
enum class Kind : unsigned char {
  other,
  space,
  letter,
  digit,
  between_letters_or_digits,
  between_digits,
  hard,
  longer
};

constexpr Kind kind_of_ascii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::letter;
  if (c >= '0' && c <= '9') return Kind::digit;
  if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return Kind::space;
  if (c == '\'' || c == '.') return Kind::between_letters_or_digits;
  return c == ',' ? Kind::between_digits : Kind::other;
}

constexpr std::array<Kind, 256> byte_kinds = [] {
  std::array<Kind, 256> kinds{};
  for (char32_t c = 0; c < kinds.size(); ++c) kinds[c] = c < 0x80 ? kind_of_ascii(c) : Kind::longer;
  return kinds;
}();

Kind kind_of(char32_t c) {
  if (c < 0x80) return byte_kinds[c];
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return Kind::letter;
  if (c == 0xAD || c == 0xB7 || c == 0x85) return Kind::hard;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return Kind::other;
  if (c < 0x250 || (c >= 0x400 && c <= 0x481) || (c >= 0x48A && c <= 0x52F)) return Kind::letter;
  if (c == 0x2018 || c == 0x2019) return Kind::between_letters_or_digits;
  if ((c >= 0x2010 && c <= 0x2023) || c == 0x2026 || (c >= 0x20A0 && c <= 0x20BF)) return Kind::other;
  return Kind::hard;
}

constexpr Kind kind_of_byte(char byte) { return byte_kinds[static_cast<unsigned char>(byte)]; }

struct Character {
  Kind kind = Kind::other;
  std::uint32_t bytes = 0;
};
Character longer_character(std::string_view text, std::size_t at) {
  const base::CodePoint point = base::code_point_at(text, at);
  return {kind_of(point.value), point.bytes};
}

inline Character character_at(std::string_view text, std::size_t at) {
  const Kind kind = kind_of_byte(text[at]);
  return kind == Kind::longer ? longer_character(text, at) : Character{kind, 1};
}

// The first byte from `at` that is no ASCII, or the end.
std::size_t ascii_end(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080ULL) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// The end of the stretch from `begin` that the short cut may read: up to the last white space before a hard character.
std::size_t easy_end(std::string_view text, std::size_t begin) {
  for (std::size_t at = ascii_end(text, begin); at < text.size(); at = ascii_end(text, at)) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (kind_of(point.value) == Kind::hard) {
      while (at > begin && kind_of_byte(text[at - 1]) != Kind::space) --at;
      return at;
    }
    at += point.bytes;
  }
  return text.size();
}

// The end of the stretch from `at` that ICU must read: up to the first white space with no hard character after it
// in the next word.
std::size_t hard_end(std::string_view text, std::size_t at) {
  bool hard = true;
  std::size_t begin_of_last = at;
  while (at < text.size()) {
    const base::CodePoint point = base::code_point_at(text, at);
    const Kind kind = kind_of(point.value);
    if (kind == Kind::space) {
      if (!hard) return begin_of_last;
      hard = false;
      begin_of_last = at + point.bytes;
    }
    hard = hard || kind == Kind::hard;
    at += point.bytes;
  }
  return at;
}

bool is_letter_or_digit(Kind kind) { return kind == Kind::letter || kind == Kind::digit; }

// Whether a word goes on over `joiner` when letters or digits (`kind`) stand on both sides of it.
bool joins(Kind joiner, Kind kind) {
  return joiner == Kind::between_letters_or_digits || (joiner == Kind::between_digits && kind == Kind::digit);
}

// How many of eight bytes are ASCII letters before the first that is none; 8 when all are. Works on all bytes at once:
// the upper bit of a byte says whether it is one.
std::size_t leading_letters(const char* bytes) {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
  constexpr std::uint64_t each = 0x0101010101010101ULL;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  const std::uint64_t small = (eight | 0x20 * each) & 0x7F * each;
  const std::uint64_t from_a = small + (0x80 - 'a') * each;
  const std::uint64_t beyond_z = small + (0x7F - 'z') * each;
  const std::uint64_t others = (~from_a | beyond_z | eight) & 0x80 * each;
  return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

// The end of the ASCII letters in a row from `at`, or a little before it where the text ends.
std::size_t letters_end(std::string_view text, std::size_t at) {
  for (std::size_t letters = 8; letters == 8 && at + 8 <= text.size(); at += letters) {
    letters = leading_letters(text.data() + at);
  }
  return at;
}

// The end of the letters, or digits, in a row from `at`. `plain` becomes false when one is no ASCII.
std::size_t row_end(std::string_view text, std::size_t at, std::size_t end, Kind kind, bool& plain) {
  while (true) {
    if (kind == Kind::letter) at = letters_end(text, at);
    while (at < end && kind_of_byte(text[at]) == kind) ++at;
    if (at >= end || kind_of_byte(text[at]) != Kind::longer) return at;
    const Character next = character_at(text, at);
    if (next.kind != kind) return at;
    plain = false;
    at += next.bytes;
  }
}

// The word at `at`, where a letter or digit of `kind` stands, up to `end` at most.
WordRange easy_word(std::string_view text, std::size_t at, std::size_t end, Kind kind) {
  WordRange word{{static_cast<std::uint32_t>(at), 0}, true};
  while (true) {
    at = row_end(text, at, end, kind, word.plain);
    if (at >= end) break;
    const Character next = character_at(text, at);
    if (is_letter_or_digit(next.kind)) {
      kind = next.kind;
      continue;
    }
    const std::size_t behind = at + next.bytes;
    if (!joins(next.kind, kind) || behind >= end || character_at(text, behind).kind != kind) break;
    word.plain = word.plain && text[at] == '\'';
    at = behind;
  }
  word.range.end = static_cast<std::uint32_t>(at);
  return word;
}

// Whether nothing can go on over the character at `at`: white space or a sign, or one before white space.
bool ends_word(std::string_view text, std::size_t at) {
  const Kind kind = kind_of_byte(text[at]);
  if (kind <= Kind::space) return true;
  return kind >= Kind::between_letters_or_digits && kind <= Kind::between_digits &&
         kind_of_byte(text[at + 1]) <= Kind::space;
}

// Requires: the stretch ends with white space or with the text.
void split_easy(std::string_view text, std::size_t at, std::size_t end, std::vector<WordRange>& out) {
  while (at < end) {
    const Character next = character_at(text, at);
    if (!is_letter_or_digit(next.kind)) {
      at += next.bytes;
      continue;
    }
    const std::size_t letters = at + 8 < text.size() ? leading_letters(text.data() + at) : 0;
    if (letters > 0 && letters < 8 && ends_word(text, at + letters)) {  // most words
      out.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + letters)}, true});
      at += letters + 1;
      continue;
    }
    out.push_back(easy_word(text, at, end, next.kind));
    at = out.back().range.end;
  }
}

// ICU 72 takes "@" for a letter, ICU 76 does not.
bool always_between(char c) { return c == ':' || c == ';' || c == '_' || c == '@'; }

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c == '\'' || is_letter_or_digit(kind_of_byte(c)); });
}

bool is_joiner(char c) {
  const Kind kind = kind_of_byte(c);
  return kind == Kind::between_letters_or_digits || kind == Kind::between_digits;
}

void push_parts(std::string_view text, std::size_t begin, std::size_t end, std::vector<WordRange>& out) {
  while (begin < end) {
    std::size_t stop = begin;
    while (stop < end && !always_between(text[stop])) ++stop;
    const std::size_t next = stop + 1;
    while (begin < stop && is_joiner(text[begin])) ++begin;  // what joined a letter to "@" joins nothing now
    while (begin < stop && is_joiner(text[stop - 1])) --stop;
    const TextRange part{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)};
    if (stop > begin) out.push_back({part, is_plain(base::slice(text, part))});
    begin = next;
  }
}

struct CloseBreaker {
  void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
};
using Breaker = std::unique_ptr<UBreakIterator, CloseBreaker>;

Breaker open_breaker(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  Breaker breaker(ubrk_open(UBRK_WORD, std::string(language).c_str(), nullptr, 0, &status));
  return U_SUCCESS(status) ? std::move(breaker) : nullptr;
}

void split_hard(std::string_view text, TextRange stretch, UBreakIterator* breaker, std::vector<WordRange>& out) {
  UErrorCode status = U_ZERO_ERROR;
  UText* input = utext_openUTF8(nullptr, text.data() + stretch.begin, base::length(stretch), &status);
  ubrk_setUText(breaker, input, &status);
  std::int32_t begin = U_SUCCESS(status) ? ubrk_first(breaker) : UBRK_DONE;
  while (begin != UBRK_DONE) {
    const std::int32_t end = ubrk_next(breaker);
    if (end == UBRK_DONE) break;
    if (ubrk_getRuleStatus(breaker) >= UBRK_WORD_NONE_LIMIT) {
      push_parts(text, stretch.begin + static_cast<std::size_t>(begin), stretch.begin + static_cast<std::size_t>(end),
                 out);
    }
    begin = end;
  }
  utext_close(input);
}

}  // namespace

std::vector<WordRange> word_ranges(std::string_view text, std::string_view language, WordBreaks how) {
  std::vector<WordRange> out;
  out.reserve(text.size() / 5);
  Breaker breaker;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t easy = how == WordBreaks::fast ? easy_end(text, at) : at;
    split_easy(text, at, easy, out);
    if (easy == text.size()) break;
    at = how == WordBreaks::fast ? hard_end(text, easy) : text.size();
    if (!breaker) breaker = open_breaker(language);
    if (!breaker) break;
    split_hard(text, {static_cast<std::uint32_t>(easy), static_cast<std::uint32_t>(at)}, breaker.get(), out);
  }
  return out;
}

}  // namespace store
