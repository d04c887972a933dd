// Languages as a visitor reads their names.
#pragma once

#include <string>
#include <vector>

#include "app/strings/strings.h"

namespace app {

// "German" for "de", in the interface language (ICU's names); the tag itself where ICU knows none.
std::string language_name(const Strings& strings, const std::string& tag);

// "Deutsch" for "de": as those who speak it call it; with a capital where its script has them.
std::string own_name(const std::string& tag);

// The languages whose words stand in `folder` (as for load_catalogue()), and English, as BCP 47 tags sorted by their
// own names. Pseudo-languages, which are made for tests, are no language. A folder that cannot be read has English
// alone.
std::vector<std::string> languages_in(const std::string& folder);

}  // namespace app
