#include "platform/base/file.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string>

#include "doctest/doctest.h"
#include "platform/base/descriptor.h"
#include "tests/scratch.h"

using base::ErrorCode;
namespace fs = std::filesystem;

namespace {

std::string contents(const std::string& path) {
  const auto bytes = base::read_file(path);
  return bytes ? bytes.value() : "unreadable: " + bytes.error().what;
}

std::size_t entries_in(const std::string& folder) { return base::list_folder(folder).value().size(); }

}  // namespace

TEST_CASE("a file reads back as it was written, zero bytes and all") {
  const Scratch folder;
  for (const std::string& bytes : {std::string(), std::string("a\0b\r\n\xFF", 6), std::string(200'000, 'x')}) {
    REQUIRE(base::replace_file(folder / "f", bytes));
    CHECK(contents(folder / "f") == bytes);
  }
}

TEST_CASE("replacing a file leaves the new bytes and nothing beside them") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", "old and long"));
  REQUIRE(base::replace_file(folder / "f", "new"));
  CHECK(contents(folder / "f") == "new");
  CHECK(entries_in(folder.path) == 1);
}

TEST_CASE("whoever has the old file open keeps reading the old bytes") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", "old"));
  fs::create_hard_link(folder / "f", folder / "still-open");
  REQUIRE(base::replace_file(folder / "f", "new"));
  CHECK(contents(folder / "still-open") == "old");
  CHECK(contents(folder / "f") == "new");
}

TEST_CASE("a file that cannot be replaced keeps its bytes and leaves no part behind") {
  const Scratch folder;
  fs::create_directory(folder / "taken");
  REQUIRE(base::replace_file(folder / "taken/inside", "kept"));
  CHECK_FALSE(base::replace_file(folder / "taken", "new"));  // a folder stands where the file should go
  CHECK(contents(folder / "taken/inside") == "kept");
  CHECK(entries_in(folder.path) == 1);
  CHECK(base::replace_file(folder / "missing/f", "new").error().code == ErrorCode::not_found);
}

TEST_CASE("a disk that is full half way leaves the old bytes and no half file") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", "old"));
  // The limit on a file's size makes write(2) fail as a full disk does: after some bytes.
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  const rlimit limit{1000, old_limit.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  const auto result = base::replace_file(folder / "f", std::string(2000, 'x'));
  REQUIRE(setrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  std::signal(SIGXFSZ, old_handler);
  CHECK(result.error().code == ErrorCode::io);
  CHECK(contents(folder / "f") == "old");
  CHECK(entries_in(folder.path) == 1);
}

TEST_CASE("a new file has the permission bits it was given") {
  const Scratch folder;
  const mode_t mask = umask(0);
  REQUIRE(base::replace_file(folder / "f", "x", 0444));
  umask(mask);
  CHECK(fs::status(folder / "f").permissions() == static_cast<fs::perms>(0444));
}

TEST_CASE("a finished file is moved over the old one") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", "old"));
  REQUIRE(base::replace_file(folder / "finished", "new"));
  REQUIRE(base::commit_file(folder / "finished", folder / "f"));
  CHECK(contents(folder / "f") == "new");
  CHECK_FALSE(base::file_exists(folder / "finished"));
  CHECK(base::commit_file(folder / "finished", folder / "f").error().code == ErrorCode::not_found);
}

TEST_CASE("a pipe or a device is written as it is, also behind a link, and nothing is ever put in its place") {
  const Scratch folder;
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  fs::create_symlink("fifo", folder / "link");
  const base::Descriptor reader(open((folder / "fifo").c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
  for (const std::string name : {"fifo", "link"}) {
    CHECK(base::is_stream(folder / name));
    REQUIRE(base::replace_file(folder / name, "told"));
    std::array<char, 8> told{};
    CHECK(read(reader.get(), told.data(), told.size()) == 4);
    CHECK(std::string(told.data()) == "told");
    REQUIRE(base::replace_file(folder / "finished", "new"));
    CHECK(base::commit_file(folder / "finished", folder / name).error().what == folder / name + ": not a regular file");
    CHECK(base::is_stream(folder / name));
  }
  CHECK(entries_in(folder.path) == 2);
  CHECK_FALSE(base::is_stream(folder.path));
  CHECK_FALSE(base::is_stream(folder / "none"));
}

TEST_CASE("what is no regular file is refused at once") {
  const Scratch folder;
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  CHECK(base::read_file(folder / "fifo").error().what == folder / "fifo" + ": not a regular file");
  CHECK(base::read_file(folder.path).error().what == folder.path + ": not a regular file");
  CHECK(base::read_file("/dev/zero").error().what == "/dev/zero: not a regular file");
}

TEST_CASE("a missing file is not_found, also behind a link to nothing") {
  const Scratch folder;
  fs::create_symlink("nothing", folder / "link");
  CHECK(base::read_file(folder / "none").error().code == ErrorCode::not_found);
  CHECK(base::read_file(folder / "link").error().code == ErrorCode::not_found);
  CHECK_FALSE(base::file_exists(folder / "link"));
}

TEST_CASE("a file of exactly the limit is read, one byte more is refused") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", std::string(1000, 'x')));
  CHECK(base::read_file(folder / "f", 1000));
  const auto refused = base::read_file(folder / "f", 999);
  CHECK(refused.error().code == ErrorCode::io);
  CHECK(refused.error().what == folder / "f" + ": larger than 999 bytes");
}

TEST_CASE("a folder is listed by name as bytes, with kinds and sizes, links followed") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "b", "four"));
  REQUIRE(base::replace_file(folder / "B", ""));
  REQUIRE(base::replace_file(folder / ".hidden", "1"));
  fs::create_directory(folder / "\xC3\xA9");
  fs::create_symlink("b", folder / "link");
  fs::create_symlink("nowhere", folder / "broken");
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::string listing;
  for (const base::Entry& entry : base::list_folder(folder.path).value()) {
    constexpr std::array kinds = {"file", "folder", "other"};
    listing += entry.name + " " + kinds.at(static_cast<std::size_t>(entry.kind));
    if (entry.kind == base::EntryKind::file) listing += " " + std::to_string(entry.bytes);
    listing += "\n";
  }
  CHECK(listing ==
        ".hidden file 1\n"
        "B file 0\n"
        "b file 4\n"
        "broken other\n"
        "link file 4\n"
        "pipe other\n"
        "\xC3\xA9 folder\n");
}

TEST_CASE("a folder that is not there or is a file is an error") {
  const Scratch folder;
  REQUIRE(base::replace_file(folder / "f", "x"));
  CHECK(base::list_folder(folder / "none").error().code == ErrorCode::not_found);
  CHECK(base::list_folder(folder / "f").error().code == ErrorCode::io);
}

TEST_CASE("paths are joined with one slash") {
  CHECK(base::join_path("a", "b") == "a/b");
  CHECK(base::join_path("a/", "b") == "a/b");
  CHECK(base::join_path("", "b") == "b");
  CHECK(base::join_path("/", "b") == "/b");
}
