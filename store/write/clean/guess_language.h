// The language of a text, by a vote of its commonest words, or by its script. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace store {

// BCP 47, or nothing when the text is short or the vote is not clear. Requires: text is valid UTF-8.
std::optional<std::string> guess_language(std::string_view text);

}  // namespace store
