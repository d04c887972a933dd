// Languages as a visitor reads their names.
#pragma once

#include <string>

#include "app/strings/strings.h"

namespace app {

// "German" for "de", in the interface language (ICU's names); the tag itself where ICU knows none.
std::string language_name(const Strings& strings, const std::string& tag);

}  // namespace app
