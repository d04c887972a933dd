// The PIN: attempts, waits, restarts, clocks, faults. Hashes are made cheaply here but for one case.
#include "app/state/pin.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

using app::Moment;
using app::PinAnswer;
using app::PinState;

constexpr app::HashCost cheap{1, 8192};
const std::string right = "271828";
const std::string wrong = "314159";

Moment at(std::int64_t seconds, const std::string& boot = "one") { return {boot, seconds * 1000}; }

PinAnswer answer(const Scratch& scratch, const std::string& digits, const Moment& now) {
  const base::Result<PinAnswer> tried = app::try_pin(scratch.path, digits, now);
  REQUIRE_MESSAGE(tried, tried.error().what);
  return tried.value();
}

std::int64_t wait_s(const Scratch& scratch, const Moment& now) {
  return app::wait_ms(app::read_pin(scratch.path), now) / 1000;
}

struct Locked : Scratch {
  Locked() { REQUIRE(app::set_pin(path, right, cheap)); }
  void fail(int times, const Moment& now) const {
    for (int i = 0; i < times; ++i) REQUIRE(answer(*this, wrong, now) == PinAnswer::wrong);
  }
};

}  // namespace

TEST_CASE("the right PIN opens, another one does not, and no digits are written anywhere") {
  const Locked locked;
  CHECK(answer(locked, right, at(10)) == PinAnswer::right);
  for (const char* digits : {"314159", "27182", "2718281", "271829", "", "x"})
    if (wait_s(locked, at(20)) == 0) CHECK(answer(locked, digits, at(20)) != PinAnswer::right);
  for (const auto& entry : std::filesystem::directory_iterator(locked.path))
    CHECK(bytes_of(entry.path().string()).find(right) == std::string::npos);
}

TEST_CASE("a PIN has six to twelve digits") {
  for (const char* good : {"000000", "271828", "123456789012"}) CHECK(app::is_pin(good));
  for (const char* bad : {"", "12345", "1234567890123", "12345a", "123 456", "-12345", "１２３４５６"})
    CHECK_FALSE(app::is_pin(bad));
}

