// Character references of HTML: "&amp;", "&#8217;", "&#x2019;". Pure.
#pragma once

#include <string>
#include <string_view>

namespace store {

// Appends what stands at text[at] == '&' to `out` and returns how many bytes it took: the character of a reference
// that ends in ';' and is known, otherwise the '&' itself.
std::size_t append_entity(std::string_view text, std::size_t at, std::string& out);

}  // namespace store
