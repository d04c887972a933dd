// Figures of an edition that the shelf shows: counted once here, so that the reader needs no text for them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import/article_spool.h"

namespace store {

// Words of one article that other articles of its story share; a word inside several members counts once, by the
// strongest class among their pairs.
struct ArticleWords {
  std::int64_t words = 0;
  std::int64_t verbatim = 0;
  std::int64_t edited = 0;
  std::int64_t reworded = 0;
};
// `story_of` says for each article which story it tells. Requires: the families' ranges lie inside the articles' texts.
// Fails when a text cannot be read again. Once `task` is stopped the rest is left out.
base::Result<std::vector<ArticleWords>> count_words(const Articles& articles, std::span<const std::size_t> story_of,
                                                    std::span<const Family> families, const base::Task& task);

struct StoryFigures {
  std::int64_t families = 0;          // with members in two articles of the story, or more
  std::optional<ArticleIndex> first;  // the article that is the earliest of most families; of equals the first
};
// Stories are numbered from 0.
std::vector<StoryFigures> count_stories(std::size_t stories, std::span<const std::size_t> story_of,
                                        std::span<const Family> families);

}  // namespace store
