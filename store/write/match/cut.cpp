#include "store/write/match/cut.h"

namespace store {

namespace {

bool sentence_begins(const Prepared& text, std::uint32_t after, std::uint32_t upto) {
  for (std::uint32_t i = after; i <= upto; ++i) {
    if (text.pauses[i] >= Pause::sentence) return true;
  }
  return false;
}

bool holds(const Prepared& a, const Prepared& b, WordPair last, WordPair next, const CutRules& rules) {
  const std::uint32_t gap = std::max(next.a - last.a, next.b - last.b) - 1;
  if (gap <= rules.across_sentences) return true;
  if (gap > rules.inside_sentence) return false;
  return !sentence_begins(a, last.a + 1, next.a) && !sentence_begins(b, last.b + 1, next.b);
}

float earned(const Prepared& a, const WordPair& pair) { return a.weights[pair.a] <= 0.2F ? 2.0F : 5.0F; }
float paid(const WordPair& last, const WordPair& next) {
  return 2.0F * static_cast<float>((next.a - last.a - 1) + (next.b - last.b - 1));
}

// Pairs from which the sum to the other end is largest; ends that cost more than they earn go.
void trim(const Prepared& a, const std::vector<WordPair>& equal, std::size_t& begin, std::size_t& end) {
  float sum = 0;
  std::size_t best = begin;
  for (std::size_t i = begin; i + 1 < end; ++i) {
    sum += earned(a, equal[i]) - paid(equal[i], equal[i + 1]);
    if (sum < 0) {
      best = i + 1;
      sum = 0;
    }
  }
  begin = best;
  sum = 0;
  best = end;
  for (std::size_t i = end; i-- > begin + 1;) {
    sum += earned(a, equal[i]) - paid(equal[i - 1], equal[i]);
    if (sum < 0) {
      best = i;
      sum = 0;
    }
  }
  end = best;
}

}  // namespace

Piece piece_of(const std::vector<WordPair>& equal, std::size_t begin, std::size_t end) {
  Piece piece;
  piece.equal.assign(equal.begin() + static_cast<std::ptrdiff_t>(begin),
                     equal.begin() + static_cast<std::ptrdiff_t>(end));
  piece.region.a = {equal[begin].a, equal[end - 1].a + 1};
  piece.region.b = {equal[begin].b, equal[end - 1].b + 1};
  return piece;
}

std::vector<Piece> cut(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal,
                       const CutRules& rules) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin < equal.size();) {
    std::size_t end = begin + 1;
    while (end < equal.size() && holds(a, b, equal[end - 1], equal[end], rules)) ++end;
    std::size_t first = begin;
    std::size_t last = end;
    trim(a, equal, first, last);
    if (first < last) pieces.push_back(piece_of(equal, first, last));
    begin = end;
  }
  return pieces;
}

}  // namespace store
