// Articles that are nearly the same text: an agency's, say, carried twice. Judged by what they share word for word.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "store/passages.h"

namespace store {

// Of the shorter one, this share stands word for word in the other. a < b.
struct NearDuplicate {
  ArticleIndex a = 0;
  ArticleIndex b = 0;
  double share = 0;  // 0..1
};

// Sorted by a, then b. `text_bytes` is asked for the length of an article's text.
std::vector<NearDuplicate> near_duplicates(std::span<const Family> families,
                                           const std::function<std::size_t(ArticleIndex)>& text_bytes);

}  // namespace store
