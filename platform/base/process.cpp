#include "platform/base/process.h"

#include <unistd.h>

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace base {
namespace {

// The number after "Name:" in a file of /proc.
long number_of(const char* file, const std::string& name) {
  std::ifstream lines(file);
  long number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(name + ":")) std::istringstream(line.substr(name.size() + 1)) >> number;
  }
  return number;
}

double milliseconds(const timespec& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

ProcessCost process_cost() {
  return {.rss_peak_kb = number_of("/proc/self/status", "VmHWM"),
          .private_dirty_kb = number_of("/proc/self/smaps_rollup", "Private_Dirty"),
          .voluntary_ctxt_switches = number_of("/proc/self/status", "voluntary_ctxt_switches")};
}

double since_process_start_ms() {
  std::ifstream file("/proc/self/stat");
  std::string all;
  std::getline(file, all);
  const std::size_t name_end = all.rfind(')');  // the name before it may hold anything
  if (name_end == std::string::npos) return 0;
  std::istringstream fields(all.substr(name_end + 2));
  constexpr int state_field = 3;
  constexpr int start_field = 22;  // proc(5)
  std::string skipped;
  for (int field = state_field; field < start_field; ++field) fields >> skipped;
  double ticks = 0;
  fields >> ticks;
  timespec now = {};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return milliseconds(now) - ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double thread_cpu_us() {
  timespec used = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return milliseconds(used) * 1e3;
}

}  // namespace base
