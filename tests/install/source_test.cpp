// A source hands out plain files that lie below it, once, and nothing else; and it never waits for ever.
#include "store/install/source.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>

#include "doctest/doctest.h"
#include "tests/install/made_stick.h"

using store::EndCode;

namespace {

EndCode end_of_open(store::Source& source, const std::string& path) {
  const auto file = source.open(path, {});
  REQUIRE_FALSE(file);
  return file.error().code;
}

// A kernel that does not come back, until the test says so. Time stands still, then leaps, once it hangs.
struct HungKernel {
  std::mutex mutex;
  std::condition_variable changed;
  bool entered = false;
  bool released = false;

  std::int64_t read(int fd, void* into, std::size_t bytes) {
    std::unique_lock lock(mutex);
    entered = true;
    changed.wait(lock, [&] { return released; });
    return ::read(fd, into, bytes);
  }
  void release() {
    const std::lock_guard lock(mutex);
    released = true;
    changed.notify_all();
  }
};

}  // namespace

TEST_CASE("a source that is not there is no stick") {
  const Scratch scratch;
  scratch.write("file", "x");
  for (const char* name : {"missing", "file", "file/below", "missing/below"}) {
    CAPTURE(name);
    const auto source = store::open_source(scratch / name, store::SourceKind::stick);
    REQUIRE_FALSE(source);
    CHECK(source.error().code == EndCode::no_stick);
  }
}

TEST_CASE("only plain files below the source are opened") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "stick/folder");
  scratch.write("outside", "secret");
  scratch.write("stick/plain", "bytes");
  scratch.write("stick/folder/inner", "bytes");
  std::filesystem::create_symlink(scratch / "outside", scratch / "stick/link");
  std::filesystem::create_symlink("plain", scratch / "stick/near");
  std::filesystem::create_symlink(scratch.path, scratch / "stick/away");
  std::filesystem::create_symlink("folder", scratch / "stick/beside");
  std::filesystem::create_symlink("loop", scratch / "stick/loop");
  REQUIRE(mkfifo((scratch / "stick/fifo").c_str(), 0600) == 0);
  const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string socket_path = scratch / "stick/socket";
  REQUIRE(socket_path.size() < sizeof address.sun_path);
  std::memcpy(address.sun_path, socket_path.c_str(), socket_path.size());
  REQUIRE(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(listening);
  store::Source source = opened(scratch / "stick");
  for (const char* name : {"link", "near", "away/outside", "beside/inner", "loop", "fifo", "socket", "folder",
                           "../outside", "folder/../../outside", "/etc/passwd", "plain/below"}) {
    CAPTURE(name);
    CHECK(end_of_open(source, name) == EndCode::stick_bad_file);
  }
  if (mknod((scratch / "stick/device").c_str(), S_IFCHR | 0600, makedev(1, 3)) == 0) {
    CHECK(end_of_open(source, "device") == EndCode::stick_bad_file);
  } else {
    MESSAGE("SKIPPED: device nodes cannot be made without privilege");
  }
  for (const char* name : {"missing", "folder/missing", "missing/below"}) {
    CAPTURE(name);
    const auto file = source.open(name, {});
    REQUIRE(file);
    CHECK_FALSE(file.value());
  }
  auto file = source.open("folder/inner", {});
  REQUIRE(file);
  REQUIRE(file.value());
  CHECK(source.read_whole(*std::move(file).value(), {}).value() == "bytes");
}

TEST_CASE("a folder is listed with what its entries are, and never endlessly") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "stick/some/folder");
  scratch.write("stick/some/file", "x");
  std::filesystem::create_symlink("file", scratch / "stick/some/link");
  std::filesystem::create_directories(scratch / "stick/many");
  for (std::size_t i = 0; i <= store::max_source_entries; ++i) scratch.write("stick/many/" + std::to_string(i), "");
  store::Source source = opened(scratch / "stick");
  const auto listed = source.list("some", {});
  REQUIRE(listed);
  REQUIRE(listed.value());
  REQUIRE(listed.value()->size() == 3);
  using Kind = store::SourceEntry::Kind;
  CHECK(listed.value()->at(0).name == "file");
  CHECK(listed.value()->at(0).kind == Kind::file);
  CHECK(listed.value()->at(1).kind == Kind::folder);
  CHECK(listed.value()->at(2).kind == Kind::other);
  CHECK_FALSE(source.list("missing", {}).value());
  CHECK(source.list("many", {}).error().code == EndCode::stick_bad_file);
  CHECK(source.list("some/link", {}).error().code == EndCode::stick_bad_file);
  CHECK(source.list("some/file", {}).error().code == EndCode::stick_bad_file);
}

