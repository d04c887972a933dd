// What of a text a finger means that rests on it: the word, and the sentence that it stands in. Pure (ICU's borders).
// Places are bytes of the text's UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/base/utf8.h"

namespace app {

// Nothing between two words. Requires: text is valid UTF-8, offset <= text.size(); so the next.
std::optional<base::TextRange> word_at(std::string_view text, std::uint32_t offset);
// Without the white space around it. `language` as in an article, "" when nobody knows: it tells abbreviations.
base::TextRange sentence_at(std::string_view text, std::string_view language, std::uint32_t offset);

}  // namespace app
