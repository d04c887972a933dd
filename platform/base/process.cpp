#include "platform/base/process.h"

#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
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

// "PROCESS MILLISECONDS": when start_anew() has been called, on the clock since the machine's start. The kernel only
// knows when a process was made.
constexpr const char* begun_variable = "LECTERN_BEGUN";

double milliseconds(const timespec& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double since_boot_ms() {
  timespec now = {};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return milliseconds(now);
}

// Of this process; others may have inherited the variable.
std::optional<double> begun_anew_ms() {
  const char* begun = std::getenv(begun_variable);
  if (begun == nullptr) return std::nullopt;
  std::istringstream words(begun);
  long process = 0;
  double at_ms = 0;
  if (!(words >> process >> at_ms) || process != getpid()) return std::nullopt;
  return at_ms;
}

}  // namespace

ProcessCost process_cost() {
  return {.rss_peak_kb = number_of("/proc/self/status", "VmHWM"),
          .private_dirty_kb = number_of("/proc/self/smaps_rollup", "Private_Dirty"),
          .voluntary_ctxt_switches = number_of("/proc/self/status", "voluntary_ctxt_switches")};
}

double since_process_start_ms() {
  if (const std::optional<double> begun_ms = begun_anew_ms()) return since_boot_ms() - *begun_ms;
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
  return since_boot_ms() - ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double thread_cpu_us() {
  timespec used = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return milliseconds(used) * 1e3;
}

Error start_anew(const std::vector<std::string>& arguments, const std::string& name, const std::string& value) {
  // By its path: what is run as /proc/self/exe is called "exe" by every tool.
  char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0) return {ErrorCode::io, "/proc/self/exe cannot be read; is /proc mounted?"};
  path[length] = '\0';
  setenv(name.c_str(), value.c_str(), 1);
  std::ostringstream begun;
  begun << getpid() << ' ' << std::fixed << since_boot_ms();
  setenv(begun_variable, begun.str().c_str(), 1);
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers;
  pointers.reserve(copies.size() + 1);
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  // Libraries open their files so already; whoever does not is made to. Kernels before 5.11 leave it at that.
  constexpr unsigned first = 3;
  syscall(SYS_close_range, first, ~0U, CLOSE_RANGE_CLOEXEC);
  execv(path, pointers.data());
  return {ErrorCode::io, std::string(path) + " cannot be started anew: " + std::strerror(errno)};
}

std::optional<std::string> take_variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  std::string taken = value;
  unsetenv(name);
  return taken;
}

void keep_memory_private() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace base
