// The payload is copied whole and right, or the end says what it was instead.
#include "store/install/copy_payload.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "doctest/doctest.h"
#include "store/trust/digest.h"
#include "tests/install/made_stick.h"

using store::EndCode;

namespace {

constexpr std::uint64_t small_part = 1000;

// How copying ends: "" when all went well, and then the copy is what was signed.
std::string copy(const MadeStick& stick, store::Source& source, const base::Task& task = {}) {
  const std::string to = stick.scratch / "copy";
  auto out = base::create_stream(to);
  REQUIRE(out);
  const auto copied = store::copy_payload(source, stick.bundle, stick.manifest, out.value(), task);
  REQUIRE(out.value().finish());
  CHECK(std::filesystem::file_size(to) <= stick.manifest.payload_size);
  if (!copied) return std::string(store::name_of(copied.error().code));
  std::string whole;
  for (const std::string& name : stick.payload) whole += bytes_of(stick.path(name));
  CHECK(bytes_of(to) == whole);
  return "";
}

std::string copy(const MadeStick& stick, store::SourceKind kind = store::SourceKind::stick) {
  store::Source source = stick.open(kind);
  return copy(stick, source);
}

void flip_byte(const std::string& path, std::size_t at) {
  std::string bytes = bytes_of(path);
  bytes.at(at) ^= 1;
  write_bytes(path, bytes);
}

}  // namespace

TEST_CASE("an edition is copied, whole or in parts, compressed or not") {
  CHECK(copy(MadeStick()).empty());
  CHECK(copy(MadeStick(store::Compression::none)).empty());
  const MadeStick parts(store::Compression::none, std::uint64_t{40} << 10U);
  CHECK(parts.payload.size() > 2);
  CHECK(copy(parts).empty());
}

TEST_CASE("an edition of many pieces is copied as it is") {
  MadeStick stick(store::Compression::none);
  std::string large;
  for (std::uint32_t i = 0; large.size() < (std::size_t{20} << 20U) + 77; ++i) large += std::to_string(i * i);
  write_bytes(stick.path("edition.db"), large);
  stick.manifest.payload_size = large.size();
  stick.manifest.payload_b2 = store::hex_of(store::digest_of(large));
  CHECK(copy(stick).empty());
}

TEST_CASE("progress rises to the end and is of all bytes") {
  const MadeStick stick(store::Compression::none);
  store::Source source = stick.open();
  std::vector<std::size_t> told;
  const base::Task task{1, nullptr, [&](std::size_t done, std::size_t of) {
                          CHECK(of == stick.manifest.payload_size);
                          CHECK((told.empty() || done > told.back()));
                          told.push_back(done);
                        }};
  CHECK(copy(stick, source, task).empty());
  CHECK(told.back() == stick.manifest.payload_size);
}

TEST_CASE("a payload that is damaged, cut off or longer is bad, and in an inbox a shorter one may still grow") {
  struct Row {
    const char* what;
    const char* on_stick;
    const char* in_inbox;
  };
  for (const Row& row :
       {Row{"flipped first", "PAYLOAD_BAD", "PAYLOAD_BAD"}, Row{"flipped last", "PAYLOAD_BAD", "PAYLOAD_BAD"},
        Row{"shorter", "PAYLOAD_BAD", "INCOMPLETE"}, Row{"empty", "PAYLOAD_BAD", "INCOMPLETE"},
        Row{"longer", "PAYLOAD_BAD", "PAYLOAD_BAD"}, Row{"missing", "INCOMPLETE", "INCOMPLETE"}}) {
    CAPTURE(row.what);
    const MadeStick stick;
    const std::string path = stick.path("edition.db.zst");
    const std::string what = row.what;
    const auto size = std::filesystem::file_size(path);
    if (what == "flipped first") flip_byte(path, 0);
    if (what == "flipped last") flip_byte(path, size - 1);
    if (what == "shorter") std::filesystem::resize_file(path, size - 1);
    if (what == "empty") std::filesystem::resize_file(path, 0);
    if (what == "longer") std::filesystem::resize_file(path, size + 1);
    if (what == "missing") std::filesystem::remove(path);
    CHECK(copy(stick) == row.on_stick);
    CHECK(copy(stick, store::SourceKind::inbox) == row.in_inbox);
  }
}

