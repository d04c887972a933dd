// What becomes of an edition after it was installed: shown, not shown, damaged, gone back from.
#include <filesystem>

#include "doctest/doctest.h"
#include "store/install/audit.h"
#include "store/install/recover.h"
#include "store/installed/installed.h"
#include "tests/install/made_terminal.h"

namespace {

namespace fs = std::filesystem;

std::string recover(const MadeTerminal& terminal, store::Thorough thorough = store::Thorough::yes) {
  store::DataFolder data = terminal.open();
  const store::Outcome<void> done = store::recover(data, thorough);
  return done ? "" : std::string(name_of(done.error().code));
}

std::string current(const MadeTerminal& terminal) { return terminal.open(store::Access::read).state().current; }

void flip_a_byte(const std::string& path) {
  std::string bytes = bytes_of(path);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_bytes(path, bytes);
}

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("an edition that three starts have not shown is left for the one before, and that for the factory's") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  const std::string second = terminal.install({.serial = 9});
  for (int start = 0; start < 3; ++start) CHECK(recover(terminal).empty());
  CHECK(current(terminal) == second);
  CHECK(recover(terminal) == "ROLLED_BACK");
  CHECK(current(terminal) == first);
  CHECK(terminal.verdict() == "REFUSED_BEFORE");
  CHECK(recover(terminal).empty());
  CHECK(recover(terminal).empty());
  CHECK(recover(terminal) == "ROLLED_BACK");
  CHECK(current(terminal) == "factory");
  CHECK(terminal.open().state().safe);
  for (int start = 0; start < 9; ++start) CHECK(recover(terminal).empty());
  CHECK(terminal.open().state().floor.serial == 9);
}

TEST_CASE("an edition that was shown stays, however often the terminal starts") {
  const MadeTerminal terminal;
  const std::string name = terminal.install({.serial = 8});
  for (int start = 0; start < 9; ++start) {
    CHECK(recover(terminal).empty());
    store::DataFolder data = terminal.open();
    REQUIRE(store::confirm(data, 8));
    CHECK(data.state().confirmed);
    CHECK(data.state().attempts == 0);
  }
  CHECK(current(terminal) == name);
}

TEST_CASE("only the current edition can be confirmed, and doing it twice writes nothing") {
  const MadeTerminal terminal;
  terminal.install({.serial = 8});
  store::DataFolder data = terminal.open();
  CHECK(!store::confirm(data, 7));
  REQUIRE(store::confirm(data, 8));
  const std::uint64_t generation = data.state().generation;
  REQUIRE(store::confirm(data, 8));
  CHECK(data.state().generation == generation);
}

TEST_CASE("an edition whose bytes have changed is left, and may be installed again") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  const std::string second = terminal.install({.serial = 9});
  flip_a_byte(store::database_path(terminal.data, second));
  CHECK(!store::audit(terminal.open(store::Access::read), {}).empty());
  CHECK(recover(terminal, store::Thorough::no).empty());
  CHECK(recover(terminal) == "ROLLED_BACK");
  CHECK(current(terminal) == first);
  CHECK(store::audit(terminal.open(store::Access::read), {}).empty());
  CHECK(terminal.verdict() == "INSTALLED");
  flip_a_byte(store::database_path(terminal.data, first));
  CHECK(recover(terminal) == "ROLLED_BACK");
  CHECK(current(terminal) == "factory");
  CHECK(terminal.verdict() == "INSTALLED");
  CHECK(terminal.install({.serial = 9}) == second);
}

TEST_CASE("where both editions are damaged at once the factory's is read") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  const std::string second = terminal.install({.serial = 9});
  for (const std::string& name : {first, second}) flip_a_byte(store::database_path(terminal.data, name));
  CHECK(recover(terminal) == "ROLLED_BACK");
  CHECK(current(terminal) == "factory");
}

