// lectern-pack: the librarian's tool.
#include <iostream>
#include <new>
#include <optional>
#include <system_error>
#include <variant>

#include "app/pack/commands.h"
#include "app/pack/options.h"
#include "platform/base/interruption.h"

namespace {

constexpr const char* interrupted = "lectern-pack: interrupted; nothing was left half-written\n";

void say_no_memory() {
  std::cerr << "lectern-pack: there is not enough memory; nothing was left half-written. Close other programs, take "
               "fewer --jobs, or a machine with more\n";
}

app::ExitCode run_command(const app::Command& command) {
  std::optional<base::Interruption> interruption;
  app::ExitCode code = app::exit_finding;
  try {
    interruption.emplace(app::exit_interrupted, nullptr, interrupted);
    code = std::visit([&](const auto& options) { return run(options, *interruption); }, command);
  } catch (const std::bad_alloc&) {
    say_no_memory();
  } catch (const std::system_error&) {  // there is not even room for a thread
    say_no_memory();
  }
  if (!interruption || !interruption->stop()) return code;
  std::cerr << interrupted;
  return app::exit_interrupted;
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const std::variant<app::Command, app::ExitCode> asked = app::parse_options(count, words);
  app::ExitCode code = app::exit_done;
  if (const auto* command = std::get_if<app::Command>(&asked)) {
    code = run_command(*command);
  } else {
    code = std::get<app::ExitCode>(asked);
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "standard output: cannot be written; make room, or send it elsewhere\n";
    return app::exit_finding;
  }
  return code;
}
