// The inspecting child for tests: does what lectern-install does with its hidden command, or misbehaves as it is told.
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/sandbox/confine.h"
#include "store/install/inspect.h"

namespace {

int misbehave(const std::string& how) {
  if (how == "crash") std::abort();
  if (how == "vanish") return 3;
  if (how == "silent") return pause();
  if (how == "senseless") return std::puts("hello") < 0;
  if (how == "endless") {
    while (std::fputs("at 5\n", stdout) >= 0) std::fflush(stdout);
  }
  if (how == "long line") return std::puts(std::string(100000, 'x').c_str()) < 0;
  if (how == "wrong code") return std::puts("end FINE x") < 0;
  if (how == "escape" && sandbox::confine({})) return socket(AF_INET, SOCK_STREAM, 0) < 0;
  return 4;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> arguments(words + 1, words + count);
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first != "inspect") return misbehave(first);
  arguments.erase(arguments.begin());
  return store::inspect_child(arguments);
}
