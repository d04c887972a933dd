#include "store/write/match/stock_phrases.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::uint64_t least_pairs = 9;   // of places, as for the names of a story
constexpr std::uint32_t apart_words = 80;  // on average; nearer is a refrain or a list

// How often the run of words that begins there is said; what is repeated close by counts as said once.
std::uint64_t times_said(const Prepared& text, std::uint32_t word) {
  const auto by_key = [](std::uint64_t x, std::uint64_t y) { return (x >> 32U) < (y >> 32U); };
  const std::uint64_t key = key_of_run(text, word) << 32U;
  const auto [begin, end] = std::equal_range(text.runs.begin(), text.runs.end(), key, by_key);
  const auto times = static_cast<std::uint64_t>(end - begin);
  if (times < 2) return 1;
  const std::uint64_t reach = *(end - 1) - *begin;  // in words: the keys are the same
  return reach / (times - 1) < apart_words ? 1 : times;
}

// Telling words count as often as they stand near this one; function words always.
bool is_said_again(const Prepared& a, const Prepared& b, const WordPair& pair) {
  if (a.kinds[pair.a] == WordKind::function) return true;
  return std::uint64_t{a.counts[pair.a]} * b.counts[pair.b] >= least_pairs;
}

}  // namespace

bool is_stock_phrase(const Prepared& a, const Prepared& b, const Piece& piece) {
  const std::vector<WordPair>& equal = piece.equal;
  std::size_t run = 0;    // pairs in a row, this one included
  std::size_t known = 0;  // pairs up to here lie in runs that are said again
  for (std::size_t i = 0; i < equal.size(); ++i) {
    const bool follows = i > 0 && equal[i].a == equal[i - 1].a + 1 && equal[i].b == equal[i - 1].b + 1;
    run = follows ? run + 1 : 1;
    if (run < run_words) continue;
    const std::size_t first = i + 1 - run_words;
    if (times_said(a, equal[first].a) * times_said(b, equal[first].b) < least_pairs) return false;
    for (std::size_t loose = known; loose < first; ++loose) {
      if (!is_said_again(a, b, equal[loose])) return false;
    }
    known = i + 1;
  }
  return std::all_of(equal.begin() + static_cast<std::ptrdiff_t>(known), equal.end(),
                     [&](const WordPair& pair) { return is_said_again(a, b, pair); });
}

}  // namespace store
