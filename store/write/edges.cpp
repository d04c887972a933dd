#include "store/write/edges.h"

namespace store {

namespace {

bool opens(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x300C ||
         c == 0x201E || c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA7 || c == 0xBF || c == 0xA1;
}
bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x300D ||
         c == '%';
}
bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
         c == 0x6D4;
}

// The start of the code point that ends at `end`. Requires: end > 0.
std::uint32_t step_back(std::string_view text, std::uint32_t end) {
  std::uint32_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

base::TextRange bytes_of(const Prepared& text, WordSpan span) {
  const std::vector<Token>& words = text.tokens.words;
  base::TextRange range{words[span.begin].range.begin, words[span.end - 1].range.end};
  const std::uint32_t floor = span.begin == 0 ? 0 : words[span.begin - 1].range.end;
  while (range.begin > floor) {
    const std::uint32_t at = step_back(text.text, range.begin);
    if (at < floor || !opens(base::code_point_at(text.text, at).value)) break;
    range.begin = at;
  }
  const std::uint32_t ceiling =
      span.end < words.size() ? words[span.end].range.begin : static_cast<std::uint32_t>(text.text.size());
  std::uint32_t at = range.end;
  while (at < ceiling) {
    const base::CodePoint point = base::code_point_at(text.text, at);
    const bool stays = closes(point.value) || ends_sentence(point.value);
    if (!stays && point.value != ',') break;
    at += point.bytes;
    if (stays) range.end = at;
  }
  return range;
}

}  // namespace store
