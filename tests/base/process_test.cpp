// What a process may keep and show: variables that are taken, memory that is nobody else's.
#include "platform/base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

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
