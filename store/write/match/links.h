// The words of two texts under common numbers.
#pragma once

#include <vector>

#include "store/write/match/prepare.h"
#include "store/write/match/shared_keys.h"

namespace store {

// By word of one text: which key of both texts it is, or no_key. Key first_telling_key + n is number n of the shared
// telling stems; function words have the smaller ones, whether the other text has them or not.
struct Links {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  std::uint32_t keys = 0;  // including no_key
};
Links links_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared);

}  // namespace store
