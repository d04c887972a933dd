// Stories for the articles that nobody put into one: grouped by what they tell and when, see likeness.h and cluster.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "platform/base/task.h"
#include "store/article.h"
#include "store/write/match/outline.h"

namespace store {

// A group that was found.
struct FoundStory {
  std::string story;               // its title
  std::vector<std::string> files;  // of the articles that were put into it, in the order they were given
  float likeness = 0;              // of the pairs of its articles, on average; 0 for a single article
  bool told = false;               // the story is the librarian's own, and these articles were found to belong to it
};

// Gives every article without a story one. Rules:
// - Groups that tell of one event become a story, titled as its earliest article is (the first one given, without
//   dates). A title that is taken gets a number.
// - A group that holds articles of exactly one told story joins that. Told stories are never changed.
// - When all articles without a story are one group of their own, it is called `only_story`.
// What a group holds depends on its own articles alone, and on others only when they are like them.
// `outlines` are the articles' own, title and text; they are borrowed and given back. The texts are not looked at. Once
// `task` is stopped the rest is left out, soon.
std::vector<FoundStory> group_stories(std::span<Article* const> articles, std::span<Outline> outlines,
                                      const std::string& only_story, const base::Task& task);
// The same, outlines made of the articles.
std::vector<FoundStory> group_stories(std::span<Article* const> articles, const std::string& only_story, int jobs);

}  // namespace store
