// Request: one line from a client of `serve`, as plain data, and what can be said against it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/install/events.h"
#include "app/state/pin.h"

namespace app {

enum class Asked : std::uint8_t { status, offer, install, watch, confirm, rollback, cancel };

struct Request {
  Asked what = Asked::status;
  std::string stick;
  std::string path;
  std::string pin;
  std::uint64_t serial = 0;
  bool yes = false;
};

// Nothing for a line that is not exactly a request.
std::optional<Request> parse_request(std::string_view line);

// Whether the path leads to a folder below `sticks`, links and `..` followed.
bool is_below(const std::string& sticks, const std::string& path);

Event pin_event(PinAnswer answer, std::int64_t wait_ms);

// Nothing of it stays in memory.
void forget(std::string& secret);

}  // namespace app
