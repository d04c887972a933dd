// Process: what this program has cost the machine so far, as Linux counts it. For figures only: nothing decides by
// them.
#pragma once

namespace base {

struct ProcessCost {
  long rss_peak_kb = 0;              // most memory ever resident
  long private_dirty_kb = 0;         // memory that is this process's alone and cannot be dropped; now
  long voluntary_ctxt_switches = 0;  // of the calling process's first thread: how often it went to sleep
};
// 0 where /proc does not tell.
ProcessCost process_cost();

// Milliseconds since the process began, to the 10 ms the kernel notes it with.
double since_process_start_ms();

// Processor time of the calling thread, microseconds.
double thread_cpu_us();

}  // namespace base
