// What became of each word: equal in order, moved, changed, or on one side only.
#include <tuple>

#include "store/write/match/align_words.h"

namespace store {

namespace {

// A run of words that stands elsewhere in the other stretch.
struct Move {
  WordSpan a;
  WordSpan b;
  float weight = 0;
};

// A lone common word somewhere else says nothing; a telling one, or two words in a row, moved.
constexpr float least_moved_weight = 0.9F;
constexpr std::size_t most_places = 8;
// Words looked at for each word of the region, at most: text that repeats itself has runs without end.
constexpr std::size_t most_steps = 64;

struct Free {
  std::vector<bool> a;  // per word of the region: in no operation yet
  std::vector<bool> b;
  std::size_t steps = 0;  // words that may still be looked at
};

Free free_words(const Region& region, const std::vector<WordPair>& equal) {
  Free free{std::vector<bool>(length(region.a), true), std::vector<bool>(length(region.b), true),
            most_steps * (std::size_t{length(region.a)} + length(region.b))};
  for (const WordPair& pair : equal) {
    free.a[pair.a - region.a.begin] = false;
    free.b[pair.b - region.b.begin] = false;
  }
  return free;
}

bool is_free(const Region& region, const Free& free, WordPair at) {
  return at.a < region.a.end && at.b < region.b.end && free.a[at.a - region.a.begin] && free.b[at.b - region.b.begin];
}

Move move_at(const Prepared& a, const Prepared& b, const Region& region, Free& free, WordPair start) {
  Move move{{start.a, start.a}, {start.b, start.b}, 0};
  while (is_free(region, free, {move.a.end, move.b.end}) && written_alike(a, move.a.end, b, move.b.end)) {
    if (free.steps == 0) break;
    --free.steps;
    move.weight += a.weights[move.a.end];
    ++move.a.end;
    ++move.b.end;
  }
  return move;
}

// The move from `start`, known to be the rest of one of those from the word before.
const Move* move_before(const std::vector<Move>& before, WordPair start) {
  for (const Move& move : before) {
    if (move.a.begin + 1 == start.a && move.b.begin + 1 == start.b && move.a.end > start.a) return &move;
  }
  return nullptr;
}

// Runs are followed to their end once: in text that repeats itself they are long, and start at every word.
std::vector<Move> possible_moves(const Prepared& a, const Prepared& b, const Region& region, Free& free) {
  std::vector<IndexEntry> in_b;
  for (std::uint32_t j = region.b.begin; j < region.b.end; ++j) {
    if (free.b[j - region.b.begin]) in_b.push_back({words_as_written(b)[j], j});
  }
  std::sort(in_b.begin(), in_b.end());
  std::vector<Move> moves;
  std::vector<Move> before;
  std::vector<Move> here;
  for (std::uint32_t i = region.a.begin; i < region.a.end; ++i) {
    here.clear();
    if (free.a[i - region.a.begin] && free.steps > 0) {
      const std::uint64_t word = words_as_written(a)[i];
      auto place = std::lower_bound(in_b.begin(), in_b.end(), IndexEntry{word, 0});
      for (std::size_t n = 0; n < most_places && place != in_b.end() && place->key == word; ++n, ++place) {
        const Move* longer = move_before(before, {i, place->at});
        here.push_back(longer ? Move{{i, longer->a.end}, {place->at, longer->b.end}, longer->weight - a.weights[i - 1]}
                              : move_at(a, b, region, free, {i, place->at}));
        if (here.back().weight >= least_moved_weight) moves.push_back(here.back());
      }
    }
    std::swap(before, here);
  }
  return moves;
}

bool is_all_free(const Region& region, Free& free, const Move& move) {
  for (std::uint32_t i = 0; i < length(move.a); ++i) {
    free.steps -= free.steps > 0 ? 1U : 0U;
    if (!is_free(region, free, {move.a.begin + i, move.b.begin + i})) return false;
  }
  return true;
}

// Takes the weightiest moves first; each word moves once.
std::vector<SpanOp> moved_words(const Prepared& a, const Prepared& b, const Region& region, Free& free) {
  std::vector<Move> moves = possible_moves(a, b, region, free);
  free.steps = most_steps * (std::size_t{length(region.a)} + length(region.b));
  std::sort(moves.begin(), moves.end(), [](const Move& x, const Move& y) {
    return std::tuple(-x.weight, x.a.begin, x.b.begin) < std::tuple(-y.weight, y.a.begin, y.b.begin);
  });
  std::vector<SpanOp> taken;
  for (const Move& move : moves) {
    if (free.steps == 0) break;
    if (!is_all_free(region, free, move)) continue;
    for (std::uint32_t i = 0; i < length(move.a); ++i) {
      free.a[move.a.begin + i - region.a.begin] = false;
      free.b[move.b.begin + i - region.b.begin] = false;
    }
    taken.push_back({WordOpKind::moved, move.a, move.b});
  }
  return taken;
}

// The free runs of a gap.
std::vector<WordSpan> free_runs(WordSpan gap, std::uint32_t origin, const std::vector<bool>& free) {
  std::vector<WordSpan> runs;
  for (std::uint32_t i = gap.begin; i < gap.end; ++i) {
    if (!free[i - origin]) continue;
    if (runs.empty() || runs.back().end != i) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

void fill_gap(const Region& region, const Region& gap, const Free& free, std::vector<SpanOp>& ops) {
  const std::vector<WordSpan> in_a = free_runs(gap.a, region.a.begin, free.a);
  const std::vector<WordSpan> in_b = free_runs(gap.b, region.b.begin, free.b);
  for (std::size_t i = 0; i < std::max(in_a.size(), in_b.size()); ++i) {
    if (i < in_a.size() && i < in_b.size()) {
      ops.push_back({WordOpKind::changed, in_a[i], in_b[i]});
    } else if (i < in_a.size()) {
      ops.push_back({WordOpKind::only_a, in_a[i], {gap.b.end, gap.b.end}});
    } else {
      ops.push_back({WordOpKind::only_b, {gap.a.end, gap.a.end}, in_b[i]});
    }
  }
}

}  // namespace

std::vector<SpanOp> word_operations(const Prepared& a, const Prepared& b, const Region& region,
                                    const std::vector<WordPair>& equal) {
  Free free = free_words(region, equal);
  std::vector<SpanOp> ops = moved_words(a, b, region, free);
  WordPair done{region.a.begin, region.b.begin};
  for (std::size_t i = 0; i < equal.size();) {
    std::size_t end = i + 1;
    while (end < equal.size() && equal[end].a == equal[end - 1].a + 1 && equal[end].b == equal[end - 1].b + 1) ++end;
    fill_gap(region, {{done.a, equal[i].a}, {done.b, equal[i].b}}, free, ops);
    done = {equal[end - 1].a + 1, equal[end - 1].b + 1};
    ops.push_back({WordOpKind::equal, {equal[i].a, done.a}, {equal[i].b, done.b}});
    i = end;
  }
  fill_gap(region, {{done.a, region.a.end}, {done.b, region.b.end}}, free, ops);
  std::sort(ops.begin(), ops.end(), [](const SpanOp& x, const SpanOp& y) {
    return std::tuple(x.a.begin, x.a.end, x.b.begin) < std::tuple(y.a.begin, y.a.end, y.b.begin);
  });
  return ops;
}

}  // namespace store
