// What the inspecting child says on its standard output, a line at a time:
//
//   at THOUSANDTHS       often
//   end CODE WHAT        last; INSTALLED stands for "nothing is wrong"
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <new>
#include <optional>

#include "platform/sandbox/confine.h"
#include "store/install/inspect.h"
#include "store/install/inspect_words.h"

namespace store {
namespace {

// One write for each line: nothing waits in a buffer when the child is killed.
void say(std::string line) {
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  line.resize(std::min(line.size(), most_line_bytes - 1));
  line += '\n';
  if (write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(1);  // nobody listens any more
}

void say(const Outcome<void>& outcome) {
  const End end = outcome ? End{EndCode::installed, ""} : outcome.error();
  std::string line(said_end);
  say(line.append(name_of(end.code)).append(" ").append(end.what));
}

Outcome<void> inspect_confined(const InspectionOrder& order) {
  const base::Result<sandbox::Held> held = sandbox::confine({{order.path}, order.memory_bytes, order.cpu_seconds});
  if (!held) return End{EndCode::internal, "cannot be inspected safely here: " + held.error().what};
  int told = -1;
  unsigned calls = 0;
  const base::Task task{1, nullptr, [&](std::size_t done, std::size_t) {
                          // Also now and then where nothing rises: silence would be taken for the end.
                          constexpr unsigned often = 64;
                          if (static_cast<int>(done) == told && ++calls % often != 0) return;
                          told = static_cast<int>(done);
                          say(said_at + std::to_string(told));
                        }};
  return inspect_database(order.path, order.manifest, task);
}

}  // namespace

int inspect_child(const std::vector<std::string>& arguments) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::optional<InspectionOrder> order = parse_order(arguments);
  if (!order) return 2;
  try {
    say(inspect_confined(*order));
  } catch (const std::bad_alloc&) {
    say(End{EndCode::database_bad, "reading it takes more memory than there is"});
  }
  // No destructor, no handler: what was read may have made them anybody's.
  _exit(0);
}

}  // namespace store
