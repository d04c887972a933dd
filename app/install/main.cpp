// lectern-install: the only program that writes what a terminal has installed.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <new>
#include <optional>
#include <system_error>

#include "app/install/commands.h"
#include "app/install/serve.h"
#include "platform/base/interruption.h"
#include "store/install/inspect.h"

namespace {

struct Asked {
  std::string data;
  std::string source;
  store::NewTerminal terminal;
  std::uint64_t serial = 0;
  app::ServeRequest serve{{}, {}, "/var/lib/lectern", "/run/lectern/sticks"};
  bool yes = false;
  bool quick = false;
  bool json = false;
};

// Progress goes to a terminal only, where each line replaces the one before.
app::Tell telling(bool json) {
  if (json) {
    return [](const app::Event& event) {
      std::printf("%s\n", event.json.c_str());
      std::fflush(stdout);
    };
  }
  const bool terminal = isatty(STDERR_FILENO) == 1;
  return [terminal](const app::Event& event) {
    if (event.passing) {
      if (terminal) std::fprintf(stderr, "\r\033[K%s", event.text.c_str());
      return;
    }
    if (terminal) std::fputs("\r\033[K", stderr);
    if (!event.text.empty()) std::printf("%s\n", event.text.c_str());
    std::fflush(stdout);
  };
}

CLI::App* add_command(CLI::App& app, Asked& asked, const char* name, const char* meaning) {
  CLI::App* command = app.add_subcommand(name, meaning);
  command->add_option("--data", asked.data, "the terminal's data folder")->type_name("DIR")->required();
  command->add_flag("--json", asked.json, "one JSON object a line, on standard output");
  return command;
}

void describe_init(CLI::App& app, Asked& asked) {
  CLI::App* init = add_command(app, asked, "init", "set up an empty data folder, once");
  init->add_option("--root", asked.terminal.root, "public key that signs lists of keys")->type_name("FILE")->required();
  init->add_option("--keys", asked.terminal.key_list, "list of keys, its signature beside it")
      ->type_name("FILE")
      ->required();
  init->add_option("--factory", asked.terminal.factory, "edition that comes with the terminal; it stays where it is")
      ->type_name("EDITION")
      ->required();
  init->add_flag("--any-filesystem", asked.terminal.any_filesystem,
                 "for trying out: not only on ext4 and f2fs. A power cut may then cost every edition");
}

void describe_serve(CLI::App& app, Asked& asked) {
  CLI::App* serving = add_command(app, asked, "serve", "wait for what the reader asks, at a socket");
  serving->add_option("--socket", asked.serve.socket, "where to listen")->type_name("SOCKET")->required();
  serving->add_option("--state", asked.serve.state, "the reader's state folder: the PIN is there")->type_name("DIR");
  serving->add_option("--sticks", asked.serve.sticks, "below it sticks are mounted; nothing else is read")
      ->type_name("DIR");
}

void describe(CLI::App& app, Asked& asked) {
  describe_init(app, asked);
  describe_serve(app, asked);
  CLI::App* offering = add_command(app, asked, "offer", "say what a stick holds; nothing is changed");
  CLI::App* installing = add_command(app, asked, "install", "install the newest edition of a stick");
  for (CLI::App* command : {offering, installing}) {
    command->add_option("--stick", asked.source, "where the stick is mounted")->type_name("DIR")->required();
    command->add_flag("--yes", asked.yes, "also an edition that did not work before");
  }
  CLI::App* inbox = add_command(app, asked, "inbox", "install the newest edition of a folder that others fill");
  inbox->add_option("inbox", asked.source, "the folder")->type_name("DIR")->required();
  add_command(app, asked, "rollback", "go back to the edition before");
  add_command(app, asked, "status", "say what is installed");
  CLI::App* recovering =
      add_command(app, asked, "recover", "before each start of the reader: leave what does not work");
  recovering->add_flag("--quick", asked.quick, "do not read all of the edition");
  CLI::App* confirming = add_command(app, asked, "confirm", "the reader has shown the edition");
  confirming->add_option("--serial", asked.serial, "its serial number")->type_name("N")->required();
  add_command(app, asked, "audit", "read every byte of what is installed; nothing is changed");
}

int run(const CLI::App& app, const Asked& asked, const app::Tell& tell) {
  const base::Result<local::Signal> woken = local::create_signal();
  if (!woken) {
    std::fprintf(stderr, "%s\n", woken.error().what.c_str());
    return app::exit_refused;
  }
  base::Interruption interruption(app::exit_refused, [&] { woken.value().raise(); });
  const std::atomic<bool>& stop = interruption.stop();
  const std::string name = app.get_subcommands().front()->get_name();
  const bool inbox = name == "inbox";
  const app::SourceRequest request{
      asked.data, asked.source, inbox ? store::SourceKind::inbox : store::SourceKind::stick, {}, asked.yes};
  if (name == "serve") {
    app::ServeRequest serving = asked.serve;
    serving.data = asked.data;
    return app::serve(serving, stop, woken.value());
  }
  if (name == "init") return app::set_up(asked.data, asked.terminal, tell);
  if (name == "offer") return app::offer(request, tell);
  if (name == "install" || inbox) return app::install(request, stop, tell);
  if (name == "rollback") return app::roll_back(asked.data, tell);
  if (name == "recover")
    return app::recover(asked.data, asked.quick ? store::Thorough::no : store::Thorough::yes, tell);
  if (name == "confirm") return app::confirm(asked.data, asked.serial, tell);
  return name == "audit" ? app::audit(asked.data, stop, tell) : app::status(asked.data, tell);
}

}  // namespace

int main(int count, char** words) {
  // Not for people: what this program starts itself, to look at a database.
  if (count > 1 && words[1] == std::string_view(app::inspect_command))
    return store::inspect_child(std::vector<std::string>(words + 2, words + count));
  // Whoever listens may go: an update goes on. What is too large for a limit is an error like any other.
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
  Asked asked;
  CLI::App app{"Installs editions on a terminal: verified before they are read, and safe against every power cut.",
               "lectern-install"};
  app.set_version_flag("--version", "lectern-install " LECTERN_VERSION);
  app.footer("Example:\n  lectern-install install --data /var/lib/lectern/data --stick /media/stick");
  app.require_subcommand(1);
  describe(app, asked);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? app::exit_done : app::exit_usage;
  }
  const app::Tell tell = telling(asked.json);
  try {
    return run(app, asked, tell);
  } catch (const std::bad_alloc&) {
    tell(app::end_event({store::EndCode::internal, app::no_memory}));
  } catch (const std::system_error&) {  // there is not even room for a thread
    tell(app::end_event({store::EndCode::internal, app::no_memory}));
  }
  return app::exit_refused;
}
