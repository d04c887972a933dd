// The list of `align --pairs`: two names on each line, separated by a tab or else by a space; empty lines are skipped,
// and so is a byte order mark at the beginning.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace app {

struct ListedPair {
  std::string a;  // as listed
  std::string b;
  std::size_t file_a = 0;  // index into PairList::files
  std::size_t file_b = 0;
};
struct PairList {
  std::vector<ListedPair> pairs;
  std::vector<std::string> files;  // distinct paths, in order of first need
};

// Fails with bad_input, by line, when a line does not hold two names; with the error of reading otherwise.
base::Result<PairList> read_pair_list(const std::string& list, const std::string& a_folder,
                                      const std::string& b_folder);

}  // namespace app
