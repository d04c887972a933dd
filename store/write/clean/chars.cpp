#include "store/write/clean/chars.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "platform/base/utf8.h"

namespace store {
namespace {

base::Error refusal(const std::string& name, std::string_view before, std::string_view reason) {
  const base::LineColumn at = base::line_column(before, before.size());
  return base::Error{base::ErrorCode::bad_input, name + ":" + std::to_string(at.line) + ":" +
                                                     std::to_string(at.column) + ": " + std::string(reason)};
}

base::Result<std::string> decode_utf16(const std::string& name, std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) {
    return refusal(name, "", "UTF-16 text with half a character at its end; save the file again as UTF-8");
  }
  icu::UnicodeString units;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units.append(static_cast<char16_t>(big_endian ? first * 256 + second : second * 256 + first));
  }
  std::string text;
  units.toUTF8String(text);  // a lone surrogate becomes U+FFFD
  return text;
}

bool is_invisible(char32_t c) {
  if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xFFFC || c == 0x180E) return true;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2061 && c <= 0x206F)) return true;  // embeddings, overrides, isolates
  if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return true;                  // private use: icon fonts
  if ((c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF)) return true;      // noncharacters
  return u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_right_to_left(char32_t c) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

// Joiners shape Indic, Persian and emoji sequences; between other letters they are dirt of a web page.
bool wants_joiner(char32_t before, char32_t after) { return before >= 0x0590 && after >= 0x0590 && before != 0xFFFD; }

std::string to_nfc(std::string text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text;
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(code);
  if (U_FAILURE(code)) return text;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, code);
  return U_SUCCESS(code) ? result : text;
}

}  // namespace

base::Result<std::string> decode_text(const std::string& name, std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
    std::string text = TRY(decode_utf16(name, view, view[0] == '\xFE'));
    const std::size_t nul = text.find('\0');
    if (nul == std::string::npos) return text;
    return refusal(name, std::string_view(text).substr(0, nul), "a NUL character: this is not text; remove the file");
  }
  if (view.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const std::string_view text = bytes;
  const std::size_t nul = text.find('\0');
  const std::string_view before_nul = text.substr(0, nul);
  const auto invalid = base::first_invalid(text);
  if (nul != std::string_view::npos && (!invalid || nul < *invalid)) {
    return refusal(name, before_nul,
                   "a NUL byte: this is not a text file; save the article as text, or remove the file");
  }
  if (invalid) {
    return refusal(name, text.substr(0, *invalid),
                   "bytes that are not UTF-8; open the file in an editor and save it again with the encoding UTF-8");
  }
  return bytes;
}

std::string clean_characters(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  char32_t before = 0;  // the last character kept, 0 at the start
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    const char32_t c = point.value;
    const std::size_t next = i + point.bytes;
    const char32_t after = next < text.size() ? base::code_point_at(text, next).value : 0;
    const bool joiner = c == 0x200C || c == 0x200D;
    const bool mark = c == 0x200E || c == 0x200F || c == 0x061C;
    const bool lost_joiner = joiner && !wants_joiner(before, after);
    const bool lost_mark = mark && !is_right_to_left(before) && !is_right_to_left(after);
    if (is_space(c)) {
      space = !result.empty();
    } else if (!is_invisible(c) && !lost_joiner && !lost_mark) {
      if (space) result += ' ';
      space = false;
      result.append(text.substr(i, point.bytes));
      before = c;
    }
    i = next;
  }
  return to_nfc(std::move(result));
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

}  // namespace store
