#include "platform/base/utf8.h"

#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"

using base::first_invalid;

namespace {

std::string encode(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0U | c >> 6U), byte(0x80U | (c & 0x3FU))};
  if (c < 0x10000) return {byte(0xE0U | c >> 12U), byte(0x80U | (c >> 6U & 0x3FU)), byte(0x80U | (c & 0x3FU))};
  return {byte(0xF0U | c >> 18U), byte(0x80U | (c >> 12U & 0x3FU)), byte(0x80U | (c >> 6U & 0x3FU)),
          byte(0x80U | (c & 0x3FU))};
}

std::string shown(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    text += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4U];
    text += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15U];
    text += ' ';
  }
  return text;
}

// The Unicode Standard, table 3-7, as rows of byte ranges: the slow, obvious statement of what is well formed.
struct Row {
  std::vector<std::pair<int, int>> bytes;
};
const std::vector<Row> table_3_7 = {
    {{{0x00, 0x7F}}},
    {{{0xC2, 0xDF}, {0x80, 0xBF}}},
    {{{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
    {{{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
    {{{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

bool well_formed_by_table(std::string_view bytes) {
  while (!bytes.empty()) {
    std::size_t taken = 0;
    for (const Row& row : table_3_7) {
      if (bytes.size() < row.bytes.size()) continue;
      bool fits = true;
      for (std::size_t i = 0; i < row.bytes.size(); ++i) {
        const int byte = static_cast<unsigned char>(bytes[i]);
        fits = fits && byte >= row.bytes[i].first && byte <= row.bytes[i].second;
      }
      if (fits) taken = row.bytes.size();
    }
    if (taken == 0) return false;
    bytes.remove_prefix(taken);
  }
  return true;
}

}  // namespace

TEST_CASE("every code point that exists is well formed and reads back as itself") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encode(c);
    const base::CodePoint read = base::code_point_at(bytes, 0);
    if (first_invalid(bytes) || read.value != c || read.bytes != bytes.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("no surrogate is well formed") {
  std::size_t accepted = 0;
  for (char32_t c = 0xD800; c <= 0xDFFF; ++c) accepted += first_invalid(encode(c)) ? 0U : 1U;
  CHECK(accepted == 0);
}

TEST_CASE("every class of ill-formed bytes is refused at the byte where it starts") {
  struct Case {
    const char* name;
    std::string bytes;
    std::size_t at;
  };
  const std::vector<Case> cases = {
      {"a continuation byte alone, lowest", "a\x80", 1},
      {"a continuation byte alone, highest", "a\xBF", 1},
      {"one continuation too many", "\xC3\xA9\xA9", 2},
      {"C0: a slash written long", "ab\xC0\xAF", 2},
      {"C1: a letter written long", "\xC1\xBF", 0},
      {"E0 below A0: two bytes written as three", "\xE0\x80\xAF", 0},
      {"E0 9F: the last of those", "\xE0\x9F\xBF", 0},
      {"F0 below 90: three bytes written as four", "\xF0\x80\x80\xAF", 0},
      {"F0 8F: the last of those", "\xF0\x8F\xBF\xBF", 0},
      {"the first surrogate", "x\xED\xA0\x80", 1},
      {"the last surrogate", "x\xED\xBF\xBF", 1},
      {"a surrogate pair", "\xED\xA0\xBD\xED\xB8\x80", 0},
      {"F4 90: beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"F5 starts nothing", "\xF5\x80\x80\x80", 0},
      {"F8: five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"FC: six bytes", "\xFC\x84\x80\x80\x80\x80", 0},
      {"FE", "\xFE", 0},
      {"FF", "\xFF", 0},
      {"two bytes cut after one", "a\xC3", 1},
      {"three bytes cut after one", "a\xE2", 1},
      {"three bytes cut after two", "a\xE2\x82", 1},
      {"four bytes cut after one", "a\xF0", 1},
      {"four bytes cut after two", "a\xF0\x9F", 1},
      {"four bytes cut after three", "a\xF0\x9F\x98", 1},
      {"a letter where the second byte belongs", "\xC3z", 0},
      {"a letter where the third byte belongs", "\xE2\x82z", 0},
      {"a letter where the fourth byte belongs", "\xF0\x9F\x98z", 0},
      {"a lead byte where the second belongs", "\xE2\xC3\xA9", 0},
      {"the good part before stays good", "na\xC3\xAFve \xFF", 7},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    REQUIRE(first_invalid(c.bytes).has_value());
    CHECK(*first_invalid(c.bytes) == c.at);
  }
}

TEST_CASE("bytes are accepted exactly when the table of the Unicode Standard has them") {
  // Every edge of the table and a byte to each side of it, in every position of up to four bytes.
  const std::string edges(
      "\x00\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF", 24);
  std::size_t different = 0;
  std::string example;
  const auto compare = [&](const std::string& bytes) {
    if (first_invalid(bytes).has_value() != well_formed_by_table(bytes)) return;
    ++different;
    example = shown(bytes);
  };
  for (const char a : edges) {
    compare({a});
    for (const char b : edges) {
      compare({a, b});
      for (const char c : edges) {
        compare({a, b, c});
        for (const char d : edges) compare({a, b, c, d});
      }
    }
  }
  CAPTURE(example);
  CHECK(different == 0);
}

TEST_CASE("NUL, an empty text and a byte order mark are well formed") {
  CHECK_FALSE(first_invalid(""));
  CHECK_FALSE(first_invalid(std::string_view("\0", 1)));
  CHECK_FALSE(
      first_invalid("\xEF\xBB\xBF"
                    "a"));
}

TEST_CASE("lines and columns count from 1, in code points, for every offset") {
  const std::string_view text = "a\xC3\xA9z\n\n\xF0\x9F\x98\x80!";
  struct Case {
    std::size_t offset;
    int line;
    int column;
  };
  for (const Case& c : {Case{0, 1, 1}, Case{1, 1, 2}, Case{3, 1, 3}, Case{4, 1, 4}, Case{5, 2, 1}, Case{6, 3, 1},
                        Case{10, 3, 2}, Case{11, 3, 3}, Case{99, 3, 3}}) {
    CAPTURE(c.offset);
    const base::LineColumn place = base::line_column(text, c.offset);
    CHECK(place.line == c.line);
    CHECK(place.column == c.column);
  }
}

TEST_CASE("ranges that only touch do not overlap") {
  CHECK_FALSE(base::overlaps({0, 3}, {3, 5}));
  CHECK(base::overlaps({0, 4}, {3, 5}));
  CHECK(base::overlaps({1, 2}, {0, 9}));
  CHECK(base::length({3, 5}) == 2);
  CHECK(base::slice("abcdef", {3, 5}) == "de");
}
