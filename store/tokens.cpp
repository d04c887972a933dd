#include "store/tokens.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

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

// The commonest words: ASCII without a dot or comma. False, and nothing is added, for others.
bool fold_plain(std::string_view word, std::string& out) {
  const std::size_t before = out.size();
  out.append(word);
  unsigned others = 0;
  for (std::size_t i = before; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    others |= (c & 0x80U) | (c == '.' || c == ',' ? 1U : 0U);
    out[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  if (others != 0) out.resize(before);
  return others == 0;
}

// ASCII: lower case, no dots inside letters ("U.S"), no commas inside digits ("1,000").
void fold_ascii(std::string_view word, std::string& out) {
  const bool dotted = is_letter(word.front());
  for (const char c : word) {
    if ((c == '.' && dotted) || c == ',') continue;
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
}

std::string straight_quotes(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    const bool quote = point.value == 0x2018 || point.value == 0x2019 || point.value == 0x2BC || point.value == 0xFF07;
    out.append(quote ? std::string_view("'") : word.substr(at, point.bytes));
    at += point.bytes;
  }
  return out;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Any script: NFKC with case folding, as Unicode defines it.
void fold_any(std::string_view word, const UNormalizer2* folder, std::string& out) {
  const std::string plain = straight_quotes(word);
  if (is_ascii(plain)) return fold_ascii(plain, out);
  std::u16string wide;
  for (std::size_t at = 0; at < plain.size();) {
    const base::CodePoint point = base::code_point_at(plain, at);
    if (point.value >= 0x10000) {
      wide.push_back(static_cast<char16_t>(0xD7C0 + (point.value >> 10U)));
      wide.push_back(static_cast<char16_t>(0xDC00 + (point.value & 0x3FFU)));
    } else {
      wide.push_back(static_cast<char16_t>(point.value));
    }
    at += point.bytes;
  }
  std::u16string folded(wide.size() * 4 + 32, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = unorm2_normalize(folder, wide.data(), static_cast<std::int32_t>(wide.size()),
                                               folded.data(), static_cast<std::int32_t>(folded.size()), &status);
  if (U_FAILURE(status) || length == 0) {
    out.append(plain);
    return;
  }
  std::string bytes(static_cast<std::size_t>(length) * 3 + 1, '\0');
  std::int32_t written = 0;
  u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &written, folded.data(), length, &status);
  out.append(bytes, 0, static_cast<std::size_t>(written));
}

enum class Pause { none, sentence, paragraph };

bool is_list_marker(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return text[at] == '-' || text[at] == '*' || text.substr(at, 3) == "•" || text[at] == '#';
}

// Whether the bytes after a newline make a new paragraph: an empty line, or a list item.
bool starts_paragraph(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) ++at;
  return at < end && (text[at] == '\n' || is_list_marker(text, at));
}

// A code point that ends a sentence wherever it stands, unlike the dot.
bool is_full_stop(char32_t c) {
  return c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x2026;
}

// What the text between two words says about them. `before` is the folded word in front of it.
Pause pause_between(std::string_view text, TextRange gap, std::string_view before) {
  if (base::length(gap) == 1 && text[gap.begin] == ' ') return Pause::none;
  bool stop = false;
  bool dot = false;
  bool space = false;
  bool wide_stop = false;
  for (std::size_t at = gap.begin; at < gap.end;) {
    const base::CodePoint point = base::code_point_at(text, at);
    at += point.bytes;
    if (point.value == '\n' && starts_paragraph(text, at, gap.end)) return Pause::paragraph;
    dot = dot || point.value == '.';
    stop = stop || is_full_stop(point.value);
    wide_stop = wide_stop || (is_full_stop(point.value) && point.value >= 0x3000);
    space = space || point.value == ' ' || point.value == '\n' || point.value == '\t' || point.value == 0xA0;
  }
  if (wide_stop) return Pause::sentence;
  const bool small_next = gap.end < text.size() && text[gap.end] >= 'a' && text[gap.end] <= 'z';
  if (small_next || !(stop || dot)) return Pause::none;
  if (!space && dot && !stop) return Pause::none;
  return !stop && is_abbreviation(before) ? Pause::none : Pause::sentence;
}

// "U.S" takes its last dot along; "end." does not. Requires: a dot follows.
void take_last_dot(std::string_view text, TextRange& range) {
  const std::string_view word = base::slice(text, range);
  const bool dotted = is_letter(word.front()) && word.find('.') != std::string_view::npos && word.size() <= 8;
  if (dotted) ++range.end;
}

}  // namespace

Tokens tokenise(std::string_view text, std::string_view language) {
  Tokens tokens;
  const std::vector<TextRange> ranges = word_ranges(text, language);
  tokens.words.reserve(ranges.size());
  tokens.folded.reserve(text.size());
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* folder = unorm2_getNFKCCasefoldInstance(&status);
  std::uint32_t last_end = 0;
  for (TextRange range : ranges) {
    const std::string_view word = base::slice(text, range);
    Token token;
    token.folded = static_cast<std::uint32_t>(tokens.folded.size());
    const std::string_view before = tokens.words.empty() ? "" : folded_word(tokens, tokens.words.back());
    const Pause pause = pause_between(text, {last_end, range.begin}, before);
    token.paragraph_start = tokens.words.empty() || pause == Pause::paragraph;
    token.sentence_start = token.paragraph_start || pause == Pause::sentence;
    if (fold_plain(word, tokens.folded)) {
      // done
    } else if (is_ascii(word)) {
      fold_ascii(word, tokens.folded);
    } else {
      fold_any(word, folder, tokens.folded);
    }
    token.folded_bytes = static_cast<std::uint32_t>(tokens.folded.size()) - token.folded;
    if (range.end < text.size() && text[range.end] == '.') take_last_dot(text, range);
    token.range = range;
    last_end = range.end;
    tokens.words.push_back(token);
  }
  return tokens;
}

}  // namespace store
