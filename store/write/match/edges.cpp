#include "store/write/match/edges.h"

#include <unicode/uchar.h>

#include "store/write/match/classify.h"
#include "store/write/match/speakers.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::size_t most_dropped = 2;
constexpr std::uint32_t most_snapped = 3;
constexpr std::size_t most_speaker_words = 5;  // a longer attribution that both texts have belongs to what they share

bool sentence_between(const Prepared& a, const Prepared& b, WordPair last, WordPair next) {
  bool found = false;
  for (std::uint32_t i = last.a + 1; i <= next.a; ++i) found = found || a.pauses[i] >= Pause::sentence;
  for (std::uint32_t j = last.b + 1; j <= next.b; ++j) found = found || b.pauses[j] >= Pause::sentence;
  return found;
}

// Pairs to drop in front: what stands before a sentence's start that comes after one or two words.
std::size_t loose_front(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  for (std::size_t i = std::min(most_dropped, equal.size() - 1); i > 0; --i) {
    if (sentence_between(a, b, equal[i - 1], equal[i])) return i;
  }
  return 0;
}

std::size_t loose_back(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  for (std::size_t i = std::min(most_dropped, equal.size() - 1); i > 0; --i) {
    if (sentence_between(a, b, equal[equal.size() - i - 1], equal[equal.size() - i])) return i;
  }
  return 0;
}

// A function word that leads on to something that is not shared ("because the ...") ends no passage.
std::size_t hanging_back(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  std::size_t count = 0;
  while (count < most_dropped && count + 1 < equal.size()) {
    const WordPair& last = equal[equal.size() - 1 - count];
    const auto open_end = [](const Prepared& text, std::uint32_t word) {
      return word + 1 < text.pauses.size() && text.pauses[word + 1] == Pause::none;
    };
    if (a.weights[last.a] > function_weight || !(open_end(a, last.a) && open_end(b, last.b))) break;
    ++count;
  }
  return count;
}

// Whether a word stands inside a clause: no passage that begins there should begin with what only joins it on.
bool inside_clause(const Prepared& text, std::uint32_t word) { return word > 0 && text.pauses[word] == Pause::none; }

// "and", "of" and the like at the head of what begins in the middle of a clause of both texts.
std::size_t hanging_front(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  std::size_t count = 0;
  while (count < most_dropped && count + 1 < equal.size()) {
    const WordPair& first = equal[count];
    if (!is_joining_word(folded_word(a.tokens, a.tokens.words[first.a]))) break;
    if (!inside_clause(a, first.a) || !inside_clause(b, first.b)) break;
    ++count;
  }
  return count;
}

bool quoted(const Prepared& a, const Prepared& b, const WordPair& pair) { return a.quoted[pair.a] && b.quoted[pair.b]; }

// Pairs behind a quotation that only say who spoke: it ends with its last word.
std::size_t speaker_back(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  std::size_t count = 0;
  while (count < equal.size() && count <= most_speaker_words && !quoted(a, b, equal[equal.size() - 1 - count])) ++count;
  if (count == 0 || count > most_speaker_words || count == equal.size()) return 0;
  const WordPair& last = equal[equal.size() - 1 - count];
  const bool speaker =
      is_only_speaker(a, {last.a + 1, equal.back().a + 1}) && is_only_speaker(b, {last.b + 1, equal.back().b + 1});
  return speaker ? count : 0;
}

// The same in front of a quotation.
std::size_t speaker_front(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  std::size_t count = 0;
  while (count < equal.size() && count <= most_speaker_words && !quoted(a, b, equal[count])) ++count;
  if (count == 0 || count > most_speaker_words || count == equal.size()) return 0;
  const WordPair& first = equal[count];
  const bool speaker = is_only_speaker(a, {equal.front().a, first.a}) && is_only_speaker(b, {equal.front().b, first.b});
  return speaker ? count : 0;
}

void snap_front(const Prepared& text, WordSpan& span) {
  for (std::uint32_t n = 0; n <= most_snapped && n <= span.begin; ++n) {
    if (text.pauses[span.begin - n] < Pause::clause) continue;
    span.begin -= n;
    return;
  }
}

void snap_back(const Prepared& text, WordSpan& span) {
  for (std::uint32_t n = 0; n <= most_snapped && span.end + n <= text.pauses.size(); ++n) {
    if (span.end + n < text.pauses.size() && text.pauses[span.end + n] < Pause::clause) continue;
    span.end += n;
    return;
  }
}

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

