// One JSON object with the names `lectern --stats` uses, for the programs here that are measured beside it.
#pragma once

#include <cstdio>

#include "platform/base/process.h"

namespace bench {

inline void print_stats(double first_frame_ms, int frames, int wakeups, const char* gl_renderer) {
  const base::ProcessCost cost = base::process_cost();
  printf(
      "{\"first_frame_ms\":%.1f,\"frames\":%d,\"loop_wakeups\":%d,\"voluntary_ctxt_switches\":%ld,"
      "\"rss_peak_kb\":%ld,\"private_dirty_kb\":%ld,\"gl_renderer\":\"%s\"}\n",
      first_frame_ms, frames, wakeups, cost.voluntary_ctxt_switches, cost.rss_peak_kb, cost.private_dirty_kb,
      gl_renderer);
}

}  // namespace bench
