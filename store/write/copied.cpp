#include "store/write/copied.h"

#include <tuple>

namespace store {

namespace {

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

}  // namespace

std::vector<Region> find_copied(const std::vector<Region>& seeds, const CopyRules& rules) {
  const bool any =
      std::any_of(seeds.begin(), seeds.end(), [&](const Region& seed) { return length(seed.a) >= rules.least_words; });
  if (!any) return {};
  std::vector<Region> sorted = seeds;
  std::sort(sorted.begin(), sorted.end(), in_order);
  std::vector<Region> found;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (length(sorted[i].a) < rules.least_words) continue;
    const auto holds = [&](const Region& other) {
      return contains(other.a, sorted[i].a) && contains(other.b, sorted[i].b);
    };
    if (std::any_of(found.begin(), found.end(), holds)) continue;
    Region region = sorted[i];
    grow(sorted, i, 1, rules.gap, region);
    grow(sorted, i, -1, rules.gap, region);
    found.push_back(region);
  }
  return found;
}

}  // namespace store
