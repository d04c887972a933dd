// Writes an edition: one SQLite file, the same bytes for the same input, whatever the time, place or number of jobs.
#pragma once

#include <span>
#include <string>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import.h"

namespace store {

// Replaces `path` atomically; on failure nothing is left behind. Bodies are zstd frames; mode 0444.
base::Result<void> write_edition(const std::string& path, const EditionInfo& info, std::span<const Article> articles,
                                 std::span<const Family> families);

}  // namespace store
