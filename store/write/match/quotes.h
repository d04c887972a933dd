// Which words of a text stand in quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "store/tokens.h"

namespace store {

// One entry for each word. Straight double quotes open and close by turns, curly and angle ones by their shape; a
// quotation ends with its paragraph. Single quotes are not looked at: they are apostrophes too.
std::vector<bool> quoted_words(std::string_view text, const Tokens& tokens);

}  // namespace store
