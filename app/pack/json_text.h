// What the answers for machines have in common.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "platform/base/utf8.h"

namespace app {

using Json = nlohmann::ordered_json;

// On one line; bytes that are no UTF-8 become U+FFFD.
inline std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

inline Json range_pair(base::TextRange range) { return Json::array({range.begin, range.end}); }

}  // namespace app
