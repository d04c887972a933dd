// The inverted index behind the search for candidates: which texts hold the same key. A key is a rare word, two telling
// words near each other in either order, or four telling words in a row. In each part:
//
//   sizes    | 3     | 2   | 4       | ...      by group
//   texts    | 3 7 9 | 0 4 | 1 2 5 8 | ...      by group: the texts that hold its key, rising
//   places   | 0 2 6 | 9 1 | 4 4 0 1 | ...      beside them: where in the text the key stands first
//
// Keys that only one text holds are most of them and leave at once. Keys are made, sorted and thrown away a part at a
// time, and nothing but these lists stays: six bytes for each time that a text holds a key that another one has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "platform/base/task.h"
#include "store/write/match/outline.h"

namespace store {

struct KeyPart {
  std::vector<std::uint8_t> sizes;      // by group: its texts, at most 32
  std::vector<std::uint8_t> shared_by;  // by group: the number of texts that its weight is of
  std::vector<std::uint32_t> texts;     // text numbers
  std::vector<std::uint16_t> places;    // beside `texts`: number of the telling word, the last one that fits beyond
};

// How much it tells that two texts share a key that so many texts hold. It depends on nothing else: texts that do not
// hold a key do not change it.
float weight_of(std::size_t texts);

// A key that too many texts hold is left out; only four words in a row are kept even then, and tie each text to its
// neighbours in the list, which is enough to make one family of all. The result does not depend on the number of jobs.
// Tells of parts done. Once `task` is stopped the rest is left out, soon. Requires: fewer than 2^32 telling words in
// all.
std::vector<KeyPart> group_keys(std::span<const Outline> outlines, const base::Task& task);

}  // namespace store
