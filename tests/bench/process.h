// What a program costs the machine, read from /proc: the figures of the tables in tests/bench/.
#pragma once

#include <unistd.h>
#include <cstdio>
#include <ctime>

#include <fstream>
#include <sstream>
#include <string>

namespace bench {

// A number of b after "Name:" in a file of /proc, or 0.
inline long proc_value(const char* file, const std::string& name) {
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(name + ":")) return std::stol(line.substr(name.size() + 1));
  }
  return 0;
}

// Milliseconds since this process began, to the 10 ms the kernel notes it with.
inline double since_start_ms() {
  std::ifstream file("/proc/self/stat");
  std::string all;
  std::getline(file, all);
  std::istringstream fields(all.substr(all.rfind(')') + 2));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  double ticks = 0;
  fields >> ticks;
  timespec now = {};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const double now_ms = static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  return now_ms - ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// One JSON object with the names `lectern --stats` uses.
inline void print_stats(double first_frame_ms, int frames, int wakeups, const char* gl_renderer) {
  printf(
      "{\"first_frame_ms\":%.1f,\"frames\":%d,\"loop_wakeups\":%d,\"voluntary_ctxt_switches\":%ld,"
      "\"rss_peak_kb\":%ld,\"private_dirty_kb\":%ld,\"gl_renderer\":\"%s\"}\n",
      first_frame_ms, frames, wakeups, proc_value("/proc/self/status", "voluntary_ctxt_switches"),
      proc_value("/proc/self/status", "VmHWM"), proc_value("/proc/self/smaps_rollup", "Private_Dirty"), gl_renderer);
}

}  // namespace bench
