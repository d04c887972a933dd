// A sentence as a query: where its words stand together in a text, word for word or with some of them changed. Pure.
#pragma once

#include <optional>
#include <span>

#include "store/search/scan.h"

namespace store {

struct Stretch {
  base::TextRange range;
  double share = 0;    // of what the words of the query say, by their weights: .6 to 1
  bool whole = false;  // every word, one behind the other
};

// The stretch that holds most of the query's words. Nothing when the query is no sentence (fewer than three words) or
// stands nowhere: three to five words must stand one behind the other; of more, some may be missing, changed or moved,
// as long as the stretch is hardly longer than the query and some neighbours are neighbours still, which the words of a
// mere topic are not.
std::optional<Stretch> find_sentence(const TextScan& scan, const ParsedQuery& query, std::span<const double> weights);

}  // namespace store
