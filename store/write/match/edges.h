// Where a passage begins and ends: as a careful editor would mark it.
#pragma once

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// Drops, as long as the eight words of a passage remain: one or two words that a sentence's end cuts off from the rest
// of the piece; at most five words of a speaker beside a quotation ("..., Mr. Roe said"); and at most two words that
// only lead on ("because the") or join on ("and", "of") where an end stands in the middle of a clause of both texts.
// Then lets the ends reach whole sentences at most three words away when half of what joins is shared too, and each end
// the start or end of its clause at most three words away when the class stays the same.
Piece trim_and_snap(const Prepared& a, const Prepared& b, const Piece& piece);

// The bytes of a span of words. An opening quote, bracket or currency sign directly in front belongs to it; so do
// closing quotes and brackets directly behind it, and the full stop of a sentence.
// Requires: span is not empty.
base::TextRange bytes_of(const Prepared& text, WordSpan span);

// The range and what its outermost graphemes have beyond it: an accent behind a quote, an Arabic end of verse in front
// of its number.
base::TextRange whole_graphemes(std::string_view text, base::TextRange range);

}  // namespace store
