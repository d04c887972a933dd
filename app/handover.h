// Handover: all that a program image tells the next one when a visit is over: why, how many there were, which window
// still stands on the screen, and times. Not a word of the visit. It goes through one environment variable.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/model.h"

namespace app {

constexpr const char* handover_variable = "LECTERN_AFTER";

struct Handover {
  VisitEnd end = VisitEnd::idle;
  std::int32_t visits = 0;                           // that have ended
  std::uint64_t window = 0;                          // number of the window that stands; 0: none
  double ended_ms = 0;                               // on the monotonic clock
  std::optional<double> leave_at_ms = std::nullopt;  // what --exit-after comes to
};

// "idle visits=3 window=4194305 ended=8123.250 leave=90000.000"
std::string handover_text(const Handover& handover);
// Nothing for a text that is none.
std::optional<Handover> parse_handover(std::string_view text);

}  // namespace app
