// Guard: what can be said against a client of `serve`, and its secrets.
#pragma once

#include <cstdint>
#include <string>

#include "app/install/events.h"
#include "app/state/pin.h"

namespace app {

// Whether the path leads to a folder below `sticks`, links and `..` followed.
bool is_below(const std::string& sticks, const std::string& path);

Event pin_event(PinAnswer answer, std::int64_t wait_ms);

// Nothing of it stays in memory.
void forget(std::string& secret);

}  // namespace app
