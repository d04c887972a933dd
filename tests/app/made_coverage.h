// Stories put together in a test: articles of any length, language and date, and families of the sentences they share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/edition.h"

// Paragraphs of words that no other call of the same seed gives.
std::vector<std::string> filler_paragraphs(int count, unsigned seed);

// published: ISO 8601 to the minute, or "".
void add_article(store::StoryContents& story, const std::string& source, const std::string& published,
                 const std::vector<std::string>& paragraphs, const std::string& language = "en");

// An article and the words of it; every place of the words becomes a member. Every pair of members is aligned, in that
// class.
using Place = std::pair<int, std::string>;
void add_family(store::StoryContents& story, const std::string& label, const std::vector<Place>& places,
                store::PassageClass passage_class = store::PassageClass::verbatim);

// Seven sources. A in 0 1 2 3 5, B in 0 2 3 (twice in 2), C inside A in 0 and 1, D in 4 and 6 only.
store::StoryContents seven_sources();
// Arabic in 0 and 1, English in 2: A in all three, B in 0 and 1.
store::StoryContents two_scripts();
// 12,000 words in 0, a hundred in 1: A and B in both, in this order.
store::StoryContents long_and_short();
// Two short texts that share a dozen passages of two or three words, several to a line; and a third that has few of
// them.
store::StoryContents crowded();
// Four sources: A to H in 0, 1 and 2, one after the other; 3 has A and G alone, so B to F and then H are missing there.
store::StoryContents runs_missing();
// Four sources: nothing shared between 0, 1 and 2; A in 0 and 3.
store::StoryContents strangers();
