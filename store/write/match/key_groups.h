// The inverted index behind the search for candidates: which texts hold the same key. A key is a rare word, two telling
// words near each other in either order, or four telling words in a row.
//
//   texts    | 3 7 9 | 0 4 | 1 2 5 8 | ...      by group: the texts that hold its key, rising
//   groups   | 4 17 30 ... | 2 4 8 ... | ...    by text: the groups it is in, rising, and where in it the key stands
//
// Keys that only one text holds are most of them and leave at once. Keys are made, sorted and thrown away a part of all
// hash values at a time, so that memory follows the keys that are kept.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/write/match/outline.h"

namespace store {

struct KeyGroups {
  std::vector<std::uint32_t> first_text;   // by group: index of its first text in `texts`; one more at the end
  std::vector<std::uint32_t> texts;        // text numbers
  std::vector<float> weights;              // by group: how much it tells that two texts share its key
  std::vector<std::uint32_t> first_group;  // by text: index of its first group in `groups`; one more at the end
  std::vector<std::uint32_t> groups;       // group numbers
  std::vector<std::uint16_t> places;       // beside `groups`: number of the telling word, the last one that fits beyond
};

inline std::span<const std::uint32_t> texts_of(const KeyGroups& all, std::size_t group) {
  return std::span(all.texts).subspan(all.first_text[group], all.first_text[group + 1] - all.first_text[group]);
}
inline std::span<const std::uint32_t> groups_of(const KeyGroups& all, std::size_t text) {
  return std::span(all.groups).subspan(all.first_group[text], all.first_group[text + 1] - all.first_group[text]);
}
inline std::span<const std::uint16_t> places_in(const KeyGroups& all, std::size_t text) {
  return std::span(all.places).subspan(all.first_group[text], all.first_group[text + 1] - all.first_group[text]);
}

// The weight of a key depends on how many texts hold it and on nothing else: texts that do not hold it do not change
// it. A key that too many texts hold is left out; only four words in a row are kept even then, and tie each text to its
// neighbours in the list, which is enough to make one family of all. The result does not depend on `jobs`. Once `stop`
// is true the rest is left out, soon. Requires: fewer than 2^32 telling words in all.
KeyGroups group_keys(std::span<const Outline> outlines, int jobs, const std::atomic<bool>* stop = nullptr);

}  // namespace store
