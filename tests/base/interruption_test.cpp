#include "platform/base/interruption.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

struct Ended {
  int code = -1;
  std::string said;  // on standard error
};

// Runs `work` in a child process, with a watch over it, and sends it SIGTERM as soon as the watch is there.
Ended interrupt(const std::string& half_written, void (*work)(const base::Interruption&)) {
  std::array<int, 2> ready{};
  std::array<int, 2> error{};
  REQUIRE(pipe(ready.data()) == 0);
  REQUIRE(pipe(error.data()) == 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(error[1], STDERR_FILENO);
    {
      base::Interruption interruption(7, nullptr, "stopped here\n");
      interruption.remove_when_interrupted({half_written});
      if (write(ready[1], "x", 1) == 1) work(interruption);
    }
    _exit(3);
  }
  close(error[1]);
  Ended ended;
  char c = 0;
  CHECK(read(ready[0], &c, 1) == 1);
  kill(child, SIGTERM);
  while (read(error[0], &c, 1) == 1) ended.said += c;
  int status = -1;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  for (const int end : {ready[0], ready[1], error[0]}) close(end);
  return ended;
}

}  // namespace

TEST_CASE("work that looks at stop ends by itself, and its files are its own affair") {
  const Scratch scratch;
  write_bytes(scratch / "half", "x");
  const Ended ended = interrupt(scratch / "half", [](const base::Interruption& interruption) {
    while (!interruption.stop()) std::this_thread::yield();
  });
  CHECK(ended.code == 3);
  CHECK(ended.said.empty());
  CHECK(std::filesystem::exists(scratch / "half"));
}

TEST_CASE("work that does not look is ended, its half-written file removed, and its last words said") {
  const Scratch scratch;
  write_bytes(scratch / "half", "x");
  const Ended ended = interrupt(scratch / "half", [](const base::Interruption&) {
    for (;;) pause();
  });
  CHECK(ended.code == 7);
  CHECK(ended.said == "stopped here\n");
  CHECK_FALSE(std::filesystem::exists(scratch / "half"));
}