TEST_CASE("an edition that is gone is left even by a quick look") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  const std::string second = terminal.install({.serial = 9});
  fs::remove(store::database_path(terminal.data, second));
  CHECK(recover(terminal, store::Thorough::no) == "ROLLED_BACK");
  CHECK(current(terminal) == first);
}

TEST_CASE("with both slots lost the newest sound edition is current again, and what was refused is not older") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  const std::string second = terminal.install({.serial = 9});
  for (const char* slot : {"/state.0", "/state.1"}) write_bytes(terminal.data + slot, "torn");
  CHECK(recover(terminal).empty());
  CHECK(current(terminal) == second);
  CHECK(terminal.open().state().previous == first);
  CHECK(terminal.open().state().floor.serial == 9);
  flip_a_byte(store::database_path(terminal.data, second));
  for (const char* slot : {"/state.0", "/state.1"}) fs::remove(terminal.data + slot);
  CHECK(recover(terminal).empty());
  CHECK(current(terminal) == first);
}

TEST_CASE("going back leads to the edition before, once") {
  const MadeTerminal terminal;
  const std::string first = terminal.install({.serial = 8});
  terminal.install({.serial = 9});
  {
    store::DataFolder data = terminal.open();
    REQUIRE(store::roll_back(data));
    CHECK(data.state().current == first);
    const store::Outcome<void> again = store::roll_back(data);
    REQUIRE(!again);
    CHECK(again.error().code == store::EndCode::no_previous);
  }
  CHECK(store::read_installed(terminal.data).value().name == first);
}

TEST_CASE("going back is possible from the first edition to the factory's, and not from there") {
  const MadeTerminal terminal;
  {
    store::DataFolder data = terminal.open();
    CHECK(store::roll_back(data).error().code == store::EndCode::no_previous);
  }
  terminal.install({.serial = 8});
  store::DataFolder data = terminal.open();
  REQUIRE(store::roll_back(data));
  CHECK(data.state().current == "factory");
}

TEST_CASE("two editions are kept, and nothing of an update that was interrupted") {
  const MadeTerminal terminal;
  for (std::uint64_t serial = 8; serial < 12; ++serial) terminal.install({.serial = serial});
  CHECK(files_in(store::editions_folder(terminal.data)) == 2 * 3 + 2);
  write_bytes(store::incoming_folder(terminal.data) + "/payload", "half");
  fs::create_directories(store::incoming_folder(terminal.data) + "/odd/folder");
  write_bytes(store::editions_folder(terminal.data) + "/99-0123456789abcdef.db", "not named");
  CHECK(recover(terminal).empty());
  CHECK(files_in(store::incoming_folder(terminal.data)) == 0);
  CHECK(files_in(store::editions_folder(terminal.data)) == 2 * 3 + 2);
  CHECK(store::audit(terminal.open(store::Access::read), {}).empty());
}

TEST_CASE("one installer at a time") {
  const MadeTerminal terminal;
  const store::DataFolder held = terminal.open();
  const store::Outcome<store::DataFolder> second = store::open_data(terminal.data, store::Access::write);
  REQUIRE(!second);
  CHECK(second.error().code == store::EndCode::busy);
  CHECK(store::open_data(terminal.data, store::Access::read));
}

TEST_CASE("a folder is set up once, and only for what the root key has signed") {
  const MadeTerminal terminal;
  store::NewTerminal again{.root = terminal.scratch / "root.pub",
                           .key_list = terminal.scratch / "1.keylist",
                           .factory = terminal.scratch / "factory.edition",
                           .any_filesystem = true};
  CHECK(!store::set_up_data(terminal.data, again));
  const std::string other = terminal.scratch / "other";
  write_bytes(terminal.scratch / "1.keylist.minisig",
              store::signature_text(store::sign("something else", "keys", terminal.root)));
  const store::Outcome<void> refused = store::set_up_data(other, again);
  REQUIRE(!refused);
  CHECK(refused.error().code == store::EndCode::keylist_bad);
  CHECK(!fs::exists(other + "/terminal"));
}
