#include "store/write/match/choose_rewordings.h"

#include <algorithm>
#include <tuple>

#include "store/write/match/shared_things.h"

namespace store {

namespace {

constexpr std::size_t least_told_again = 2;  // telling stems in common with what was told before

constexpr std::uint32_t nobody = ~0U;

// A text and the numbers of the pieces that have its words.
struct HeldText {
  const Prepared& text;
  WordSpan Region::* side;  // of a piece, in this text
  std::vector<std::uint32_t> holders;
};

HeldText unheld(const Prepared& text, WordSpan Region::* side) {
  return {text, side, std::vector<std::uint32_t>(text.words.size(), nobody)};
}

void hold(HeldText& held, const Piece& piece, std::size_t number) {
  const WordSpan span = piece.region.*held.side;
  std::fill(held.holders.begin() + span.begin, held.holders.begin() + span.end, static_cast<std::uint32_t>(number));
}

bool is_free(const HeldText& held, const Piece& piece) {
  const WordSpan span = piece.region.*held.side;
  return std::all_of(held.holders.begin() + span.begin, held.holders.begin() + span.end,
                     [](std::uint32_t holder) { return holder == nobody; });
}

// The one piece that has words of this one, or nobody where there is none, or more than one.
std::uint32_t only_holder(const HeldText& held, const Piece& piece) {
  const WordSpan span = piece.region.*held.side;
  std::uint32_t only = nobody;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (held.holders[i] == nobody || held.holders[i] == only) continue;
    if (only != nobody) return nobody;
    only = held.holders[i];
  }
  return only;
}

bool mostly_same(WordSpan x, WordSpan y) { return overlap(x, y) * 2 >= std::max(length(x), length(y)); }

// Whether two stretches of `text` tell the same of `told`, a stretch of the other one. One that sums up two statements
// shares other words with either.
bool tell_the_same(const Prepared& text, WordSpan one, WordSpan two, const Prepared& other, WordSpan told) {
  const std::vector<TellingStem> in_told = telling_stems(other, told);
  const std::vector<TellingStem> in_two = telling_stems(text, two);
  const std::vector<SharedStem> by_one = shared_stems(telling_stems(text, one), in_told);
  const std::vector<SharedStem> by_two = shared_stems(in_two, in_told);
  const auto common = static_cast<std::size_t>(std::count_if(
      by_one.begin(), by_one.end(), [&](const SharedStem& stem) { return has_stem(in_two, stem.a.stem); }));
  return common >= least_told_again && common * 2 >= std::min(by_one.size(), by_two.size());
}

// Whether the piece is what a text tells again, `here` where it is free, of a piece chosen before.
bool tells_again(const HeldText& here, const HeldText& there, const std::vector<Piece>& chosen, const Piece& piece) {
  const std::uint32_t before = only_holder(there, piece);
  if (before == nobody) return false;
  const WordSpan told = piece.region.*there.side;
  return mostly_same(chosen[before].region.*there.side, told) &&
         tell_the_same(here.text, chosen[before].region.*here.side, piece.region.*here.side, there.text, told);
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
  HeldText in_a = unheld(a, &Region::a);
  HeldText in_b = unheld(b, &Region::b);
  std::vector<Piece> chosen;
  std::vector<Piece> others;
  for (Piece& piece : likely) {
    const bool free = is_free(in_a, piece) && is_free(in_b, piece);
    if (free) {
      hold(in_a, piece, chosen.size());
      hold(in_b, piece, chosen.size());
    }
    (free ? chosen : others).push_back(std::move(piece));
  }
  for (Piece& piece : others) {
    const bool free_in_a = is_free(in_a, piece);
    HeldText& here = free_in_a ? in_a : in_b;
    const HeldText& there = free_in_a ? in_b : in_a;
    if (!is_free(here, piece) || !tells_again(here, there, chosen, piece)) continue;
    hold(here, piece, chosen.size());
    chosen.push_back(std::move(piece));
  }
  return chosen;
}

}  // namespace store
