#include "platform/base/utf8.h"

#include <algorithm>
#include <cstring>

namespace base {
namespace {

struct Lead {
  std::uint32_t bytes = 0;  // 0: no character starts with this byte
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

// The well-formed sequences of the Unicode Standard, table 3-7: the second byte carries all the exceptions.
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  const std::uint32_t bytes = std::max(1U, lead_of(first).bytes);
  if (bytes == 1) return {first, 1};
  char32_t value = first & (0x7FU >> bytes);
  for (std::uint32_t i = 1; i < bytes; ++i) value = (value << 6U) | (byte_at(text, at + i) & 0x3FU);
  return {value, bytes};
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0x80;
    if (at + sizeof eight <= text.size()) std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080ULL) == 0) {  // most text is ASCII
      at += sizeof eight;
      continue;
    }
    while (at + 1 < text.size() && byte_at(text, at) < 0x80) ++at;
    const Lead lead = lead_of(byte_at(text, at));
    if (lead.bytes == 0 || at + lead.bytes > text.size()) return at;
    for (std::uint32_t i = 1; i < lead.bytes; ++i) {
      const unsigned char next = byte_at(text, at + i);
      const unsigned char low = i == 1 ? lead.second_min : 0x80;
      const unsigned char high = i == 1 ? lead.second_max : 0xBF;
      if (next < low || next > high) return at;
    }
    at += lead.bytes;
  }
  return std::nullopt;
}

LineColumn line_column(std::string_view text, std::size_t offset) {
  LineColumn place;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((byte_at(text, i) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace base
