// What write_edition looks at before it writes: whatever a reader of editions would refuse is refused here, by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import/import.h"

namespace store {

base::Result<void> check_info(const EditionInfo& info);
base::Result<void> check_article(const Article& article);
// The images, and that the articles show them in this order.
base::Result<void> check_images(std::span<const Article> articles, std::span<const Image> images);
// Reads the texts of its members.
base::Result<void> check_family(const Family& family, const Articles& articles);

// The stories of the articles, in order of first appearance, and the story of each article.
struct StoryOrder {
  struct Story {
    std::string story_id;
    std::string title;
  };
  std::vector<Story> stories;
  std::vector<std::size_t> story_of;  // by article
};
StoryOrder order_stories(std::span<const Article> articles);

}  // namespace store
