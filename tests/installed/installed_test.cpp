// Which edition a reader opens: always one that is there.
#include "store/installed/installed.h"

#include <filesystem>

#include "doctest/doctest.h"
#include "store/installed/state.h"
#include "store/installed/terminal.h"
#include "store/trust/manifest.h"
#include "tests/scratch.h"

namespace {

constexpr std::size_t page = 4096;

store::Manifest manifest_of(std::uint64_t serial) {
  store::Manifest manifest;
  manifest.id = "town";
  manifest.serial = serial;
  manifest.title = "Town";
  manifest.built = "2026-11-22";
  manifest.schema = 4;
  manifest.payload_size = page;
  manifest.payload_b2 = std::string(128, 'a');
  manifest.db_size = page;
  manifest.db_b2 = std::string(128, 'a');
  manifest.compress = store::Compression::none;
  return manifest;
}

struct Terminal {
  Scratch data;
  store::State state;

  Terminal() {
    data.write("terminal", store::terminal_text({.id = "town", .factory = "/usr/share/town.edition"}));
    std::filesystem::create_directory(store::editions_folder(data.path));
  }
  std::string add(std::uint64_t serial) const {
    const store::Manifest manifest = manifest_of(serial);
    const std::string name = store::edition_name(serial, manifest.db_b2);
    write_bytes(store::manifest_path(data.path, name), store::manifest_text(manifest));
    write_bytes(store::database_path(data.path, name), std::string(page, 'x'));
    return name;
  }
  store::Installed installed() const {
    data.write("state.0", store::slot_text(state));
    const base::Result<store::Installed> read = store::read_installed(data.path);
    REQUIRE_MESSAGE(read, read.error().what);
    return read.value();
  }
};

}  // namespace

TEST_CASE("a terminal that was just set up reads the edition it came with") {
  const Terminal terminal;
  CHECK(terminal.installed().path == "/usr/share/town.edition");
  CHECK(terminal.installed().name == "factory");
  CHECK(terminal.installed().confirmed);
}

TEST_CASE("the current edition is read, with whether it was ever shown and what was before it") {
  Terminal terminal;
  terminal.state.current = terminal.add(5);
  terminal.state.previous = terminal.add(4);
  terminal.state.confirmed = false;
  const store::Installed installed = terminal.installed();
  CHECK(installed.path == store::database_path(terminal.data.path, terminal.state.current));
  CHECK(installed.serial == 5);
  CHECK(!installed.confirmed);
  CHECK(installed.previous == terminal.state.previous);
}

TEST_CASE("an edition that is gone or of another size is not read: the one before is, or the factory's") {
  Terminal terminal;
  terminal.state.current = terminal.add(5);
  terminal.state.previous = terminal.add(4);
  const std::string current = store::database_path(terminal.data.path, terminal.state.current);
  write_bytes(current, "short");
  CHECK(terminal.installed().serial == 4);
  CHECK(!terminal.installed().confirmed);
  std::filesystem::remove(current);
  CHECK(terminal.installed().serial == 4);
  std::filesystem::remove(store::manifest_path(terminal.data.path, terminal.state.previous));
  CHECK(terminal.installed().name == "factory");
}

TEST_CASE("with both slots lost the factory edition is read") {
  Terminal terminal;
  terminal.state.current = terminal.add(5);
  terminal.installed();
  terminal.data.write("state.0", "torn");
  CHECK(store::read_installed(terminal.data.path).value().name == "factory");
}

TEST_CASE("a folder that was never set up is said to be none") {
  const Scratch data;
  CHECK(store::read_installed(data.path).error().code == base::ErrorCode::not_found);
  data.write("terminal", "format=1\nid=town\n");
  CHECK(store::read_installed(data.path).error().code == base::ErrorCode::bad_input);
}
