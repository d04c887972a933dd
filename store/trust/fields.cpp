#include "store/trust/fields.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "platform/base/utf8.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error fault(std::string_view name, base::LineColumn place, const std::string& reason) {
  return {ErrorCode::bad_input,
          std::string(name) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + reason};
}

// Characters that break a line, or that make it read otherwise than it stands. Joiners stay: Persian and emoji need
// them.
bool is_deceiving(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const int8_t type = u_charType(point);
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
         u_hasBinaryProperty(point, UCHAR_BIDI_CONTROL);
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) &&
         nfc->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), status) != 0 &&
         U_SUCCESS(status);
}

bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

Result<void> check_characters(std::string_view name, std::string_view text) {
  if (const std::optional<std::size_t> bad = base::first_invalid(text))
    return fault(name, base::line_column(text, *bad), "not UTF-8");
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value != '\n' && is_deceiving(point.value))
      return fault(name, base::line_column(text, at), "a character that cannot be seen");
    at += point.bytes;
  }
  if (!is_nfc(text)) return fault(name, {}, "accents are written apart from their letters (not NFC)");
  return {};
}

}  // namespace

Result<std::vector<TrustField>> read_fields(std::string_view name, std::string_view text, std::size_t most_bytes) {
  if (text.size() > most_bytes) return fault(name, {}, "larger than " + std::to_string(most_bytes) + " bytes");
  TRY(check_characters(name, text));
  std::vector<TrustField> fields;
  for (int line_number = 1; !text.empty(); ++line_number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return fault(name, {line_number, 1}, "the line does not end");
    const std::string_view line = text.substr(0, end);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || !is_key(line.substr(0, equals)))
      return fault(name, {line_number, 1}, "not of the form key=value");
    fields.push_back({line.substr(0, equals), line.substr(equals + 1)});
    text.remove_prefix(end + 1);
  }
  return fields;
}

void FieldReader::fail_at(std::size_t field, const std::string& reason) {
  if (!failure_) failure_ = fault(name_, {static_cast<int>(field) + 1, 1}, reason);
}

void FieldReader::fail(const std::string& reason) { fail_at(at_ == 0 ? 0 : at_ - 1, reason); }

std::string_view FieldReader::text(std::string_view key) {
  if (failure_) return {};
  if (!next_is(key)) {
    fail_at(at_, "expected " + std::string(key) + " here");
    return {};
  }
  return fields_[at_++].value;
}

std::uint64_t FieldReader::number(std::string_view key, std::uint64_t least, std::uint64_t most) {
  const std::string_view digits = text(key);
  if (failure_) return 0;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool plain =
      error == std::errc() && end == digits.data() + digits.size() && (digits == "0" || digits.front() != '0');
  if (plain && value >= least && value <= most) return value;
  fail(std::string(key) + " must be a number from " + std::to_string(least) + " to " + std::to_string(most));
  return 0;
}

std::string_view FieldReader::hex(std::string_view key, std::size_t digits) {
  const std::string_view value = text(key);
  const bool plain = value.size() == digits && std::all_of(value.begin(), value.end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                     });
  if (failure_ || plain) return value;
  fail(std::string(key) + " must be " + std::to_string(digits) + " hexadecimal digits");
  return {};
}

std::string_view FieldReader::choice(std::string_view key, std::initializer_list<std::string_view> choices) {
  const std::string_view value = text(key);
  if (failure_ || std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string list;
  for (const std::string_view allowed : choices) list += (list.empty() ? "" : " or ") + std::string(allowed);
  fail(std::string(key) + " must be " + list);
  return {};
}

void FieldReader::end() {
  for (; !failure_ && at_ < fields_.size(); ++at_)
    if (!fields_[at_].key.starts_with("x-"))
      fail_at(at_, "unknown, doubled or out of its place: " + std::string(fields_[at_].key));
}

}  // namespace store
