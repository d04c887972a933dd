// What the texts of an edition have in common, for zstd: a short text has no room to repeat itself, but it repeats
// others. Found among texts from all over the edition, the same for the same texts.
#pragma once

#include <string>

#include "platform/base/result.h"
#include "store/write/import/article_spool.h"

namespace store {

// Empty for an edition that is too small to gain by it. Fails with what reading a text fails with.
base::Result<std::string> make_dictionary(const Articles& articles);

}  // namespace store