TEST_CASE("a file that grows, shrinks or is written to is a stick that changed") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "stick");
  const std::string large(store::piece_bytes + 100, 'x');
  store::Source source = opened(scratch / "stick");
  const auto reopened = [&] {
    write_bytes(scratch / "stick/file", large);
    return *source.open("file", {}).value();
  };
  store::SourceFile grown = reopened();
  REQUIRE(source.read(grown, {}).value().size() == store::piece_bytes);
  std::ofstream(scratch / "stick/file", std::ios::app) << "more";
  CHECK(source.read(grown, {}).error().code == EndCode::stick_changed);

  store::SourceFile shrunk = reopened();
  REQUIRE(truncate((scratch / "stick/file").c_str(), 10) == 0);
  REQUIRE(source.read(shrunk, {}).value().size() == 10);
  CHECK(source.read(shrunk, {}).error().code == EndCode::stick_changed);

  store::SourceFile same = reopened();
  CHECK(source.expect_unchanged(same, {}));
  const timespec earlier[2] = {{1, 0}, {1, 0}};
  REQUIRE(utimensat(AT_FDCWD, (scratch / "stick/file").c_str(), earlier, 0) == 0);
  CHECK(source.expect_unchanged(same, {}).error().code == EndCode::stick_changed);
}

TEST_CASE("whatever a dying stick says is a stick that is gone") {
  struct Row {
    int error;
    EndCode code;
  };
  for (const Row& row : {Row{EIO, EndCode::stick_gone}, Row{ENODEV, EndCode::stick_gone},
                         Row{ENXIO, EndCode::stick_gone}, Row{EUCLEAN, EndCode::stick_filesystem}}) {
    CAPTURE(row.error);
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "stick");
    scratch.write("stick/file", "bytes");
    bool interrupted = false;
    store::SourceReading reading;
    reading.read = [&](int, void*, std::size_t) -> std::int64_t {
      errno = interrupted ? row.error : EINTR;
      interrupted = true;
      return -1;
    };
    auto source = store::open_source(scratch / "stick", store::SourceKind::stick, reading);
    REQUIRE(source);
    CHECK(source.value().read_whole(*source.value().open("file", {}).value(), {}).error().code == row.code);
  }
}

TEST_CASE("a read that hangs is given up, and so is one after a stop") {
  for (const bool stop_asked : {false, true}) {
    CAPTURE(stop_asked);
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "stick");
    scratch.write("stick/file", "bytes");
    const auto kernel = std::make_shared<HungKernel>();  // the thread that was given up needs it a moment longer
    std::atomic<bool> stop{false};
    store::SourceReading reading;
    reading.read = [kernel](int fd, void* into, std::size_t bytes) { return kernel->read(fd, into, bytes); };
    reading.patience.now_ms = [kernel, stop_asked, &stop, ms = reading.patience.ms] {
      const std::lock_guard lock(kernel->mutex);
      if (kernel->entered && stop_asked) stop = true;
      return kernel->entered && !stop_asked ? ms * 2 : 0;
    };
    {
      auto source = store::open_source(scratch / "stick", store::SourceKind::stick, reading);
      REQUIRE(source);
      auto file = source.value().open("file", {});
      REQUIRE(file);
      const auto text = source.value().read_whole(*std::move(file).value(), {1, &stop});
      REQUIRE_FALSE(text);
      CHECK(text.error().code == (stop_asked ? EndCode::cancelled : EndCode::stick_slow));
      // From then on nothing is asked any more.
      CHECK(source.value().list("", {}).error().code == text.error().code);
    }
    kernel->release();
  }
}

TEST_CASE("a stick that is gone is told from an empty one") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "stick");
  store::Source source = opened(scratch / "stick");
  CHECK(source.expect_alive({}));
  std::filesystem::remove_all(scratch / "stick");
  CHECK(source.expect_alive({}).error().code == EndCode::stick_gone);
}

TEST_CASE("what a line of mountinfo tells") {
  const char* text =
      "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
      "36 22 8:17 / /run/stick ro,nosuid shared:7 master:3 - vfat /dev/sdb1 ro,utf8\n"
      "37 22 8:18 /home/x /mnt/bound rw - ext4 /dev/sdb2 rw\n"
      "torn 1 2\n"
      "38 22 0:41 / /mnt/tmp rw - tmpfs tmpfs rw\n";
  const auto vfat = store::mount_in(text, 36);
  REQUIRE(vfat);
  CHECK(vfat->device == "8:17");
  CHECK(vfat->type == "vfat");
  CHECK(vfat->from == "/dev/sdb1");
  CHECK_FALSE(store::mount_in(text, 99));
  struct Row {
    std::uint64_t id;
    bool foreign;
  };
  for (const Row& row : {Row{22, true}, Row{36, false}, Row{37, false}, Row{38, false}}) {
    CAPTURE(row.id);
    store::Mount mount = *store::mount_in(text, row.id);
    CHECK_FALSE(store::is_foreign_stick(mount));  // a folder of it
    mount.is_top = true;
    CHECK(store::is_foreign_stick(mount) == row.foreign);
  }
}

TEST_CASE("a whole disk of another file system is no stick") {
  const store::Mount root = store::mount_of(open("/", O_PATH | O_CLOEXEC));
  if (!store::is_foreign_stick(root)) {
    MESSAGE("SKIPPED: / is no whole device here");
    return;
  }
  CHECK(store::open_source("/", store::SourceKind::stick).error().code == EndCode::stick_filesystem);
  CHECK(store::open_source("/", store::SourceKind::inbox));
}
