// Process: what this program has cost the machine so far, as Linux counts it (for figures only: nothing decides by
// them), how it begins anew, and who may look into its memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace base {

struct ProcessCost {
  long rss_peak_kb = 0;              // most memory ever resident
  long private_dirty_kb = 0;         // memory that is this process's alone and cannot be dropped; now
  long voluntary_ctxt_switches = 0;  // of the calling process's first thread: how often it went to sleep
};
// 0 where /proc does not tell.
ProcessCost process_cost();

// Milliseconds since the process began, to the 10 ms the kernel notes it with; since start_anew() where that has made
// it begin anew.
double since_process_start_ms();

// Processor time of the calling thread, microseconds.
double thread_cpu_us();

// Begins the program anew in this process, which keeps its id: nothing of its memory is left, its files are closed. The
// arguments are those of main(); the environment is as it was, with `name` = `value`. Gives only why it failed.
Error start_anew(const std::vector<std::string>& arguments, const std::string& name, const std::string& value);

// The value of a variable of the environment, which forgets it. Requires: one thread.
std::optional<std::string> take_variable(const char* name);

// What is in memory never gets onto a disk as a core dump, nor to other programs of the same user.
void keep_memory_private();

}  // namespace base
