// What `align` answers for machines: one object without a line end for each pair, keys in the order the contract lists
// them. Bytes that are no UTF-8 become U+FFFD.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "app/pack/text_file.h"
#include "store/passages.h"

namespace app {

// Passages that were found without their words have no `words`.
std::string alignment_json(const std::string& a, const std::string& b, std::span<const store::Passage> passages);
// A pair of which one file could not be read.
std::string unreadable_json(const std::string& a, const std::string& b, const UnreadableFile& error);

// What `align --all` looked at.
struct AllPairsCounts {
  std::size_t documents = 0;
  std::size_t possible = 0;
  std::size_t examined = 0;
  std::size_t with_passages = 0;
};
std::string all_pairs_json(const AllPairsCounts& counts);

}  // namespace app
