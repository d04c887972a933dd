#include "store/write/cluster.h"

#include <numeric>
#include <span>
#include <tuple>

#include "store/write/weigh.h"

namespace store {

namespace {

struct Point {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float weight = 0;
};

std::vector<Point> shared_points(const Prepared& a, const Prepared& b, std::size_t most_places) {
  std::vector<Point> points;
  const std::vector<IndexEntry>& x = a.telling;
  const std::vector<IndexEntry>& y = b.telling;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key != y[j].key) {
      x[i].key < y[j].key ? ++i : ++j;
      continue;
    }
    const std::uint32_t in_a = a.counts[x[i].at];
    const std::uint32_t in_b = b.counts[y[j].at];
    if (std::size_t{in_a} * in_b <= most_places) {
      const float weight = damped(a.weights[x[i].at], in_a, in_b);
      for (std::uint32_t m = 0; m < in_a; ++m) {
        for (std::uint32_t n = 0; n < in_b; ++n) points.push_back({x[i + m].at, y[j + n].at, weight});
      }
    }
    i += in_a;
    j += in_b;
  }
  std::sort(points.begin(), points.end(),
            [](const Point& p, const Point& q) { return std::tuple(p.a, p.b) < std::tuple(q.a, q.b); });
  return points;
}

bool sees(const Point& p, const Point& q, std::uint32_t radius) {
  return (p.b > q.b ? p.b - q.b : q.b - p.b) <= radius;
}

// Calls visit(i, j) for every two points within the radius, i < j.
template <class Visit>
void for_each_near(const std::vector<Point>& points, std::uint32_t radius, const Visit& visit) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size() && points[j].a - points[i].a <= radius; ++j) {
      if (sees(points[i], points[j], radius)) visit(i, j);
    }
  }
}

std::vector<Point> supported(const std::vector<Point>& points, const ClusterRules& rules) {
  std::vector<float> support(points.size(), 0);
  for_each_near(points, rules.radius, [&](std::size_t i, std::size_t j) {
    if (points[i].a == points[j].a || points[i].b == points[j].b) return;  // one word, not two
    support[i] += points[j].weight;
    support[j] += points[i].weight;
  });
  std::vector<Point> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (support[i] >= rules.least_support) out.push_back(points[i]);
  }
  return out;
}

void include(Region& region, const Point& point) {
  region.a = {std::min(region.a.begin, point.a), std::max(region.a.end, point.a + 1)};
  region.b = {std::min(region.b.begin, point.b), std::max(region.b.end, point.b + 1)};
}

std::uint32_t distance(WordSpan x, WordSpan y) {
  if (overlap(x, y) > 0) return 0;
  return x.begin < y.begin ? y.begin - x.end : x.begin - y.end;
}

Region around(const Region& x, const Region& y) {
  return {{std::min(x.a.begin, y.a.begin), std::max(x.a.end, y.a.end)},
          {std::min(x.b.begin, y.b.begin), std::max(x.b.end, y.b.end)}};
}

}  // namespace

std::vector<Region> find_clusters(const Prepared& a, const Prepared& b, const ClusterRules& rules) {
  const std::vector<Point> points = supported(shared_points(a, b, rules.most_places), rules);
  std::vector<std::size_t> parent(points.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto find = [&](std::size_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  };
  for_each_near(points, rules.radius, [&](std::size_t i, std::size_t j) {
    const std::size_t low = std::min(find(i), find(j));
    parent[find(i)] = low;
    parent[find(j)] = low;
  });
  std::vector<Region> regions(points.size());
  std::vector<float> weights(points.size(), 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t root = find(i);
    if (root == i) regions[i] = {{points[i].a, points[i].a + 1}, {points[i].b, points[i].b + 1}};
    include(regions[root], points[i]);
    weights[root] += points[i].weight;
  }
  std::vector<Region> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (find(i) != i) continue;
    const auto words = static_cast<float>(std::max(length(regions[i].a), length(regions[i].b)));
    if (weights[i] >= std::max(rules.least_weight, words * rules.least_density)) out.push_back(regions[i]);
  }
  return out;
}

std::vector<Region> join_regions(std::vector<Region> regions, std::uint32_t gap) {
  const auto order = [](const Region& x, const Region& y) {
    return std::tuple(x.a.begin, x.b.begin, x.a.end) < std::tuple(y.a.begin, y.b.begin, y.a.end);
  };
  for (bool joined = true; joined;) {
    joined = false;
    std::sort(regions.begin(), regions.end(), order);
    std::vector<Region> out;
    for (const Region& region : regions) {
      Region* near = nullptr;
      const std::size_t oldest = out.size() > 8 ? out.size() - 8 : 0;
      for (std::size_t i = oldest; i < out.size(); ++i) {
        if (distance(out[i].a, region.a) <= gap && distance(out[i].b, region.b) <= gap) near = &out[i];
      }
      if (near) {
        *near = around(*near, region);
        joined = true;
      } else {
        out.push_back(region);
      }
    }
    regions = std::move(out);
  }
  return regions;
}

}  // namespace store
