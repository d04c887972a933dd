// Addresses that a tool wrote into the lines of a page: link numbers with their list at the end (lynx, elinks, w3m)
// and addresses in square brackets behind the words they belong to (print views). Pure, linear.
#pragma once

#include <vector>

#include "store/write/clean/html.h"

namespace store {

// Takes them out of `lines`. Returns the lines of the list at the end, their text clean: they are no part of the page.
std::vector<SourceLine> take_addresses(std::vector<SourceLine>& lines);

}  // namespace store