int grapheme_break(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK); }

// Whether a code point belongs to the grapheme before it: an accent, a joiner, a vowel sign.
bool continues_grapheme(char32_t c) {
  const int kind = grapheme_break(c);
  return kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK;
}

// The start of the code point that ends at `end`. Requires: end > 0.
std::uint32_t step_back(std::string_view text, std::uint32_t end) {
  std::uint32_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

// The nearest start of a sentence in front of, and end of one behind, a span, each at most most_snapped words away.
WordSpan whole_sentences(const Prepared& text, WordSpan span) {
  WordSpan out = span;
  for (std::uint32_t n = 0; n <= most_snapped && n <= span.begin; ++n) {
    if (text.pauses[span.begin - n] < Pause::sentence) continue;
    out.begin = span.begin - n;
    break;
  }
  for (std::uint32_t n = 0; n <= most_snapped && span.end + n <= text.pauses.size(); ++n) {
    if (span.end + n < text.pauses.size() && text.pauses[span.end + n] < Pause::sentence) continue;
    out.end = span.end + n;
    break;
  }
  return out;
}

std::size_t words_in_common(const Prepared& a, const Prepared& b, const Piece& piece) {
  std::size_t count = 0;
  for (const SpanOp& op : word_operations(a, b, piece.region, piece.equal)) {
    if (op.kind == WordOpKind::equal || op.kind == WordOpKind::moved) count += length(op.a);
  }
  return count;
}

// Whole sentences when at least half of the words that join are shared too: kept after an inserted word, or moved
// from one end to the other.
Piece reach_sentences(const Prepared& a, const Prepared& b, const Piece& piece) {
  Piece wider = piece;
  wider.region = {whole_sentences(a, piece.region.a), whole_sentences(b, piece.region.b)};
  const std::size_t joined =
      length(wider.region.a) + length(wider.region.b) - length(piece.region.a) - length(piece.region.b);
  if (joined == 0) return piece;
  wider.equal = equal_words(a, b, wider.region);
  const std::size_t before = words_in_common(a, b, piece);
  const std::size_t after = words_in_common(a, b, wider);
  return after > before && (after - before) * 4 >= joined ? wider : piece;
}

}  // namespace

Piece trim_and_snap(const Prepared& a, const Prepared& b, const Piece& piece) {
  Piece out = piece;
  using Count = std::size_t (*)(const Prepared&, const Prepared&, const std::vector<WordPair>&);
  const auto drop = [&](Count front, Count back) {
    if (out.equal.size() < 2) return;
    const std::size_t first = front ? front(a, b, out.equal) : 0;
    const std::size_t last = out.equal.size() - (back ? back(a, b, out.equal) : 0);
    if (first == 0 && last == out.equal.size()) return;
    Piece shorter = piece_of(out.equal, first, last);
    const bool enough = is_long_enough(a, shorter.region.a) && is_long_enough(b, shorter.region.b);
    if (enough) out = std::move(shorter);
  };
  drop(loose_front, nullptr);
  drop(nullptr, loose_back);
  drop(speaker_front, nullptr);
  drop(nullptr, speaker_back);
  drop(hanging_front, nullptr);
  drop(nullptr, hanging_back);
  out = reach_sentences(a, b, out);
  const PassageClass before = class_of(ratio_of(out.equal.size(), out.region));
  for (int side = 0; side < 4; ++side) {
    Region wider = out.region;
    if (side == 0) snap_front(a, wider.a);
    if (side == 1) snap_front(b, wider.b);
    if (side == 2) snap_back(a, wider.a);
    if (side == 3) snap_back(b, wider.b);
    if (class_of(ratio_of(out.equal.size(), wider)) == before) out.region = wider;
  }
  // Both sides may have taken in the same word.
  out.equal = equal_words(a, b, out.region);
  return out;
}

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
  return whole_graphemes(text.text, range);
}

base::TextRange whole_graphemes(std::string_view text, base::TextRange range) {
  while (range.begin > 0) {
    const std::uint32_t at = step_back(text, range.begin);
    if (grapheme_break(base::code_point_at(text, at).value) != U_GCB_PREPEND) break;
    range.begin = at;
  }
  while (range.end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, range.end);
    if (!continues_grapheme(point.value)) break;
    range.end += point.bytes;
  }
  return range;
}

}  // namespace store
