// Disjoint sets: things 0 .. count - 1, joined bit by bit; each set is known by its smallest member, so that the order
// of joining does not show. Path halving: Tarjan and van Leeuwen 1984.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace store {

struct DisjointSets {
  std::vector<std::size_t> parent;

  explicit DisjointSets(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), std::size_t{0}); }

  std::size_t find(std::size_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::size_t x, std::size_t y) {
    const std::size_t low = std::min(find(x), find(y));
    parent[find(x)] = low;
    parent[find(y)] = low;
  }
};

}  // namespace store
