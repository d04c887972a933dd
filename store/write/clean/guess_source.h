// Who published it, when the page says so beyond doubt: a copyright line, "Content created by ...", "(Via ...)" at an
// edge of the article. Pure.
#pragma once

#include <optional>

#include "store/article.h"
#include "store/write/clean/page.h"

namespace store {

// Looks at the dropped units only. A "(Via X)" between two paragraphs tells where that passage comes from, not the
// article.
std::optional<Guess> guess_source(const Page& page);

// Who an agency names below its text, when no line above it names anybody. The same requirement.
std::optional<Guess> guess_reporters(const Page& page);

}  // namespace store
