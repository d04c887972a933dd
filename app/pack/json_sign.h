// What the commands about updates answer with --json: one object.
#pragma once

#include <string>

#include "store/trust/key_list.h"
#include "store/write/sign/bundle.h"

namespace app {

std::string bundle_json(const store::Bundle& bundle);
std::string key_list_json(const std::string& file, const store::KeyList& list);

}  // namespace app
