// Builds .mo files in memory, sound or broken, in either byte order: what the catalogue reader is tested with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strings_test {

enum class ByteOrder { little, big };

inline void append_number(std::string& out, std::uint32_t value, ByteOrder order) {
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::uint32_t shift = 8 * (order == ByteOrder::little ? i : 3 - i);
    out += static_cast<char>(static_cast<unsigned char>(value >> shift & 0xffU));
  }
}

// Original and translation, sorted by original; plural forms and contexts already joined by their separators.
using Texts = std::vector<std::pair<std::string, std::string>>;

inline std::string mo_file(const Texts& texts, ByteOrder order = ByteOrder::little) {
  const auto count = static_cast<std::uint32_t>(texts.size());
  std::string out;
  for (const std::uint32_t number : {0x950412deU, 0U, count, 28U, 28 + 8 * count, 0U, 28 + 16 * count})
    append_number(out, number, order);
  std::string pool;
  std::string originals;
  std::string translations;
  const auto add = [&](std::string& table, const std::string& text) {
    append_number(table, static_cast<std::uint32_t>(text.size()), order);
    append_number(table, static_cast<std::uint32_t>(28 + 16 * count + pool.size()), order);
    pool += text;
    pool += '\0';
  };
  for (const auto& [original, translation] : texts) {
    add(originals, original);
    add(translations, translation);
  }
  return out + originals + translations + pool;
}

// A string literal with its inner NUL bytes.
template <std::size_t size>
std::string with_nul(const char (&literal)[size]) {
  return {literal, size - 1};
}

// A small German catalogue with a header, a plural and a context.
inline Texts german() {
  return {{"", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"},
          {"Back", "Zurück"},
          {"Only here", "Nur hier"},
          {"first\4Page", "Erste Seite"},
          {"untranslated", ""},
          {"{1} of {2} sources", "von {2} Quellen {1}"},
          {with_nul("{1} source\0{1} sources"), with_nul("{1} Quelle\0{1} Quellen")}};
}

}  // namespace strings_test
