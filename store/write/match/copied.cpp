#include "store/write/match/copied.h"

#include <tuple>

namespace store {

namespace {

constexpr std::size_t most_recent = 16;  // passages that may hold the next stretch
constexpr std::size_t most_anchors = 4;  // pairs of places of one word: more says little about where it came from

bool in_order(const Region& x, const Region& y) {
  return std::tuple(x.a.begin, x.b.begin, x.a.end) < std::tuple(y.a.begin, y.b.begin, y.a.end);
}

// Words from the end of one stretch to the start of another, or `gap` + 1 when it does not come next in that order.
bool follows(WordSpan before, WordSpan after, std::uint32_t gap) {
  return after.begin < before.end ? before.end - after.begin <= 2 && after.end > before.end
                                  : after.begin - before.end <= gap;
}

// Takes in stretches behind the region (before it when `step` is -1), nearest first.
void grow(const std::vector<Region>& sorted, std::size_t at, int step, std::uint32_t gap, Region& region) {
  for (std::size_t i = at; step > 0 ? i + 1 < sorted.size() : i > 0;) {
    i = step > 0 ? i + 1 : i - 1;
    const Region& next = sorted[i];
    if (step > 0 && next.a.begin > region.a.end + gap) break;
    if (step < 0 && next.a.end + gap + 400 < region.a.begin) break;  // stretches are sorted by their beginning
    const bool near = step > 0 ? follows(region.a, next.a, gap) && follows(region.b, next.b, gap)
                               : follows(next.a, region.a, gap) && follows(next.b, region.b, gap);
    if (!near) continue;
    region.a = {std::min(region.a.begin, next.a.begin), std::max(region.a.end, next.a.end)};
    region.b = {std::min(region.b.begin, next.b.begin), std::max(region.b.end, next.b.end)};
  }
}

// An equal word of each text with an equal neighbour: most words stand alone in what is no copy.
struct Anchor {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

std::int64_t diagonal(const Anchor& anchor) { return static_cast<std::int64_t>(anchor.a) - anchor.b; }

bool is_anchor(const Prepared& a, const Prepared& b, std::uint32_t x, std::uint32_t y) {
  if (a.words[x] != b.words[y]) return false;
  if (x > 0 && y > 0 && a.words[x - 1] == b.words[y - 1]) return true;
  return x + 1 < a.words.size() && y + 1 < b.words.size() && a.words[x + 1] == b.words[y + 1];
}

// Words that stand often in both texts are paired in turn.
std::vector<Anchor> find_anchors(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  std::vector<Anchor> anchors;
  for (const SharedKey& key : shared) {
    const std::span<const std::uint32_t> in_a = places_of(a.telling, key.a);
    const std::span<const std::uint32_t> in_b = places_of(b.telling, key.b);
    if (in_a.size() * in_b.size() > most_anchors) {
      for (std::size_t i = 0; i < std::min(in_a.size(), in_b.size()); ++i) {
        if (is_anchor(a, b, in_a[i], in_b[i])) anchors.push_back({in_a[i], in_b[i]});
      }
      continue;
    }
    for (const std::uint32_t x : in_a) {
      for (const std::uint32_t y : in_b) {
        if (is_anchor(a, b, x, y)) anchors.push_back({x, y});
      }
    }
  }
  std::sort(anchors.begin(), anchors.end(), [](const Anchor& x, const Anchor& y) {
    return std::tuple(diagonal(x), x.a) < std::tuple(diagonal(y), y.a);
  });
  return anchors;
}

// Stretches of three equal words or more around the anchors, sorted. Linear: no word of a diagonal is looked at twice.
std::vector<Region> stretches(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  std::vector<Region> found;
  const std::vector<Anchor> anchors = find_anchors(a, b, shared);
  std::uint32_t done = 0;  // words of a before this one belong to a stretch of this diagonal
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto [x, y] = anchors[i];
    if (i == 0 || diagonal(anchors[i]) != diagonal(anchors[i - 1])) done = 0;
    if (x < done) continue;
    std::uint32_t before = 0;
    while (before < x - done && before < y && a.words[x - before - 1] == b.words[y - before - 1]) ++before;
    std::uint32_t after = 1;
    while (x + after < a.words.size() && y + after < b.words.size() && a.words[x + after] == b.words[y + after]) {
      ++after;
    }
    done = x + after;
    if (before + after >= run_words) found.push_back({{x - before, x + after}, {y - before, y + after}});
  }
  std::sort(found.begin(), found.end(), in_order);
  return found;
}

}  // namespace

std::vector<Region> find_copied(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                const CopyRules& rules) {
  const std::vector<Region> sorted = stretches(a, b, shared);
  const bool any = std::any_of(sorted.begin(), sorted.end(),
                               [&](const Region& seed) { return length(seed.a) >= rules.least_words; });
  if (!any) return {};
  std::vector<Region> found;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (length(sorted[i].a) < rules.least_words) continue;
    const auto holds = [&](const Region& other) {
      return contains(other.a, sorted[i].a) && contains(other.b, sorted[i].b);
    };
    const auto recent = found.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(found.size(), most_recent));
    if (std::any_of(recent, found.end(), holds)) continue;
    Region region = sorted[i];
    grow(sorted, i, 1, rules.gap, region);
    grow(sorted, i, -1, rules.gap, region);
    found.push_back(region);
  }
  return found;
}

}  // namespace store
