// The packed column of an edition: how the words of a pair fared. Pure functions; FORMAT.md tells the same for other
// programs.
//
//   number  = unsigned LEB128: seven bits a byte, low first, the high bit says that more follow; at most five bytes
//   signed  = a number n as 2n when n >= 0, else -2n - 1
//   words   = { op:byte [ step:signed length:number ] [ step:signed length:number ] }
//             first bracket for side a (not with only_b), second for side b (not with only_a); step counts from the
//             end of the run before on that side (from the beginning of the pair's range for the first)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/passages.h"

namespace store {

std::string encode_words(const Passage& passage);
// The runs of a pair that joins a and b, checked against those ranges: they are not empty and lie inside.
base::Result<std::vector<WordOp>> decode_words(std::string_view packed, base::TextRange a, base::TextRange b);

// True when the range is not empty, lies inside the text and splits no character.
bool is_sound(base::TextRange range, std::string_view text);

}  // namespace store
