// Writes an edition: one SQLite file, the same bytes for the same input, whatever the time, place or number of jobs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import/import.h"

namespace store {

// Replaces `path` atomically; on failure nothing is left behind. Bodies are zstd frames; mode 0444. Articles of one
// story_id make one story, told by its first article's title; stories stand in order of first appearance.
// Each image must be shown by an article, the first ones first.
// Fails with bad_input when the articles, families or images are not what article.h, passages.h and schema.h promise,
// io when the disk refuses, interrupted.
base::Result<void> write_edition(const std::string& path, const EditionInfo& info, const Articles& articles,
                                 std::span<const Family> families, const base::Task& task = {},
                                 std::span<const Image> images = {});
// The same for articles in memory.
base::Result<void> write_edition(const std::string& path, const EditionInfo& info, std::span<const Article> articles,
                                 std::span<const Family> families, const base::Task& task = {},
                                 std::span<const Image> images = {});

// Whether write_edition(path) could begin: makes a file beside `path` and removes it. Asked early, before long work.
base::Result<void> can_write_edition(const std::string& path);

// The files that write_edition(path) works in, beside `path`: who ends the process half way removes them.
std::vector<std::string> working_files(const std::string& path);

}  // namespace store
