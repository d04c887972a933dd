#include "store/write/match/match.h"

#include <algorithm>
#include <tuple>

#include "store/write/match/align_words.h"
#include "store/write/match/classify.h"
#include "store/write/match/edges.h"
#include "store/write/match/find_long.h"
#include "store/write/match/find_news.h"
#include "store/write/match/paragraphs.h"

namespace store {

namespace {

std::vector<Piece> long_pieces(const Prepared& a, const Prepared& b) {
  std::vector<Piece> pieces;
  for (const Region& region : find_long(a, b, LongRules{})) {
    Piece piece{region, equal_words(a, b, region), 0};
    piece.confidence = long_confidence(ratio_of(piece.equal.size(), region));
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<WordOp> in_bytes(const Prepared& a, const Prepared& b, const std::vector<SpanOp>& ops) {
  const auto bytes = [](const Prepared& text, WordSpan span) {
    if (span.begin == span.end) return base::TextRange{};
    return whole_graphemes(text.text,
                           {text.tokens.words[span.begin].range.begin, text.tokens.words[span.end - 1].range.end});
  };
  std::vector<WordOp> out;
  out.reserve(ops.size());
  for (const SpanOp& op : ops) out.push_back({op.kind, bytes(a, op.a), bytes(b, op.b)});
  return out;
}

WordOpKind other_side(WordOpKind kind) {
  if (kind == WordOpKind::only_a) return WordOpKind::only_b;
  return kind == WordOpKind::only_b ? WordOpKind::only_a : kind;
}

// The operations seen from b, in the order of its words.
std::vector<SpanOp> other_way(std::vector<SpanOp> ops) {
  for (SpanOp& op : ops) {
    std::swap(op.a, op.b);
    op.kind = other_side(op.kind);
  }
  std::sort(ops.begin(), ops.end(), [](const SpanOp& x, const SpanOp& y) {
    return std::tuple(x.a.begin, x.a.end, x.b.begin) < std::tuple(y.a.begin, y.a.end, y.b.begin);
  });
  return ops;
}

Passage passage_of(const Prepared& a, const Prepared& b, const Region& region, std::size_t equal, float confidence,
                   bool swapped) {
  Passage passage;
  passage.a = bytes_of(a, region.a);
  passage.b = bytes_of(b, region.b);
  passage.ratio = ratio_of(equal, region);
  passage.passage_class = class_of(passage.ratio);
  passage.score = static_cast<double>(confidence);
  if (swapped) std::swap(passage.a, passage.b);
  return passage;
}

Passage passage_of(const Prepared& a, const Prepared& b, Piece piece, WordDetail detail, bool swapped) {
  const auto alike = [&](const WordPair& pair) { return written_alike(a, pair.a, b, pair.b); };
  if (!std::all_of(piece.equal.begin(), piece.equal.end(), alike)) piece.equal = equal_as_written(a, b, piece.region);
  Passage passage = passage_of(a, b, piece.region, piece.equal.size(), piece.confidence, swapped);
  if (detail == WordDetail::without_words) return passage;
  const std::vector<SpanOp> ops = word_operations(a, b, piece.region, piece.equal);
  passage.words = swapped ? in_bytes(b, a, other_way(ops)) : in_bytes(a, b, ops);
  return passage;
}

// Without operations only the number of equal words is asked for, which is cheaper to find.
std::vector<Passage> long_passages(const Prepared& a, const Prepared& b, bool swapped) {
  std::vector<Passage> passages;
  for (const Region& region : find_long(a, b, LongRules{})) {
    const std::size_t equal = count_equal_words(a, b, region);
    passages.push_back(passage_of(a, b, region, equal, long_confidence(ratio_of(equal, region)), swapped));
  }
  return passages;
}

// Ties are broken by place, so the order of the texts would show; one order is computed, whichever is asked for. News
// is ordered by its folded words, so that a quote of another shape changes nothing.
bool comes_first(const Prepared& x, const Prepared& y, MatchPreset preset) {
  if (preset == MatchPreset::news && words_as_written(x) != words_as_written(y))
    return words_as_written(x) < words_as_written(y);
  return x.text < y.text;
}

bool before(const Passage& x, const Passage& y) {
  return std::tuple(x.a.begin, x.b.begin, x.a.end, x.b.end) < std::tuple(y.a.begin, y.b.begin, y.a.end, y.b.end);
}

}  // namespace

std::vector<Passage> align(const Prepared& a, const Prepared& b, MatchPreset preset, WordDetail detail,
                           ParagraphRule paragraphs) {
  const bool swapped = comes_first(b, a, preset);
  const Prepared& first = swapped ? b : a;
  const Prepared& second = swapped ? a : b;
  std::vector<Passage> passages;
  if (preset == MatchPreset::pan && detail == WordDetail::without_words && paragraphs == ParagraphRule::run_on) {
    passages = long_passages(first, second, swapped);
    std::sort(passages.begin(), passages.end(), before);
    return passages;
  }
  std::vector<Piece> pieces =
      preset == MatchPreset::pan ? long_pieces(first, second) : find_news(first, second, NewsRules{});
  if (paragraphs == ParagraphRule::cut) pieces = split_at_paragraphs(first, second, pieces);
  passages.reserve(pieces.size());
  for (Piece& piece : pieces) {
    passages.push_back(passage_of(first, second, std::move(piece), detail, swapped));
  }
  std::sort(passages.begin(), passages.end(), before);
  return passages;
}

std::vector<Passage> align(const MatchText& a, const MatchText& b, MatchPreset preset) {
  return align(prepare(a, preset), prepare(b, preset), preset);
}

}  // namespace store
