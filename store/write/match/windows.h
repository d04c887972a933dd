// The sentences of a text as `pan` compares them.
#pragma once

#include "store/write/match/prepare.h"

namespace store {

// Fills text.windows. Requires: words, weights, sentences and telling are there.
void find_windows(Prepared& text);

}  // namespace store
