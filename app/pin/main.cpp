// lectern-pin: sets and forgets the PIN of a terminal. A forgotten PIN is the technician's: sudo lectern-pin set.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "app/config/config.h"
#include "app/state/pin.h"
#include "platform/base/unseen.h"

namespace {

constexpr int exit_done = 0;
constexpr int exit_refused = 1;
constexpr int exit_usage = 2;

struct Asked {
  std::optional<std::string> state;
  std::optional<std::string> config;
};

int refuse(const std::string& sentence) {
  std::fprintf(stderr, "lectern-pin: %s\n", sentence.c_str());
  return exit_refused;
}

std::string line_typed(const char* question, bool ask) {
  if (ask) std::fputs(question, stderr);
  std::string line;
  std::getline(std::cin, line);
  if (ask) std::fputs("\n", stderr);
  return line;
}

int set(const std::string& folder) {
  const base::Unseen unseen;
  const std::string digits = line_typed("New PIN, six to twelve digits: ", unseen.is_terminal());
  if (!app::is_pin(digits)) return refuse("a PIN has six to twelve digits and nothing else; nothing was changed");
  if (unseen.is_terminal() && line_typed("Once more: ", true) != digits)
    return refuse("these were two different ones; nothing was changed");
  if (mkdir(folder.c_str(), 0700) == 0) std::fprintf(stderr, "lectern-pin: made the folder %s\n", folder.c_str());
  const base::Result<void> done = app::set_pin(folder, digits);
  return done ? exit_done : refuse(done.error().what);
}

int forget(const std::string& folder) {
  const base::Result<void> done = app::forget_pin(folder);
  return done ? exit_done : refuse(done.error().what);
}

int tell(const std::string& folder) {
  const app::Pin pin = app::read_pin(folder);
  switch (pin.state) {
    case app::PinState::never_set:
      std::puts("no PIN is set");
      return exit_done;
    case app::PinState::set:
      std::printf("a PIN is set; %u failed attempts; the next may come in %lld s\n", pin.failed,
                  static_cast<long long>((app::wait_ms(pin, app::moment_now()) + 999) / 1000));
      return exit_done;
    case app::PinState::locked:
      break;
  }
  return refuse(pin.what);
}

std::string folder_of(const Asked& asked) {
  const app::LoadedConfig loaded = app::load_configs(asked.config, asked.state);
  for (const std::string& problem : loaded.problems) std::fprintf(stderr, "%s\n", problem.c_str());
  return loaded.config.state_folder;
}

}  // namespace

int main(int count, char** words) {
  Asked asked;
  CLI::App app{"Sets and forgets the PIN that opens the admin screen of a terminal and leads out of its kiosk.",
               "lectern-pin"};
  app.set_version_flag("--version", "lectern-pin " LECTERN_VERSION);
  app.footer("Example:\n  sudo lectern-pin set\n  printf '%s' 271828 | sudo lectern-pin set --state /var/lib/lectern");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--state", asked.state, "the terminal's state folder (default: as lectern.toml says)")
      ->type_name("DIR");
  app.add_option("--config", asked.config, "read the settings from this file, and from no other")->type_name("FILE");
  const CLI::App* setting = app.add_subcommand("set", "ask for a PIN, or read one from standard input, and set it");
  const CLI::App* forgetting =
      app.add_subcommand("forget", "forget the PIN: the terminal asks for a new one, as when it was new");
  app.add_subcommand("status", "say whether a PIN is set, and how many attempts have failed");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  const std::string folder = folder_of(asked);
  if (setting->parsed()) return set(folder);
  return forgetting->parsed() ? forget(folder) : tell(folder);
}
