// The passage engine: which stretches of two texts are shared, and families over many texts. Pure functions.
// Stages, a file each: tokens -> seeds -> linking -> word alignment -> class -> families.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "store/passages.h"

namespace store {

enum class MatchPreset {
  news,  // keeps eight words, joins at most a clause: what editions are built with
  pan,   // joins long gaps, drops what is under 150 characters: plagiarism corpora
};

struct MatchText {
  std::string_view text;      // valid UTF-8; must outlive the call
  std::string_view language;  // BCP 47 or empty
};

// Passages two texts share, sorted by a.begin, b.begin. The background word weights come from the two texts alone.
std::vector<Passage> align(const MatchText& a, const MatchText& b, MatchPreset preset);

// Families over the articles of an edition: within each story every pair of articles is aligned. Sets every field of
// Family. `jobs` >= 1 threads; the result does not depend on it.
std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs);

}  // namespace store
