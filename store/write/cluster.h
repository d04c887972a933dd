// Where two texts share many telling words close together, in any order: for long passages that were reworded or
// shuffled. Density clustering (after Ester, Kriegel, Sander and Xu 1996) of the points (word of a, word of b).
#pragma once

#include <vector>

#include "store/write/prepare.h"
#include "store/write/word_spans.h"

namespace store {

struct ClusterRules {
  std::uint32_t radius = 22;     // words, on either side: how far a point sees
  float least_support = 2.8F;    // weight of the points it sees, for a point to count
  float least_weight = 7.0F;     // of a whole cluster
  float least_density = 0.06F;   // weight of a cluster by words of its longer side
  std::size_t most_places = 40;  // pairs of places of one stem: more says nothing
};

// Regions in order of a. Near-linear: a point looks only at those within the radius, and no stem gives more than
// most_places points.
std::vector<Region> find_clusters(const Prepared& a, const Prepared& b, const ClusterRules& rules);

// Regions that overlap on both sides, or lie at most `gap` words apart on both, become one.
std::vector<Region> join_regions(std::vector<Region> regions, std::uint32_t gap);

}  // namespace store
