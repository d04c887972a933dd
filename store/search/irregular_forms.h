// Irregular forms: words of one meaning that no stemmer of endings brings together, "mice" and "mouse". English alone:
// the Snowball stemmers of other languages that editions come in know most of theirs. Left out are those that mean
// something else as often ("left", "found", "lay").
#pragma once

#include <string_view>
#include <vector>

namespace store {

// The other forms of a folded word; none for most. Views of constants.
std::vector<std::string_view> irregular_forms(std::string_view word);

}  // namespace store
