// What a build says about the stories it found itself and about articles that are nearly the same text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/passages.h"
#include "store/write/import/import.h"

namespace app {

// A story that was found, and why.
struct GroupingReason {
  std::size_t shared_passages = 0;   // families with members in two of its articles
  std::optional<std::int64_t> days;  // between its earliest and its latest article; nothing without two dates
};
struct Grouping {
  std::string story_id;
  store::FoundStory found;
  GroupingReason reason;
};
// Two articles of which this share of the shorter one stands word for word in the other.
struct NearDuplicate {
  std::string a;
  std::string b;
  double share = 0;  // 0..1
};
struct Groupings {
  std::vector<Grouping> stories;  // of two articles and more
  std::size_t alone = 0;          // articles that are a story by themselves
  std::vector<NearDuplicate> near_duplicates;
};
Groupings explain(const store::ImportedFolder& folder, std::span<const store::Family> families);

// "12 shared passages, same day"
std::string reason_words(const Grouping& grouping);

// On standard error, a line for each story, and one for all articles that are nearly the same text.
void name_groupings(const std::string& path, const Groupings& groupings);

}  // namespace app
