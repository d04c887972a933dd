// What stands above a text and describes it: front matter between "---", or the header of a saved letter. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "store/write/clean/html.h"
#include "store/write/clean/units.h"

namespace store {

struct Front {
  FrontMatter matter;
  std::vector<SourceLine> lines;  // those taken, their text clean; empty ones left out
  std::size_t taken = 0;          // how many of the source lines
};

// A block of "key: value" lines between two "---" at the very top; or two lines and more such as "From:", "Date:" and
// "Subject:", up to the first empty line, perhaps below the line that a forwarded letter begins with. The subject of a
// letter is its title. Or "Title:" and other such lines as tools write them that fetch a page.
Front read_front(std::span<const SourceLine> lines);

}  // namespace store
