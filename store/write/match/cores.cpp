#include "store/write/match/cores.h"

#include "store/write/match/classify.h"
#include "store/write/match/speakers.h"

namespace store {

namespace {

// Pairs begin .. end - 1 of a piece.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool core = false;
};

constexpr std::uint32_t least_weak_words = 4;

bool clause_starts(const Prepared& text, std::uint32_t word) { return text.pauses[word] >= Pause::clause; }
bool clause_ends(const Prepared& text, std::uint32_t word) {
  return word + 1 == text.pauses.size() || text.pauses[word + 1] >= Pause::clause;
}

// The end of the longest core that starts at pair `begin`, or `begin`.
std::size_t core_end(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal, std::size_t begin) {
  std::size_t best = begin;
  std::uint32_t skipped = 0;
  for (std::size_t i = begin; i < equal.size(); ++i) {
    if (i > begin) {
      const std::uint32_t gap = equal[i].a - equal[i - 1].a - 1 + equal[i].b - equal[i - 1].b - 1;
      skipped += gap;
      if (gap > 2 || std::size_t{skipped} * 20 > i - begin + 1) break;
    }
    const bool long_enough = i + 1 - begin >= least_verbatim_words;
    if (long_enough && clause_ends(a, equal[i].a) && clause_ends(b, equal[i].b)) best = i + 1;
  }
  return best;
}

std::vector<Part> find_parts(const Prepared& a, const Prepared& b, const std::vector<WordPair>& equal) {
  std::vector<Part> parts;
  std::size_t rest = 0;
  for (std::size_t i = 0; i < equal.size();) {
    const bool starts = i == 0 || (clause_starts(a, equal[i].a) && clause_starts(b, equal[i].b));
    const std::size_t end = starts ? core_end(a, b, equal, i) : i;
    if (end == i) {
      ++i;
      continue;
    }
    // Between two cores there may be words of which none is equal: a part without pairs.
    if (rest < i || i > 0) parts.push_back({rest, i, false});
    parts.push_back({i, end, true});
    rest = i = end;
  }
  if (rest < equal.size()) parts.push_back({rest, equal.size(), false});
  return parts;
}

// What lies between the cores on both sides of a part, words without a counterpart included.
Region region_of(const Piece& piece, const Part& part) {
  const std::vector<WordPair>& equal = piece.equal;
  Region region = piece.region;
  if (part.begin > 0) {
    region.a.begin = equal[part.begin - 1].a + 1;
    region.b.begin = equal[part.begin - 1].b + 1;
  }
  if (part.end < equal.size()) {
    region.a.end = equal[part.end].a;
    region.b.end = equal[part.end].b;
  }
  return region;
}

bool is_weak(const Prepared& a, const Prepared& b, const Piece& piece, const Part& part) {
  if (part.core) return false;
  const Region region = region_of(piece, part);
  if (std::max(length(region.a), length(region.b)) < least_weak_words) return false;
  if (ratio_of(part.end - part.begin, region) < edited_ratio) return true;
  return is_attribution(a, region.a) || is_attribution(b, region.b);
}

}  // namespace

std::vector<Piece> split_at_cores(const Prepared& a, const Prepared& b, const Piece& piece) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  const std::vector<Part> parts = find_parts(a, b, piece.equal);
  if (parts.size() < 2) return {piece};
  for (const Part& part : parts) {
    if (!is_weak(a, b, piece, part)) continue;
    if (begin < part.begin) pieces.push_back(piece_of(piece.equal, begin, part.begin));
    if (part.begin < part.end) pieces.push_back(piece_of(piece.equal, part.begin, part.end));
    begin = part.end;
  }
  if (begin < piece.equal.size()) pieces.push_back(piece_of(piece.equal, begin, piece.equal.size()));
  return pieces;
}

}  // namespace store
