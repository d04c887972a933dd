#include "store/installed/installed.h"

#include <sys/stat.h>

#include <charconv>

#include "platform/base/file.h"
#include "store/installed/state.h"
#include "store/installed/terminal.h"
#include "store/trust/manifest.h"

namespace store {
namespace {

// Whether the edition is there as its manifest has it, without reading it: that was done when it was installed.
bool stands_there(const std::string& data, const std::string& name) {
  const base::Result<std::string> text = base::read_file(manifest_path(data, name), max_manifest_bytes);
  if (!text) return false;
  const base::Result<Manifest> manifest = parse_manifest(text.value());
  struct stat info{};
  return manifest && stat(database_path(data, name).c_str(), &info) == 0 && S_ISREG(info.st_mode) &&
         static_cast<std::uint64_t>(info.st_size) == manifest.value().db_size;
}

std::uint64_t serial_in(const std::string& name) {
  std::uint64_t serial = 0;
  std::from_chars(name.data(), name.data() + name.find('-'), serial);
  return serial;
}

}  // namespace

base::Result<Installed> read_installed(const std::string& data) {
  const TerminalFile terminal = TRY(read_terminal(data));
  const State state = read_state(data).state.value_or(State{});
  for (const std::string& name : {state.current, state.previous}) {
    if (name.empty() || name == factory_edition || !stands_there(data, name)) continue;
    const bool current = name == state.current;
    return Installed{.path = database_path(data, name),
                     .name = name,
                     .serial = serial_in(name),
                     .confirmed = current && state.confirmed,
                     .safe = false,
                     .previous = current ? state.previous : std::string()};
  }
  return Installed{.path = terminal.factory,
                   .name = std::string(factory_edition),
                   .serial = 0,
                   .confirmed = state.current == factory_edition && state.confirmed,
                   .safe = state.safe,
                   .previous = state.current == factory_edition ? state.previous : std::string()};
}

}  // namespace store