TEST_CASE("waits grow from the third failed attempt to an hour and no further") {
  const std::int64_t expected[] = {0, 0, 0, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 3600};
  std::uint32_t failed = 0;
  for (const std::int64_t seconds : expected) CHECK(app::wait_after_ms(failed++) == seconds * 1000);
  CHECK(app::wait_after_ms(4'000'000'000U) == 3'600'000);
}

TEST_CASE("too soon an attempt is not judged and not counted, and the right PIN begins anew") {
  const Locked locked;
  locked.fail(3, at(100));
  CHECK(wait_s(locked, at(100)) == 30);
  CHECK(answer(locked, right, at(129)) == PinAnswer::too_soon);
  CHECK(app::read_pin(locked.path).failed == 3);
  CHECK(answer(locked, wrong, at(130)) == PinAnswer::wrong);
  CHECK(wait_s(locked, at(130)) == 60);
  CHECK(answer(locked, right, at(190)) == PinAnswer::right);
  CHECK(app::read_pin(locked.path).failed == 0);
  CHECK(wait_s(locked, at(190)) == 0);
}

TEST_CASE("a restart of the machine makes the wait begin anew, and none longer than it was") {
  const Locked locked;
  locked.fail(3, at(5000));
  CHECK(wait_s(locked, at(0, "two")) == 30);
  CHECK(wait_s(locked, at(12, "two")) == 18);
  CHECK(wait_s(locked, at(31, "two")) == 0);
  CHECK(answer(locked, wrong, at(31, "two")) == PinAnswer::wrong);
  CHECK(wait_s(locked, at(31, "two")) == 60);
  // The machine's clock never runs backwards; where a file says so it is another start.
  CHECK(wait_s(locked, at(20, "two")) == 40);
}

TEST_CASE("an attempt is counted before it is judged: where it cannot be noted nobody gets in") {
  const Locked locked;
  const std::string before = bytes_of(locked / "pin.state");
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit full{16, old.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);
  const base::Result<PinAnswer> tried = app::try_pin(locked.path, right, at(10));
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(tried);
  CHECK(tried.error().what.find("state folder") != std::string::npos);
  CHECK(bytes_of(locked / "pin.state") == before);
}

TEST_CASE("a terminal without a PIN is new; one whose PIN was lost is locked") {
  const Scratch fresh;
  CHECK(app::read_pin(fresh.path).state == PinState::never_set);
  CHECK(answer(fresh, right, at(10)) == PinAnswer::no_pin);
  const Locked locked;
  std::filesystem::remove(locked / "pin.state");
  CHECK(app::read_pin(locked.path).state == PinState::locked);
  CHECK(app::read_pin(locked.path).what.find("lectern-pin") != std::string::npos);
  CHECK(answer(locked, right, at(10)) == PinAnswer::locked);
  REQUIRE(app::forget_pin(locked.path));
  CHECK(app::read_pin(locked.path).state == PinState::never_set);
}

TEST_CASE("no damage to the file opens the lock, whatever is typed") {
  const Locked locked;
  const std::string good = bytes_of(locked / "pin.state");
  for (std::size_t length = 0; length < good.size(); length += 7) {
    write_bytes(locked / "pin.state", good.substr(0, length));
    CHECK(answer(locked, right, at(10)) == PinAnswer::locked);
  }
  // Sound, but not as Lectern writes it.
  const app::Record records[] = {{},
                                 {{"hash", ""}},
                                 {{"hash", ""}, {"failed", "0"}, {"failed_boot", ""}, {"failed_ms", "-5"}},
                                 {{"hash", ""}, {"failed", "99999999999"}, {"failed_boot", ""}, {"failed_ms", "0"}}};
  for (const app::Record& record : records) {
    REQUIRE(app::write_record(locked.path, "pin", record));
    CHECK(answer(locked, right, at(10)) == PinAnswer::locked);
    CHECK(answer(locked, "", at(10)) == PinAnswer::locked);
  }
  for (const char* hash : {"", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$$", "plain"}) {
    REQUIRE(app::write_record(locked.path, "pin",
                              {{"hash", hash}, {"failed", "0"}, {"failed_boot", ""}, {"failed_ms", "0"}}));
    const base::Result<PinAnswer> tried = app::try_pin(locked.path, "", at(10));
    CHECK((!tried || tried.value() != PinAnswer::right));
  }
  write_bytes(locked / "pin.state", "lectern-state 2 pin\n");
  CHECK(answer(locked, right, at(10)) == PinAnswer::locked);
}

TEST_CASE("the hash is Argon2id at INTERACTIVE cost, and where there is no memory for it nobody gets in") {
  const Scratch scratch;
  REQUIRE(app::set_pin(scratch.path, right));
  const std::string hash = app::read_pin(scratch.path).hash;
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  CHECK(answer(scratch, wrong, at(1)) == PinAnswer::wrong);
  CHECK(answer(scratch, right, at(1)) == PinAnswer::right);
  // More than any machine has: four terabytes.
  const base::Result<void> set = app::set_pin(scratch.path, wrong, {1, std::size_t{4'398'046'510'080}});
  REQUIRE_FALSE(set);
  CHECK(set.error().code == base::ErrorCode::unavailable);
  CHECK(set.error().what.find("memory") != std::string::npos);
  CHECK(app::read_pin(scratch.path).hash == hash);
  const std::string huge = "$argon2id$v=19$m=4294967295,t=1,p=1" + hash.substr(hash.find(",p=1") + 4);
  REQUIRE(app::write_record(scratch.path, "pin",
                            {{"hash", huge}, {"failed", "0"}, {"failed_boot", "one"}, {"failed_ms", "0"}}));
  const base::Result<PinAnswer> tried = app::try_pin(scratch.path, right, at(1));
  REQUIRE_FALSE(tried);
  CHECK(tried.error().code == base::ErrorCode::unavailable);
  CHECK(app::read_pin(scratch.path).failed == 1);
}
