// Passages of pairs of articles become families. Decided rules, each with a test:
// - Two ranges of one article are one member when they overlap by at least half of the longer one; the member is
//   then all that they cover.
// - A family is what passages connect: members joined through a third article belong to it too (chains of rewording),
//   without a row for the pair that was not found directly.
// - A passage that stands twice in one article makes two members of that article. Members of one family and one article
//   that overlap at all are one: they came together through other articles.
// - A range that lies inside a longer one, less than half of it, is a family of its own.
// - When several passages join the same two members, the longest one is kept for the pair.
#pragma once

#include <span>
#include <vector>

#include "store/passages.h"

namespace store {

// The passages of one pair of articles. a < b.
struct AlignedPair {
  ArticleIndex a = 0;
  ArticleIndex b = 0;
  std::vector<Passage> passages;
};

// Families by story id, in each story in the order of their labels.
std::vector<Family> join_families(std::span<const Article> articles, std::span<const AlignedPair> pairs);

// "A" for 0, "Z" for 25, "AA" for 26.
std::string family_label(std::size_t number);

}  // namespace store
