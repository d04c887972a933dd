// The files of the state folder: what is believed, and what happens where the disk refuses.
#include "app/state/record.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "app/state/resets.h"
#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

using app::Condition;

const app::Record sample{{"failed", "3"}, {"hash", "$argon2id$ and more"}, {"empty", ""}};

Condition condition_of(const std::string& bytes) { return app::parse_record(bytes, "pin", "f").condition; }

}  // namespace

TEST_CASE("what is written is read again, and twice the same") {
  const Scratch scratch;
  REQUIRE(app::write_record(scratch.path, "pin", sample));
  const app::ReadRecord read = app::read_record(scratch.path, "pin");
  CHECK(read.condition == Condition::sound);
  CHECK(read.record == sample);
  CHECK(app::text_of("pin", sample) == bytes_of(scratch / "pin.state"));
  struct stat info{};
  REQUIRE(stat((scratch / "pin.state").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0600U);
}

TEST_CASE("a record that is cut, longer or changed by one bit anywhere is damaged, never another record") {
  const std::string good = app::text_of("pin", sample);
  for (std::size_t length = 0; length < good.size(); ++length)
    CHECK(condition_of(good.substr(0, length)) != Condition::sound);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ (1U << bit));
      CHECK(condition_of(bad) != Condition::sound);
    }
  }
  CHECK(condition_of(good + "\n") == Condition::damaged);
  CHECK(condition_of(good + good) == Condition::damaged);
  CHECK(app::parse_record(good, "settings", "f").condition == Condition::damaged);
}

TEST_CASE("a record from the future says so, and whatever bytes stand there nothing is believed") {
  CHECK(condition_of("lectern-state 2 pin\nwhatever the future holds") == Condition::newer);
  CHECK(condition_of("lectern-state 999999999999 pin\n") == Condition::damaged);
  CHECK(condition_of("lectern-state 0 pin\n") == Condition::damaged);
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = round % 2 == 0 ? "lectern-state 1 pin\n" : "";
    const std::size_t length = random() % 200;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random() % 5 == 0 ? '\n' : random());
    CHECK(condition_of(bytes) == Condition::damaged);
  }
}

TEST_CASE("missing, unreadable and too large files are told apart") {
  const Scratch scratch;
  CHECK(app::read_record(scratch.path, "pin").condition == Condition::missing);
  CHECK(app::read_record(scratch / "nowhere", "pin").condition == Condition::missing);
  mkdir((scratch / "pin.state").c_str(), 0700);
  CHECK(app::read_record(scratch.path, "pin").condition == Condition::unreadable);
  scratch.write("settings.state", std::string(std::size_t{100} << 10U, 'x'));
  CHECK(app::read_record(scratch.path, "settings").condition == Condition::unreadable);
}

TEST_CASE("a folder that is missing, read-only or full keeps what stood there and says what to do") {
  const Scratch scratch;
  const base::Result<void> nowhere = app::write_record(scratch / "nowhere", "pin", sample);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().what.find("must be there, have room and be writable") != std::string::npos);

  REQUIRE(app::write_record(scratch.path, "pin", sample));
  const std::string before = bytes_of(scratch / "pin.state");
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  for (const rlim_t most : {0U, 1U, 40U}) {
    const rlimit full{most, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    CHECK_FALSE(app::write_record(scratch.path, "pin", {{"failed", "4"}}));
  }
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  CHECK(bytes_of(scratch / "pin.state") == before);
  if (geteuid() == 0) {
    MESSAGE("SKIPPED: root writes into folders that are read-only by their permissions");
    return;
  }
  chmod(scratch.path.c_str(), 0500);
  CHECK_FALSE(app::write_record(scratch.path, "pin", {{"failed", "4"}}));
  chmod(scratch.path.c_str(), 0700);
  CHECK(bytes_of(scratch / "pin.state") == before);
}

TEST_CASE("the last resets are kept, the newest first, and damage is no more than their loss") {
  const Scratch scratch;
  CHECK(app::last_resets(scratch.path).empty());
  for (int i = 0; i < 14; ++i) REQUIRE(app::note_reset(scratch.path, {1000 + i, i % 2 == 0 ? "idle" : "restart"}));
  const std::vector<app::Reset> resets = app::last_resets(scratch.path);
  REQUIRE(resets.size() == app::most_resets);
  CHECK(resets.front() == app::Reset{1013, "restart"});
  CHECK(resets.back() == app::Reset{1004, "idle"});
  scratch.write("resets.state", "rubbish");
  CHECK(app::last_resets(scratch.path).empty());
  CHECK(app::note_reset(scratch.path, {1, "start"}));
  CHECK(app::last_resets(scratch.path).size() == 1);
}

TEST_CASE("in a folder that several users share, what one writes its group can read; elsewhere only its owner") {
  const Scratch scratch;
  const auto mode_of_new = [&](mode_t folder, mode_t mask) {
    chmod(scratch.path.c_str(), folder);
    const mode_t before = umask(mask);
    REQUIRE(app::write_record(scratch.path, "pin", sample));
    umask(before);
    struct stat info{};
    REQUIRE(stat(app::record_path(scratch.path, "pin").c_str(), &info) == 0);
    return info.st_mode & 0777U;
  };
  CHECK(mode_of_new(0700, 022) == 0600);
  CHECK(mode_of_new(0770, 0) == 0600);
  for (const mode_t mask : {022, 027, 077}) CHECK(mode_of_new(02770, mask) == 0660);
  CHECK(mode_of_new(0700, 0) == 0600);
}
