#include "app/handover.h"

#include <cstdio>
#include <cstring>

#include "app/visit.h"

namespace app {

std::string handover_text(const Handover& handover) {
  char text[200];
  std::snprintf(text, sizeof text, "%s visits=%d window=%llu ended=%.3f", name_of(handover.end), handover.visits,
                static_cast<unsigned long long>(handover.window), handover.ended_ms);
  std::string whole = text;
  if (handover.leave_at_ms) {
    std::snprintf(text, sizeof text, " leave=%.3f", *handover.leave_at_ms);
    whole += text;
  }
  return whole;
}

std::optional<Handover> parse_handover(std::string_view text) {
  const std::string whole(text);
  char end[20] = "";
  Handover handover;
  unsigned long long window = 0;
  int read = 0;
  if (std::sscanf(whole.c_str(), "%19s visits=%d window=%llu ended=%lf%n", end, &handover.visits, &window,
                  &handover.ended_ms, &read) != 4)
    return std::nullopt;
  const std::optional<VisitEnd> named = visit_end_named(end);
  if (!named || handover.visits < 0) return std::nullopt;
  handover.end = *named;
  handover.window = window;
  double leave_at_ms = 0;
  const char* rest = whole.c_str() + read;
  int more = 0;
  if (std::sscanf(rest, " leave=%lf%n", &leave_at_ms, &more) == 1) handover.leave_at_ms = leave_at_ms;
  if (std::strlen(rest) != static_cast<std::size_t>(more)) return std::nullopt;
  return handover;
}

}  // namespace app
