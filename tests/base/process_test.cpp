// What a process may keep and show: variables that are taken, memory that is nobody else's.
#include "platform/base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <string>

#include "doctest/doctest.h"

TEST_CASE("a variable that is taken is there once") {
  setenv("LECTERN_TEST_VARIABLE", "window=3", 1);
  CHECK(base::take_variable("LECTERN_TEST_VARIABLE") == "window=3");
  CHECK_FALSE(base::take_variable("LECTERN_TEST_VARIABLE").has_value());
}

TEST_CASE("memory that is kept private is never dumped") {
  // In a child: it cannot be taken back.
  const pid_t child = fork();
  if (child == 0) {
    base::keep_memory_private();
    rlimit limit{1, 1};
    getrlimit(RLIMIT_CORE, &limit);
    _exit(limit.rlim_cur == 0 && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a program that has begun anew counts its time from there, another process from its own beginning") {
  const double before_ms = base::since_process_start_ms();
  const auto begun = [](int process, double ago_ms) {
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double at_ms = static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6 - ago_ms;
    setenv("LECTERN_BEGUN", (std::to_string(process) + " " + std::to_string(at_ms)).c_str(), 1);
    return base::since_process_start_ms();
  };
  constexpr double hour_ms = 3'600'000;
  CHECK(begun(getpid(), hour_ms) >= hour_ms);
  CHECK(begun(getpid(), hour_ms) < hour_ms + before_ms + 60'000);
  CHECK(begun(getpid() + 1, hour_ms) < hour_ms);
  setenv("LECTERN_BEGUN", "nonsense", 1);
  CHECK(base::since_process_start_ms() >= before_ms);
  unsetenv("LECTERN_BEGUN");
}
