// The paragraph as UTF-16 and ICU's boundaries in it: graphemes (UAX #29), line breaks (UAX #14), levels (UAX #9).
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "render/text/itemise.h"

namespace render {
namespace {

constexpr char16_t word_joiner = 0x2060;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// What is shown for a character. Noto has no box drawing; the lines people draw with it have lookalikes.
char32_t shown_as(char32_t c) {
  if (c == '\t') return U' ';
  if (is_control(c)) return word_joiner;
  if (c == 0x2500 || c == 0x2501) return 0x2015;
  if (c == 0x2502 || c == 0x2503) return U'|';
  return c;
}

void append_utf16(std::u16string& text, char32_t c) {
  if (c < 0x10000) {
    text.push_back(static_cast<char16_t>(c));
    return;
  }
  text.push_back(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U)));
  text.push_back(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU)));
}

void convert(std::string_view text, base::TextRange range, Paragraph& out) {
  out.text.clear();
  out.byte_of.clear();
  for (std::uint32_t at = range.begin; at < range.end;) {
    const base::CodePoint point = base::code_point_at(text, at);
    append_utf16(out.text, shown_as(point.value));
    out.byte_of.resize(out.text.size(), at);
    at += std::max(point.bytes, 1U);
  }
  out.byte_of.push_back(range.end);
}

// Characters that are graphemes of their own whatever stands beside them; most paragraphs have no others.
bool is_plain(char16_t c) {
  return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x203B) || (c >= 0x20A0 && c <= 0x20CF);
}

// Right-to-left letters and marks, and what steers direction.
bool may_turn(char16_t c) {
  return (c >= 0x590 && c < 0x900) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) || c == 0xD802 ||
         c == 0xD803 || c == 0xD83A || c == 0xD83B;
}

int size_of(const std::u16string& text) { return static_cast<int>(text.size()); }

void find_graphemes(Boundaries& boundaries, Paragraph& out) {
  const bool plain = std::all_of(out.text.begin(), out.text.end(), is_plain);
  out.grapheme.assign(out.text.size() + 1, plain ? 1 : 0);
  if (plain) return;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = boundaries.graphemes.get();
  ubrk_setText(iterator, out.text.data(), size_of(out.text), &status);
  for (int at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    out.grapheme[static_cast<std::size_t>(at)] = 1;
  }
}

UBreakIterator* line_iterator(Boundaries& boundaries, std::string_view language) {
  if (boundaries.language == language) return boundaries.lines.get();
  const std::string name(language);
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* opened = ubrk_open(UBRK_LINE, name.c_str(), nullptr, 0, &status);
  if (U_FAILURE(status)) return boundaries.lines.get();  // a language that ICU cannot read: the rules in use will do
  boundaries.lines.reset(opened);
  boundaries.language = language;
  return opened;
}

void find_breaks(Boundaries& boundaries, std::string_view language, Paragraph& out) {
  out.breaks.clear();
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = line_iterator(boundaries, language);
  ubrk_setText(iterator, out.text.data(), size_of(out.text), &status);
  for (int at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    const auto place = static_cast<std::uint32_t>(at);
    if (out.grapheme[place] != 0) out.breaks.push_back(place);
  }
  const auto end = static_cast<std::uint32_t>(out.text.size());
  if (out.breaks.empty() || out.breaks.back() != end) out.breaks.push_back(end);
}

// A grapheme has one level, its first unit's, so that no cut falls inside.
void find_levels(Boundaries& boundaries, Paragraph& out) {
  out.levels.assign(out.text.size(), out.base_level);
  if (out.base_level == 0 && std::none_of(out.text.begin(), out.text.end(), may_turn)) return;
  UErrorCode status = U_ZERO_ERROR;
  UBiDi* bidi = boundaries.bidi.get();
  ubidi_setPara(bidi, out.text.data(), size_of(out.text), out.base_level, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi, &status);
  if (U_FAILURE(status) || levels == nullptr) return;
  for (std::size_t at = 0; at < out.text.size(); ++at) {
    out.levels[at] = out.grapheme[at] != 0 || at == 0 ? levels[at] : out.levels[at - 1];
  }
}

bool is_from_right(UCharDirection direction) {
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

}  // namespace

void IcuCloser::operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
void IcuCloser::operator()(UBiDi* bidi) const { ubidi_close(bidi); }

base::Result<void> open_boundaries(Boundaries& boundaries) {
  UErrorCode status = U_ZERO_ERROR;
  boundaries.graphemes.reset(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status));
  boundaries.lines.reset(ubrk_open(UBRK_LINE, "", nullptr, 0, &status));
  boundaries.bidi.reset(ubidi_open());
  if (U_SUCCESS(status) && boundaries.bidi) return {};
  return base::Error{base::ErrorCode::unavailable,
                     std::string("ICU's rules for text do not load (") + u_errorName(status) + "): reinstall libicu"};
}

void read_paragraph(Boundaries& boundaries, std::string_view text, base::TextRange range, std::uint8_t base_level,
                    std::string_view language, Paragraph& out) {
  out.base_level = base_level;
  convert(text, range, out);
  find_graphemes(boundaries, out);
  find_breaks(boundaries, language, out);
  find_levels(boundaries, out);
}

std::uint8_t level_from_text(std::string_view text) {
  constexpr char32_t first_isolate = 0x2066;
  constexpr char32_t last_isolate = 0x2068;
  constexpr char32_t end_of_isolate = 0x2069;
  int depth = 0;  // what stands in an isolate does not count (rule P2)
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(point.value));
    if (point.value >= first_isolate && point.value <= last_isolate) ++depth;
    if (point.value == end_of_isolate) depth = std::max(0, depth - 1);
    if (depth == 0 && direction == U_LEFT_TO_RIGHT) return 0;
    if (depth == 0 && is_from_right(direction)) return 1;
    at += std::max(point.bytes, 1U);
  }
  return 0;
}

std::uint8_t level_from_most(std::string_view text) {
  std::int64_t more_from_right = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(point.value));
    more_from_right += (is_from_right(direction) ? 1 : 0) - (direction == U_LEFT_TO_RIGHT ? 1 : 0);
    at += std::max(point.bytes, 1U);
  }
  return more_from_right == 0 ? level_from_text(text) : std::uint8_t{more_from_right > 0};
}

char32_t next_code_point(const std::u16string& text, std::uint32_t& at) {
  const char16_t unit = text[at++];
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit > 0xDBFF || at >= text.size() || text[at] < 0xDC00 || text[at] > 0xDFFF) return 0xFFFD;
  return 0x10000 + ((char32_t{unit} - 0xD800) << 10U) + (char32_t{text[at++]} - 0xDC00);
}

bool is_hanging_space(char16_t c) {
  return c == ' ' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
}

}  // namespace render
