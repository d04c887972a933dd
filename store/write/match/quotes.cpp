#include "store/write/match/quotes.h"

namespace store {

std::vector<bool> quoted_words(std::string_view text, const Tokens& tokens) {
  std::vector<bool> quoted(tokens.words.size(), false);
  bool open = false;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < tokens.words.size(); ++i) {
    const Token& word = tokens.words[i];
    if (word.paragraph_start) {  // what closes the paragraph before it stands in front of the line's end
      open = false;
      const std::size_t line_end = text.substr(at, word.range.begin - at).rfind('\n');
      if (line_end != std::string_view::npos) at += static_cast<std::uint32_t>(line_end);
    }
    while (at < word.range.begin) {
      const base::CodePoint point = base::code_point_at(text, at);
      const char32_t c = point.value;
      if (c == '"') open = !open;
      if (c == 0x201C || c == 0x201E || c == 0xAB || c == 0x300C) open = true;
      if (c == 0x201D || c == 0xBB || c == 0x300D) open = false;
      at += point.bytes;
    }
    quoted[i] = open;
    at = word.range.end;
  }
  return quoted;
}

}  // namespace store
