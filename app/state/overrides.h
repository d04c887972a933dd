// Overrides: what the staff have set on the admin screen, over what lectern.toml says. Values are kept as lectern.toml
// would have them and read by the same rules.
#pragma once

#include <array>
#include <string>

#include "app/config/config.h"
#include "platform/base/result.h"

namespace app {

constexpr std::array<const char*, 6> staff_settings{"idle_seconds", "attract", "blank_from",
                                                    "blank_to",     "theme",   "type_size"};

// Reads them over what `loaded` holds; a damaged file is a problem and changes nothing.
void apply_overrides(const std::string& folder, LoadedConfig& loaded);

// Keeps the staff's settings of `config`; Fails as write_record() does.
base::Result<void> keep_overrides(const std::string& folder, const Config& config);

}  // namespace app