TEST_CASE("parts must be all there, in order, and no more of them") {
  const auto name = [](std::size_t part) { return "edition.db.zst.00" + std::to_string(part); };
  for (const char* what : {"last missing", "first missing", "middle missing", "one more", "one more, empty",
                           "reordered", "both", "a gap", "a folder", "hundreds"}) {
    CAPTURE(what);
    const MadeStick stick(store::Compression::zstd, small_part);
    const std::size_t parts = stick.payload.size();
    REQUIRE(parts >= 3);
    REQUIRE(parts < 9);
    const std::string kind = what;
    const std::string last = stick.path(name(parts - 1));
    if (kind == "last missing") std::filesystem::remove(last);
    if (kind == "first missing") std::filesystem::remove(stick.path(name(0)));
    if (kind == "middle missing") std::filesystem::remove(stick.path(name(1)));
    if (kind == "one more") write_bytes(stick.path(name(parts)), "more");
    if (kind == "one more, empty") write_bytes(stick.path(name(parts)), "");
    if (kind == "reordered") {
      std::filesystem::rename(last, stick.path("moved"));
      std::filesystem::rename(stick.path(name(0)), last);
      std::filesystem::rename(stick.path("moved"), stick.path(name(0)));
    }
    if (kind == "both") write_bytes(stick.path("edition.db.zst"), "x");
    if (kind == "a gap") std::filesystem::rename(last, stick.path(name(parts)));
    if (kind == "a folder") std::filesystem::create_directory(stick.path("edition.db.zst.777"));
    if (kind == "hundreds")
      for (int i = 100; i < 600; ++i) write_bytes(stick.path("edition.db.zst." + std::to_string(i)), "x");
    CHECK(copy(stick) == "INCOMPLETE");
  }
  const MadeStick swapped(store::Compression::zstd, small_part);
  std::filesystem::rename(swapped.path(name(0)), swapped.path("moved"));
  std::filesystem::rename(swapped.path(name(1)), swapped.path(name(0)));
  std::filesystem::rename(swapped.path("moved"), swapped.path(name(1)));
  CHECK(copy(swapped) == "PAYLOAD_BAD");  // of one length, so only the digest can tell
}

TEST_CASE("a payload that is no plain file is a bad file") {
  const MadeStick stick;
  std::filesystem::rename(stick.path("edition.db.zst"), stick.scratch / "moved");
  std::filesystem::create_symlink(stick.scratch / "moved", stick.path("edition.db.zst"));
  CHECK(copy(stick) == "STICK_BAD_FILE");
}

TEST_CASE("a stick that changes while it is copied is told from a damaged one") {
  for (const char* what : {"grows", "shrinks", "is written to"}) {
    CAPTURE(what);
    const MadeStick stick(store::Compression::none);
    const std::string path = stick.path("edition.db");
    const std::string kind = what;
    store::SourceReading reading;
    bool changed = false;
    reading.read = [&](int fd, void* into, std::size_t bytes) {
      const std::int64_t got = ::read(fd, into, std::min<std::size_t>(bytes, 4096));
      const auto size = std::filesystem::file_size(path);
      if (!changed && kind == "grows") std::filesystem::resize_file(path, size + 1);
      if (!changed && kind == "shrinks") std::filesystem::resize_file(path, size - 1);
      if (!changed && kind == "is written to") std::filesystem::last_write_time(path, {});
      changed = true;
      return got;
    };
    store::Source source = stick.open(store::SourceKind::stick, reading);
    CHECK(copy(stick, source) == "STICK_CHANGED");
  }
}

TEST_CASE("a stick that is pulled at any read is gone, and one that is stopped is cancelled") {
  for (int at = 0; at < 8; ++at) {
    const MadeStick stick(store::Compression::zstd, small_part);
    int reads = 0;
    store::SourceReading reading;
    reading.read = [&](int fd, void* into, std::size_t bytes) -> std::int64_t {
      if (reads++ < at) return ::read(fd, into, bytes);
      errno = EIO;
      return -1;
    };
    store::Source source = stick.open(store::SourceKind::stick, reading);
    CHECK(copy(stick, source) == "STICK_GONE");
    CHECK(reads == at + 1);

    std::atomic<bool> stop{false};
    store::Source stopped = stick.open();
    int told = 0;
    const base::Task task{1, &stop, [&](std::size_t, std::size_t) { stop = told++ == at / 2; }};
    CHECK(copy(stick, stopped, task) == "CANCELLED");
  }
}

TEST_CASE("a stick that gives almost nothing in its time is too slow") {
  const MadeStick stick(store::Compression::none);
  std::atomic<std::int64_t> now{0};
  store::SourceReading reading;
  reading.patience.now_ms = [&] { return now.load(); };
  reading.read = [&](int fd, void* into, std::size_t bytes) {
    now += reading.patience.ms / 3;
    return ::read(fd, into, std::min<std::size_t>(bytes, 512));
  };
  store::Source source = stick.open(store::SourceKind::stick, reading);
  CHECK(copy(stick, source) == "STICK_SLOW");
}

TEST_CASE("a disk of ours that is full or limited is no space") {
  struct Row {
    int error;
    EndCode code;
  };
  for (const Row& row : {Row{ENOSPC, EndCode::no_space}, Row{EDQUOT, EndCode::no_space}, Row{EFBIG, EndCode::no_space},
                         Row{EROFS, EndCode::data_read_only}, Row{EIO, EndCode::data_error}})
    CHECK(store::data_end({base::ErrorCode::io, "x", row.error}).code == row.code);
  const MadeStick stick(store::Compression::none);
  store::Source source = stick.open();
  auto full = base::create_stream("/dev/full");
  REQUIRE(full);
  const auto copied = store::copy_payload(source, stick.bundle, stick.manifest, full.value(), {});
  REQUIRE_FALSE(copied);
  CHECK(copied.error().code == EndCode::no_space);

  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{8192, before.rlim_max};
  auto* const handler = signal(SIGXFSZ, SIG_IGN);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  store::Source again = stick.open();
  auto limited = base::create_stream(stick.scratch / "limited");
  const auto cut = store::copy_payload(again, stick.bundle, stick.manifest, limited.value(), {});
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  signal(SIGXFSZ, handler);
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code == EndCode::no_space);
}
