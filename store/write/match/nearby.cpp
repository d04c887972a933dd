#include "store/write/match/nearby.h"

#include <algorithm>
#include <utility>

#include "store/write/match/classify.h"

namespace store {

namespace {

constexpr std::uint32_t cell_words = article_words / 4;

bool in_front(const CopiedWords::Cell& x, const CopiedWords::Cell& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; }

// The cells that an article's length on either side of a stretch touches.
WordSpan cells_near(WordSpan span) {
  return {(span.begin - std::min(span.begin, article_words)) / cell_words, (span.end + article_words) / cell_words + 1};
}

float mean_length(const Region& region) { return static_cast<float>(length(region.a) + length(region.b)) / 2; }

}  // namespace

CopiedWords count_copied(const std::vector<Piece>& found) {
  CopiedWords copied;
  for (const Piece& piece : found) {
    const auto [a, b] = piece.region;
    copied.cells.push_back({a.begin / cell_words, b.begin / cell_words, length(a) + length(b)});
  }
  std::sort(copied.cells.begin(), copied.cells.end(), in_front);
  std::uint32_t sum = 0;
  for (CopiedWords::Cell& cell : copied.cells) cell.before = std::exchange(sum, sum + cell.before);
  copied.cells.push_back({~0U, ~0U, sum});
  return copied;
}

float copied_near(const CopiedWords& copied, const Region& region) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return std::lower_bound(copied.cells.begin(), copied.cells.end(), CopiedWords::Cell{a, b}, in_front)->before;
  };
  const WordSpan rows = cells_near(region.a);
  const WordSpan columns = cells_near(region.b);
  std::uint32_t words = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    words += before(row, columns.end) - before(row, columns.begin);
  }
  return static_cast<float>(words) / 2;
}

float confidence_in(const Prepared& a, const Prepared& b, float confidence, float copied) {
  const auto longer = static_cast<float>(std::max(a.words.size(), b.words.size()));
  const float against = std::max(1.0F, longer / static_cast<float>(article_words) / (1 + copied));
  return confidence / (confidence + against * (1 - confidence));
}

void leave_out_chance(const Prepared& a, const Prepared& b, float least_edited, std::vector<Piece>& pieces) {
  const CopiedWords copied = count_copied(pieces);
  std::erase_if(pieces, [&](Piece& piece) {
    if (class_of(ratio_of(piece.equal.size(), piece.region)) == PassageClass::verbatim) return false;
    const float others = copied_near(copied, piece.region) - mean_length(piece.region);
    piece.confidence = confidence_in(a, b, piece.confidence, others);
    return piece.confidence < least_edited;
  });
}

}  // namespace store
