// UTF-8 and places in it. A place in a text is always a byte offset, never a line or a pixel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace base {

// Bytes begin <= x < end of some text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

constexpr std::uint32_t length(TextRange range) { return range.end - range.begin; }
constexpr bool overlaps(TextRange a, TextRange b) { return a.begin < b.end && b.begin < a.end; }

// Requires: range lies inside text.
constexpr std::string_view slice(std::string_view text, TextRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

// The code point at `at` and the number of bytes it takes.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 0;
};
// Requires: text is valid UTF-8 and at < text.size().
CodePoint code_point_at(std::string_view text, std::size_t at);

// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
std::optional<std::size_t> first_invalid(std::string_view text);

// Line and column (of code points), both from 1, of a byte offset: for error messages.
struct LineColumn {
  int line = 1;
  int column = 1;
};
LineColumn line_column(std::string_view text, std::size_t offset);

}  // namespace base
