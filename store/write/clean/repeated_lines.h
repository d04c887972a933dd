// Lines that a site puts about every article: short ones (at most 14 words) among the first two or the last three
// blocks of an article that stand the same, and in such a place, in articles of different stories: in two of one
// source, or in three of any. Articles of one story may copy each other's sentences, so they count once. A line that
// any article has deeper in its text is none. Two passes, so that not every line of a large folder is remembered: the
// first tells by hashes which lines stand in two articles at all.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "store/article.h"

namespace store {

// Adds the hashes of the lines of an article that are short enough to be a site's own, each once.
void hash_repeatable_lines(const Article& article, std::vector<std::uint64_t>& hashes);

// What is known of those lines whose hashes are in `wanted`, which is sorted and must outlive this.
struct RepeatedLines {
  struct Places {
    std::set<std::string> stories;
    std::map<std::string, std::set<std::string>> stories_of_source;
    bool inside = false;  // of a body: not in the first or last blocks
  };
  std::span<const std::uint64_t> wanted;
  std::map<std::string, Places> lines;

  explicit RepeatedLines(std::span<const std::uint64_t> hashes) : wanted(hashes) {}
};
void note_lines(RepeatedLines& known, const Article& article);
std::set<std::string> repeated_of(const RepeatedLines& known);

bool holds_line(const Article& article, const std::set<std::string>& lines);

}  // namespace store
