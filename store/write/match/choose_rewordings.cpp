#include "store/write/match/choose_rewordings.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "store/write/match/stretch.h"

namespace store {

namespace {

constexpr std::size_t least_told_again = 2;  // telling stems in common with what was told before

constexpr std::uint32_t nobody = ~0U;
using Holders = std::vector<std::uint32_t>;  // per word of a text: number of the piece that has it

void hold(Holders& holders, WordSpan span, std::size_t piece) {
  std::fill(holders.begin() + span.begin, holders.begin() + span.end, static_cast<std::uint32_t>(piece));
}

bool is_free(const Holders& holders, WordSpan span) {
  return std::all_of(holders.begin() + span.begin, holders.begin() + span.end,
                     [](std::uint32_t holder) { return holder == nobody; });
}

// The one piece that has words of the span, or nobody where there is none, or more than one.
std::uint32_t only_holder(const Holders& holders, WordSpan span) {
  std::uint32_t only = nobody;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (holders[i] == nobody || holders[i] == only) continue;
    if (only != nobody) return nobody;
    only = holders[i];
  }
  return only;
}

bool mostly_same(WordSpan x, WordSpan y) { return overlap(x, y) * 2 >= std::max(length(x), length(y)); }

// The stems of `some` that stand in `told` too.
std::vector<TellingStem> told_stems(const std::vector<TellingStem>& some, const std::vector<TellingStem>& told) {
  std::vector<TellingStem> both;
  std::copy_if(some.begin(), some.end(), std::back_inserter(both),
               [&](const TellingStem& stem) { return has_stem(told, stem.stem); });
  return both;
}

// Whether two stretches of `text` tell the same of `told`, a stretch of the other one. One that sums up two statements
// shares other words with either.
bool tell_the_same(const Prepared& text, WordSpan one, WordSpan two, const Prepared& other, WordSpan told) {
  const std::vector<TellingStem> in_told = telling_stems(other, told);
  const std::vector<TellingStem> in_one = told_stems(telling_stems(text, one), in_told);
  const std::vector<TellingStem> in_two = told_stems(telling_stems(text, two), in_told);
  const std::size_t common = told_stems(in_one, in_two).size();
  return common >= least_told_again && common * 2 >= std::min(in_one.size(), in_two.size());
}

// The surest first.
void sort_pieces(std::vector<Piece>& pieces) {
  const auto rank = [](const Piece& piece) {
    return std::tuple(-piece.confidence, piece.region.a.begin, piece.region.b.begin, piece.region.a.end,
                      piece.region.b.end);
  };
  std::sort(pieces.begin(), pieces.end(), [&](const Piece& x, const Piece& y) { return rank(x) < rank(y); });
}

}  // namespace

std::vector<Piece> choose_rewordings(const Prepared& a, const Prepared& b, std::vector<Piece> likely) {
  sort_pieces(likely);
  Holders in_a(a.words.size(), nobody);
  Holders in_b(b.words.size(), nobody);
  std::vector<Piece> chosen;
  std::vector<Piece> others;
  for (Piece& piece : likely) {
    const bool free = is_free(in_a, piece.region.a) && is_free(in_b, piece.region.b);
    if (free) {
      hold(in_a, piece.region.a, chosen.size());
      hold(in_b, piece.region.b, chosen.size());
    }
    (free ? chosen : others).push_back(std::move(piece));
  }
  for (Piece& piece : others) {
    const auto [here, there] = piece.region;
    if (is_free(in_a, here)) {
      const std::uint32_t before = only_holder(in_b, there);
      if (before == nobody || !mostly_same(chosen[before].region.b, there)) continue;
      if (!tell_the_same(a, chosen[before].region.a, here, b, there)) continue;
      hold(in_a, here, chosen.size());
    } else if (is_free(in_b, there)) {
      const std::uint32_t before = only_holder(in_a, here);
      if (before == nobody || !mostly_same(chosen[before].region.a, here)) continue;
      if (!tell_the_same(b, chosen[before].region.b, there, a, here)) continue;
      hold(in_b, there, chosen.size());
    } else {
      continue;
    }
    chosen.push_back(std::move(piece));
  }
  return chosen;
}

}  // namespace store
