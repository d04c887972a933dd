// Where a passage's bytes begin and end: at its words, with the quotes, brackets and full stops that belong to them.
#pragma once

#include "store/write/prepare.h"
#include "store/write/word_spans.h"

namespace store {

// The bytes of a span of words. An opening quote, bracket or currency sign directly in front belongs to it; so do
// closing quotes and brackets directly behind it that are opened inside, and the full stop of a sentence.
// Requires: span is not empty.
base::TextRange bytes_of(const Prepared& text, WordSpan span);

}  // namespace store
