#include "store/word_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <array>
#include <cstring>
#include <memory>
#include <string>

namespace store {

namespace {

using base::TextRange;

// The word break property of UAX 29, as far as the short cut knows it. `hard` is everything else.
enum class Kind : unsigned char { other, space, letter, digit, between_letters_or_digits, between_digits, hard };

constexpr Kind kind_of_ascii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::letter;
  if (c >= '0' && c <= '9') return Kind::digit;
  if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return Kind::space;
  if (c == '\'' || c == '.') return Kind::between_letters_or_digits;
  return c == ',' ? Kind::between_digits : Kind::other;
}

constexpr std::array<Kind, 128> ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  for (char32_t c = 0; c < 128; ++c) kinds[c] = kind_of_ascii(c);
  return kinds;
}();

Kind kind_of(char32_t c) {
  if (c < 0x80) return ascii_kinds[c];
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return Kind::letter;
  if (c == 0xAD || c == 0xB7 || c == 0x85) return Kind::hard;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return Kind::other;
  if (c < 0x250 || (c >= 0x400 && c <= 0x481) || (c >= 0x48A && c <= 0x52F)) return Kind::letter;
  if (c == 0x2018 || c == 0x2019) return Kind::between_letters_or_digits;
  if ((c >= 0x2010 && c <= 0x2023) || c == 0x2026 || (c >= 0x20A0 && c <= 0x20BF)) return Kind::other;
  return Kind::hard;
}

// Of a byte that is no ASCII: `other`, which is all that is asked of it.
Kind kind_of_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x80 ? ascii_kinds[value] : Kind::other;
}

struct Character {
  Kind kind = Kind::other;
  std::uint32_t bytes = 0;
};
Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {ascii_kinds[first], 1};
  const base::CodePoint point = base::code_point_at(text, at);
  return {kind_of(point.value), point.bytes};
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

void split_easy(std::string_view text, TextRange stretch, std::vector<TextRange>& out) {
  std::size_t begin = 0;       // of the current word
  std::size_t end = 0;         // of its last letter or digit; begin == end: no word
  Kind last = Kind::other;     // letter or digit while in a word
  Kind between = Kind::other;  // one possible joiner since `last`
  const auto finish = [&] {
    if (end > begin) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end = 0;
    last = between = Kind::other;
  };
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const auto [kind, bytes] = character_at(text, at);
    const std::size_t next = at + bytes;
    if (kind == Kind::letter || kind == Kind::digit) {
      const bool joins = between == Kind::other ||
                         (kind == last && (between == Kind::between_letters_or_digits || kind == Kind::digit));
      if (end > begin && !joins) finish();
      if (end == begin) begin = at;
      end = next;
      last = kind;
      between = Kind::other;
      if (kind == Kind::letter) {  // most characters
        while (end < stretch.end && kind_of_byte(text[end]) == Kind::letter) ++end;
        at = end;
        continue;
      }
    } else if (end > begin) {
      const bool may_join = kind == Kind::between_letters_or_digits || kind == Kind::between_digits;
      if (may_join && between == Kind::other) {
        between = kind;
      } else {
        finish();
      }
    }
    at = next;
  }
  finish();
}

bool always_between(char c) { return c == ':' || c == ';' || c == '_'; }

void push_parts(std::string_view text, std::size_t begin, std::size_t end, std::vector<TextRange>& out) {
  while (begin < end) {
    std::size_t stop = begin;
    while (stop < end && !always_between(text[stop])) ++stop;
    if (stop > begin) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)});
    begin = stop + 1;
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

void split_hard(std::string_view text, TextRange stretch, UBreakIterator* breaker, std::vector<TextRange>& out) {
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

std::vector<TextRange> word_ranges(std::string_view text, std::string_view language, WordBreaks how) {
  std::vector<TextRange> out;
  out.reserve(text.size() / 5);
  Breaker breaker;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t easy = how == WordBreaks::fast ? easy_end(text, at) : at;
    split_easy(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(easy)}, out);
    if (easy == text.size()) break;
    at = how == WordBreaks::fast ? hard_end(text, easy) : text.size();
    if (!breaker) breaker = open_breaker(language);
    if (!breaker) break;
    split_hard(text, {static_cast<std::uint32_t>(easy), static_cast<std::uint32_t>(at)}, breaker.get(), out);
  }
  return out;
}

}  // namespace store
