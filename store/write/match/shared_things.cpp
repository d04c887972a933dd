#include "store/write/match/shared_things.h"

#include <algorithm>
#include <iterator>

#include "store/write/match/disjoint_sets.h"
#include "store/write/match/speakers.h"

namespace store {

namespace {

constexpr std::uint32_t one_thing = 2;  // words apart at most that names and titles of one thing stand

// A name, or a word that only says who speaks, in either text.
bool names_somebody(const Stretch& a, const Stretch& b, const SharedStem& stem) {
  return is_name(*a.text, stem.a.at) || is_name(*b.text, stem.b.at) || introduces_speaker(*a.text, stem.a.at) ||
         introduces_speaker(*b.text, stem.b.at);
}

// Numbers of the names, two by two, that stand together in the stretch. `names`: sorted stems.
using StemPair = std::pair<std::uint32_t, std::uint32_t>;
std::vector<StemPair> neighbours(const Stretch& stretch, const std::vector<std::uint32_t>& names) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // word, number of the stem
  for (std::uint32_t i = stretch.span.begin; i < stretch.span.end; ++i) {
    const auto name = std::lower_bound(names.begin(), names.end(), stretch.text->stems[i]);
    if (name == names.end() || *name != stretch.text->stems[i]) continue;
    places.emplace_back(i, static_cast<std::uint32_t>(name - names.begin()));
  }
  std::vector<StemPair> pairs;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size() && places[j].first - places[i].first <= one_thing; ++j) {
      pairs.emplace_back(std::minmax(places[i].second, places[j].second));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

Stretch stretch_of(const Prepared& text, WordSpan span) {
  const auto begin = text.sentences.begin();
  const auto first = std::upper_bound(begin, text.sentences.end(), span.begin) - 1;
  const auto end = std::lower_bound(first, text.sentences.end(), span.end);
  Stretch stretch{&text, span, {*first, *end}, static_cast<std::uint32_t>(end - first), telling_stems(text, span), {}};
  const bool whole = stretch.sentences == span;
  stretch.sentence_stems = whole ? stretch.stems : telling_stems(text, stretch.sentences);
  return stretch;
}

std::vector<SharedStem> shared_stems(const std::vector<TellingStem>& a, const std::vector<TellingStem>& b) {
  std::vector<SharedStem> out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->stem == j->stem) out.push_back({*i, *j});
    const std::uint32_t least = std::min(i->stem, j->stem);
    if (i->stem == least) ++i;
    if (j->stem == least) ++j;
  }
  return out;
}

float count_things(const Stretch& a, const Stretch& b, const std::vector<SharedStem>& shared) {
  std::vector<std::uint32_t> names;
  for (const SharedStem& stem : shared) {
    if (names_somebody(a, b, stem)) names.push_back(stem.a.stem);
  }
  const std::vector<StemPair> in_a = neighbours(a, names);
  const std::vector<StemPair> in_b = neighbours(b, names);
  std::vector<StemPair> in_both;
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(in_both));
  DisjointSets sets(names.size());
  float things = static_cast<float>(shared.size());
  for (const auto& [x, y] : in_both) {
    if (sets.find(x) == sets.find(y)) continue;
    sets.join(x, y);
    things -= 1;
  }
  return things;
}

}  // namespace store
