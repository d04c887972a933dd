#include "store/write/match/select.h"

#include <tuple>

#include "store/write/match/classify.h"
#include "store/write/match/evidence.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stock_phrases.h"

namespace store {

namespace {

// Less alike, a second place is sooner chance than said again: within an article's length, and farther apart.
constexpr double repeat_ratio = .65;
constexpr double far_repeat_ratio = .80;
constexpr std::uint32_t most_lost = 2;        // words at the edge of a stretch that an overlap may take
constexpr std::uint32_t most_name_pairs = 9;  // as often as this a name stands in the two texts, in pairs of places

bool inside(WordSpan part, WordSpan whole) { return overlap(part, whole) * 2 > length(part); }

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

// Whether in neither text they are an article's length apart.
bool near_each_other(const Region& x, const Region& y) {
  const auto near = [](WordSpan one, WordSpan two) {
    return one.begin <= two.end + article_words && two.begin <= one.end + article_words;
  };
  return near(x.a, y.a) && near(x.b, y.b);
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
    const bool near = near_each_other(piece.region, other.region);
    const bool repeats =
        ratio >= (near ? repeat_ratio : far_repeat_ratio) && length(piece.region.a) >= least_verbatim_words;
    if ((in_a || in_b) && !repeats) return false;
    const bool word_for_word = ratio >= verbatim_ratio && piece.equal.size() >= least_verbatim_words;
    const bool one_side = on_a == 0 || on_b == 0;  // the same words stand twice on the other side
    if (!in_a && !in_b && !(word_for_word && one_side)) cut_off(piece, other.region);
    if (piece.equal.empty()) return false;
  }
  return true;
}

// The words of a span that no piece holds, from the first to the last.
WordSpan uncovered(WordSpan span, const std::vector<WordSpan>& ranges) {
  WordSpan lost{span.end, span.begin};
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const auto holds = [&](WordSpan range) { return range.begin <= i && i < range.end; };
    if (std::any_of(ranges.begin(), ranges.end(), holds)) continue;
    lost = {std::min(lost.begin, i), i + 1};
  }
  return lost.begin < lost.end ? lost : WordSpan{};
}

}  // namespace

std::vector<Piece> lost_among(const Prepared& a, const std::vector<Piece>& exact, const std::vector<Piece>& selected) {
  std::vector<Piece> lost;
  for (const Piece& piece : exact) {
    std::vector<WordSpan> in_a;
    std::vector<WordSpan> in_b;
    for (const Piece& other : selected) {
      if (overlap(other.region.a, piece.region.a) > 0) in_a.push_back(other.region.a);
      if (overlap(other.region.b, piece.region.b) > 0) in_b.push_back(other.region.b);
    }
    const WordSpan rest_a = uncovered(piece.region.a, in_a);
    const bool counts = length(rest_a) > most_lost && !is_copied_attribution(a, rest_a);
    if (counts || length(uncovered(piece.region.b, in_b)) > most_lost) lost.push_back(piece);
  }
  return lost;
}

bool is_name_of_the_story(const Prepared& a, const Prepared& b, const Piece& piece) {
  return std::all_of(piece.equal.begin(), piece.equal.end(), [&](const WordPair& pair) {
    if (a.kinds[pair.a] == WordKind::function) return true;
    return is_capitalised(a, pair.a) && std::uint64_t{a.counts[pair.a]} * b.counts[pair.b] >= most_name_pairs;
  });
}

bool is_passage(const Prepared& a, const Prepared& b, Piece& piece, float least_edited) {
  if (piece.equal.empty()) return false;
  if (!is_long_enough(a, piece.region.a) || !is_long_enough(b, piece.region.b)) return false;
  const double ratio = ratio_of(piece.equal.size(), piece.region);
  const bool verbatim = class_of(ratio) == PassageClass::verbatim;
  const auto attributes = verbatim ? is_copied_attribution : is_attribution;
  if (attributes(a, piece.region.a) || attributes(b, piece.region.b)) return false;
  piece.confidence = static_cast<float>(ratio);
  if (is_name_of_the_story(a, b, piece) || is_stock_phrase(a, b, piece)) return false;
  if (verbatim) return true;
  piece.confidence = confidence_of(features_of(a, b, piece));
  return piece.confidence >= least_edited;
}

std::vector<Piece> select(const Prepared& a, const Prepared& b, std::vector<Piece> pieces, float least_edited) {
  const auto rank = [](const Piece& piece) {
    const double worth = static_cast<double>(piece.equal.size()) * (0.5 + ratio_of(piece.equal.size(), piece.region));
    return std::tuple(-worth, piece.region.a.begin, piece.region.b.begin, piece.region.a.end);
  };
  std::sort(pieces.begin(), pieces.end(), [&](const Piece& x, const Piece& y) { return rank(x) < rank(y); });
  std::vector<Piece> taken;
  for (Piece& piece : pieces) {
    if (fit_beside(taken, piece) && is_passage(a, b, piece, least_edited)) taken.push_back(std::move(piece));
  }
  return taken;
}

}  // namespace store
