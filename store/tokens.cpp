#include "store/tokens.h"

#include <algorithm>
#include <array>

#include "store/folded_words.h"
#include "store/word_breaks.h"

namespace store {

namespace {

using base::TextRange;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words that end in a dot inside a sentence. Single letters (initials) are known by their length.
constexpr std::array<std::string_view, 44> abbreviations = {
    "adm", "apr",  "aug", "ave", "capt", "cmdr", "co",  "col", "corp", "dec", "dept", "det", "dr", "feb",   "fig",
    "gen", "gov",  "hon", "inc", "jan",  "jr",   "lt",  "ltd", "maj",  "mr",  "mrs",  "ms",  "mt", "no",    "nov",
    "oct", "prof", "rep", "rev", "sen",  "sept", "sgt", "sr",  "sra",  "st",  "supt", "v",   "vs", "messrs"};

bool is_abbreviation(std::string_view folded) {
  return folded.size() == 1 || std::find(abbreviations.begin(), abbreviations.end(), folded) != abbreviations.end();
}

// What a character between two words may mean, as bits.
using Signs = unsigned;
constexpr Signs newline = 1U;
constexpr Signs space = 2U;
constexpr Signs dot = 4U;
constexpr Signs full_stop = 8U;        // ends a sentence wherever it stands, unlike the dot
constexpr Signs wide_full_stop = 16U;  // of scripts that leave no space after it
constexpr Signs hyphen = 32U;
constexpr Signs cut = 64U;  // parts clauses

constexpr Signs signs_of(char32_t c) {
  switch (c) {
    case '\n':
      return newline | space;
    case ' ':
    case '\t':
    case 0xA0:
      return space;
    case '.':
      return dot;
    case '-':
      return hyphen;
    case '!':
    case '?':
    case 0x61F:
    case 0x6D4:
    case 0x2026:
      return full_stop | cut;
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
      return full_stop | wide_full_stop | cut;
    case '\r':
    case '/':
    case '$':
    case '%':
    case '&':
    case 0x2010:
    case 0x2011:
      return 0;
    default:
      return cut;
  }
}

constexpr std::array<unsigned char, 128> ascii_signs = [] {
  std::array<unsigned char, 128> signs{};
  for (char32_t c = 0; c < signs.size(); ++c) signs[c] = static_cast<unsigned char>(signs_of(c));
  return signs;
}();

Signs signs_in(std::string_view gap) {
  Signs signs = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const auto byte = static_cast<unsigned char>(gap[at]);
    if (byte < ascii_signs.size()) {
      signs |= ascii_signs[byte];
      ++at;
    } else {
      const base::CodePoint point = base::code_point_at(gap, at);
      signs |= signs_of(point.value);
      at += point.bytes;
    }
  }
  return signs;
}

bool is_list_marker(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return text[at] == '-' || text[at] == '*' || text.substr(at, 3) == "•" || text[at] == '#';
}

// Whether a line's end in the gap makes a new paragraph: an empty line, or a list item, comes next.
bool starts_paragraph(std::string_view gap) {
  for (std::size_t line = gap.find('\n'); line != std::string_view::npos; line = gap.find('\n', line + 1)) {
    const std::size_t at = gap.find_first_not_of(" \t\r", line + 1);
    if (at != std::string_view::npos && (gap[at] == '\n' || is_list_marker(gap, at))) return true;
  }
  return false;
}

bool starts_sentence(Signs signs, bool small_next, std::string_view before) {
  if ((signs & wide_full_stop) != 0) return true;
  if (small_next || (signs & (full_stop | dot)) == 0) return false;
  if ((signs & full_stop) != 0) return true;
  return (signs & space) != 0 && !is_abbreviation(before);
}

// What the text between two words says about the second. `before` is the folded word in front of it.
void read_gap(std::string_view text, TextRange gap, std::string_view before, Token& token) {
  const std::string_view between = base::slice(text, gap);
  const Signs signs = signs_in(between);
  const char next = text[gap.end];
  token.line_start = (signs & newline) != 0;
  token.paragraph_start = token.line_start && starts_paragraph(between);
  token.sentence_start = token.paragraph_start || starts_sentence(signs, next >= 'a' && next <= 'z', before);
  token.clause_start = (signs & cut) != 0 || ((signs & hyphen) != 0 && between.size() > 1);
}

}  // namespace

void take_last_dot(std::string_view text, TextRange& range) {
  if (range.end >= text.size() || text[range.end] != '.') return;
  const std::string_view word = base::slice(text, range);
  const bool dotted = is_letter(word.front()) && word.find('.') != std::string_view::npos && word.size() <= 8;
  if (dotted) ++range.end;
}

Tokens tokenise(std::string_view text, std::string_view language) {
  Tokens tokens;
  const std::vector<WordRange> ranges = word_ranges(text, language);
  tokens.words.reserve(ranges.size());
  FoldedWords folded(tokens.folded, text.size());
  Token last;
  for (const WordRange& word : ranges) {
    Token token;
    token.range = word.range;
    const TextRange gap{last.range.end, word.range.begin};
    if (base::length(gap) != 1 || text[gap.begin] != ' ') read_gap(text, gap, folded_word(tokens, last), token);
    token.folded = static_cast<std::uint32_t>(folded.size());
    if (word.plain) {
      folded.add_plain(text, token.range);
    } else {
      folded.add(base::slice(text, token.range));
      take_last_dot(text, token.range);
    }
    token.folded_bytes = static_cast<std::uint32_t>(folded.size()) - token.folded;
    tokens.words.push_back(token);
    last = token;
  }
  if (!tokens.words.empty()) {
    Token& first = tokens.words.front();
    first.sentence_start = first.paragraph_start = first.line_start = true;
  }
  folded.finish();
  return tokens;
}

}  // namespace store
