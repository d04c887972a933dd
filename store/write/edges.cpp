#include "store/write/edges.h"

#include "store/write/classify.h"
#include "store/write/word_weights.h"

namespace store {

namespace {

constexpr std::size_t most_dropped = 2;
constexpr std::uint32_t most_snapped = 3;

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
  while (count + 1 < equal.size()) {
    const WordPair& last = equal[equal.size() - 1 - count];
    const auto open_end = [](const Prepared& text, std::uint32_t word) {
      return word + 1 < text.pauses.size() && text.pauses[word + 1] == Pause::none;
    };
    if (a.weights[last.a] > function_weight || !(open_end(a, last.a) && open_end(b, last.b))) break;
    ++count;
  }
  return count;
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
  const auto drop = [&](std::size_t front, std::size_t back) {
    if (front + back == 0 || out.equal.size() < front + back + least_verbatim_words) return;
    out = piece_of(std::vector<WordPair>(out.equal), front, out.equal.size() - back);
  };
  if (out.equal.size() > 1) drop(loose_front(a, b, out.equal), 0);
  if (out.equal.size() > 1) drop(0, loose_back(a, b, out.equal));
  PassageClass before = class_of(ratio_of(out.equal.size(), out.region));
  if (before != PassageClass::verbatim) drop(0, hanging_back(a, b, out.equal));
  out = reach_sentences(a, b, out);
  before = class_of(ratio_of(out.equal.size(), out.region));
  for (int side = 0; side < 4; ++side) {
    Region wider = out.region;
    if (side == 0) snap_front(a, wider.a);
    if (side == 1) snap_front(b, wider.b);
    if (side == 2) snap_back(a, wider.a);
    if (side == 3) snap_back(b, wider.b);
    if (class_of(ratio_of(out.equal.size(), wider)) == before) out.region = wider;
  }
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
  return range;
}

}  // namespace store
