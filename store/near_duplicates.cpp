#include "store/near_duplicates.h"

#include <algorithm>
#include <map>
#include <utility>

namespace store {
namespace {

// Of the shorter text: less is an article that quotes a lot.
constexpr double least_share = 0.85;
// The longer one may add a paragraph or two.
constexpr double least_size_ratio = 0.6;

// How many bytes the ranges cover.
std::uint64_t covered(std::vector<base::TextRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](base::TextRange x, base::TextRange y) { return x.begin < y.begin; });
  std::uint64_t bytes = 0;
  std::uint32_t end = 0;
  for (const base::TextRange& range : ranges) {
    const std::uint32_t begin = std::max(range.begin, end);
    if (range.end > begin) bytes += range.end - begin;
    end = std::max(end, range.end);
  }
  return bytes;
}

}  // namespace

std::vector<NearDuplicate> near_duplicates(std::span<const Family> families,
                                           const std::function<std::size_t(ArticleIndex)>& text_bytes) {
  std::map<std::pair<ArticleIndex, ArticleIndex>, std::vector<base::TextRange>> verbatim;  // ranges of the shorter text
  for (const Family& family : families) {
    for (const MemberPair& pair : family.pairs) {
      if (pair.passage.passage_class != PassageClass::verbatim) continue;
      const ArticleIndex a = family.members[static_cast<std::size_t>(pair.member_a)].article;
      const ArticleIndex b = family.members[static_cast<std::size_t>(pair.member_b)].article;
      if (a != b) verbatim[{a, b}].push_back(text_bytes(a) <= text_bytes(b) ? pair.passage.a : pair.passage.b);
    }
  }
  std::vector<NearDuplicate> found;
  for (auto& [pair, ranges] : verbatim) {
    const auto [shorter, longer] = std::minmax({text_bytes(pair.first), text_bytes(pair.second)});
    const double share = static_cast<double>(covered(std::move(ranges))) / static_cast<double>(shorter);
    if (share >= least_share && static_cast<double>(shorter) >= least_size_ratio * static_cast<double>(longer))
      found.push_back({pair.first, pair.second, share});
  }
  return found;
}

}  // namespace store
