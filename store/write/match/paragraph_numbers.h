// Numbers in front of paragraphs: verses ("3:16 For"), clauses of a law, points of a list. They are the edition's, not
// the author's: two texts that share a paragraph need not number it alike, and do not share one by numbering alike.
#pragma once

#include <cstdint>
#include <vector>

#include "store/tokens.h"

namespace store {

// The words of such numbers, in rising order: digits in front of a paragraph, up to three words of them ("1:3:16"), of
// which the last is one more than that in front of the paragraph before, or one less than that of the next. Larger
// numbers than the verses of the longest psalm are none: those are years.
std::vector<std::uint32_t> paragraph_numbers(const Tokens& tokens);

}  // namespace store
