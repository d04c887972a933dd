// Snippet: the stretch of a text that shows best why it was found, in one line. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/search/scan.h"

namespace store {

struct Snippet {
  std::string text;                    // "…" where a sentence is cut; no line breaks
  std::vector<base::TextRange> marks;  // of `text`
};

// About so long, in code points; never cut inside a word.
constexpr std::size_t snippet_letters = 190;

// `scan` is that of `text`. Without a hit it is the beginning of the text.
Snippet make_snippet(std::string_view text, const TextScan& scan, std::span<const double> weights);

// The words found in a text that is shown whole, such as a title.
std::vector<base::TextRange> marks_of(const TextScan& scan);

}  // namespace store
