#include "store/write/select.h"

#include <tuple>

#include "store/write/classify.h"
#include "store/write/edges.h"
#include "store/write/weigh.h"
#include "store/write/word_weights.h"

namespace store {

namespace {

constexpr float least_weight = 1.6F;           // of an edited passage's equal words
constexpr float least_verbatim_weight = 1.1F;  // of a word for word passage's: less is a stock phrase
constexpr std::uint32_t always_verbatim = 12;  // words in a row that are no accident, whatever they weigh
constexpr double repeat_ratio = .80;
constexpr std::uint32_t least_pan_bytes = 150;

constexpr std::uint32_t least_plain = 2;  // telling words of an edited passage that are no names

bool inside(WordSpan part, WordSpan whole) { return overlap(part, whole) * 2 > length(part); }

std::uint32_t plain_words(const Prepared& a, const Piece& piece) {
  std::uint32_t count = 0;
  for (const WordPair& pair : piece.equal) {
    count += a.weights[pair.a] > function_weight && !is_capitalised(a, pair.a) ? 1U : 0U;
  }
  return count;
}

// Keeps the pairs outside `taken` on both sides that lie before it or behind it, whichever are more.
void cut_off(Piece& piece, const Region& taken) {
  const auto outside = [](WordSpan span, std::uint32_t word) { return word < span.begin || word >= span.end; };
  std::size_t head = 0;
  while (head < piece.equal.size() && outside(taken.a, piece.equal[head].a) && outside(taken.b, piece.equal[head].b)) {
    ++head;
  }
  if (head == piece.equal.size()) return;
  std::size_t tail = piece.equal.size();
  while (tail > head && outside(taken.a, piece.equal[tail - 1].a) && outside(taken.b, piece.equal[tail - 1].b)) --tail;
  const std::vector<WordPair> equal = std::move(piece.equal);
  const bool keep_head = head >= equal.size() - tail;
  if (keep_head ? head == 0 : tail == equal.size()) {
    piece.equal.clear();
  } else {
    piece = keep_head ? piece_of(equal, 0, head) : piece_of(equal, tail, equal.size());
  }
}

// Whether anything of the piece is left to keep beside those taken before it.
bool fit_beside(const std::vector<Piece>& taken, Piece& piece) {
  const double ratio = ratio_of(piece.equal.size(), piece.region);
  for (const Piece& other : taken) {
    const std::uint32_t on_a = overlap(piece.region.a, other.region.a);
    const std::uint32_t on_b = overlap(piece.region.b, other.region.b);
    if (on_a == 0 && on_b == 0) continue;
    const bool in_a = inside(piece.region.a, other.region.a);
    const bool in_b = inside(piece.region.b, other.region.b);
    if (in_a && in_b) return false;
    const bool repeats = ratio >= repeat_ratio && length(piece.region.a) >= least_verbatim_words;
    if ((in_a || in_b) && !repeats) return false;
    if (!in_a && !in_b) cut_off(piece, other.region);
    if (piece.equal.empty()) return false;
  }
  return true;
}

}  // namespace

bool is_passage(const Prepared& a, const Prepared& b, const Piece& piece, MatchPreset preset) {
  if (piece.equal.empty()) return false;
  if (preset == MatchPreset::pan) {
    return base::length(bytes_of(a, piece.region.a)) >= least_pan_bytes &&
           base::length(bytes_of(b, piece.region.b)) >= least_pan_bytes;
  }
  if (!is_long_enough(a, piece.region.a) || !is_long_enough(b, piece.region.b)) return false;
  if (is_attribution(a, piece.region.a) || is_attribution(b, piece.region.b)) return false;
  const bool verbatim = ratio_of(piece.equal.size(), piece.region) >= verbatim_ratio;
  if (verbatim && piece.equal.size() >= always_verbatim) return true;
  if (verbatim) return shared_weight(a, b, piece.equal) >= least_verbatim_weight;
  return shared_weight(a, b, piece.equal) >= least_weight && plain_words(a, piece) >= least_plain;
}

std::vector<Piece> select(const Prepared& a, const Prepared& b, std::vector<Piece> pieces, MatchPreset preset) {
  const auto rank = [](const Piece& piece) {
    const double worth = static_cast<double>(piece.equal.size()) * (0.5 + ratio_of(piece.equal.size(), piece.region));
    return std::tuple(-worth, piece.region.a.begin, piece.region.b.begin, piece.region.a.end);
  };
  std::sort(pieces.begin(), pieces.end(), [&](const Piece& x, const Piece& y) { return rank(x) < rank(y); });
  std::vector<Piece> taken;
  for (Piece& piece : pieces) {
    if (fit_beside(taken, piece) && is_passage(a, b, piece, preset)) taken.push_back(std::move(piece));
  }
  return taken;
}

}  // namespace store
