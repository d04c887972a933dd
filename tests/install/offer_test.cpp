// What a terminal says to what a stick holds, by manifests, signatures and keys alone.
#include "store/install/offer.h"

#include <filesystem>
#include <functional>

#include "doctest/doctest.h"
#include "store/install/recover.h"
#include "tests/install/made_terminal.h"

namespace {

constexpr std::uint64_t largest = ~std::uint64_t{0} >> 1U;  // that a manifest takes

}  // namespace

TEST_CASE("an edition is taken when its epoch and serial rise, and refused by name when not") {
  const struct {
    const char* what;
    Signing installed;
    Signing offered;
    const char* verdict;
  } cases[] = {
      {"a newer serial", {.serial = 8}, {.serial = 9}, "INSTALLED"},
      {"the largest serial there is", {.serial = 8}, {.serial = std::uint64_t{1} << 62U}, "INSTALLED"},
      {"the same again", {.serial = 8}, {.serial = 8}, "SAME"},
      {"another of the same serial", {.serial = 8}, {.serial = 8, .title = "Another"}, "SERIAL_CONFLICT"},
      {"an older serial", {.serial = 9}, {.serial = 8}, "OLDER"},
      {"the serial it came with", {.serial = 9}, {.serial = 7}, "OLDER"},
      {"an older serial of a newer epoch", {.serial = 9}, {.serial = 8, .epoch = 2}, "INSTALLED"},
      {"a newer serial of an older epoch", {.serial = 9, .epoch = 2}, {.serial = 10, .epoch = 1}, "EPOCH_OLD"},
      {"an epoch that no list of keys tells of", {.serial = 8}, {.serial = 9, .epoch = 3}, "MANIFEST_BAD"},
      {"the last epoch there is", {.serial = 8}, {.serial = 9, .epoch = largest}, "MANIFEST_BAD"},
      {"another library's", {.serial = 8}, {.serial = 9, .id = "brook"}, "OTHER_LIBRARY"},
  };
  for (const auto& one : cases) {
    const MadeTerminal terminal;
    terminal.install(one.installed);
    std::filesystem::remove_all(terminal.stick + "/lectern");
    terminal.put(one.offered);
    CHECK_MESSAGE(terminal.verdict() == one.verdict, one.what);
  }
}

TEST_CASE("a terminal that was just set up takes nothing that is not newer than what it came with") {
  const MadeTerminal terminal;
  CHECK(terminal.verdict() == "NO_EDITION");
  terminal.put({.serial = 6});
  CHECK(terminal.verdict() == "OLDER");
  terminal.put({.serial = 7, .title = "Another"});
  CHECK(terminal.verdict() == "SERIAL_CONFLICT");
  terminal.put({.serial = 7});
  CHECK(terminal.verdict() == "SAME");
  terminal.put({.serial = 8});
  CHECK(terminal.verdict() == "INSTALLED");
}

TEST_CASE("of several editions the newest counts, and two of one serial are a question") {
  const MadeTerminal terminal;
  terminal.put({.serial = 9});
  const std::string newest = terminal.put({.serial = 11});
  terminal.put({.serial = 10});
  terminal.put({.serial = 12, .id = "brook"});
  const store::Outcome<store::Offers> offers = terminal.offers();
  REQUIRE(offers);
  CHECK(offers.value().offers.size() == 4);
  const store::Outcome<store::Offer> best = store::best_of(offers.value(), false);
  REQUIRE(best);
  CHECK(best.value().folder == newest);
  std::filesystem::rename(terminal.stick + "/" + newest, terminal.stick + "/lectern/aside");
  terminal.put({.serial = 11, .title = "Another"});
  CHECK(terminal.verdict() == "SERIAL_CONFLICT");
}

TEST_CASE("an edition that was gone back from comes again only when that was asked for") {
  const MadeTerminal terminal;
  terminal.install({.serial = 8});
  terminal.install({.serial = 9});
  {
    store::DataFolder data = terminal.open();
    REQUIRE(store::roll_back(data));
    CHECK(data.state().floor.serial == 9);
  }
  CHECK(terminal.verdict() == "REFUSED_BEFORE");
  CHECK(terminal.verdict(true) == "INSTALLED");
  terminal.put({.serial = 9, .title = "Another"});
  CHECK(terminal.verdict(true) == "SERIAL_CONFLICT");
}

TEST_CASE("keys: one that is not listed, one that is revoked, a signature of something else") {
  const MadeTerminal terminal;
  const store::SecretKey stranger = store::make_secret_key();
  const std::string folder = terminal.stick + "/" + terminal.put({}, stranger);
  CHECK(terminal.verdict() == "KEY_UNKNOWN");
  terminal.put({});
  CHECK(terminal.verdict() == "INSTALLED");
  write_bytes(folder + "/edition.manifest", bytes_of(folder + "/edition.manifest") + "x-more=1\n");
  CHECK(terminal.verdict() == "SIGNATURE_BAD");
  terminal.put({});
  store::KeyList revoking{
      .version = 2, .epoch = 1, .keys = {stranger.public_key()}, .revoked = {terminal.key.public_key().id}};
  terminal.put_keys(revoking, terminal.root);
  CHECK(terminal.verdict() == "KEY_REVOKED");
  terminal.put({}, stranger);
  CHECK(terminal.verdict() == "INSTALLED");
}

TEST_CASE("a list of keys counts when the root key signed it and it is not older than the terminal's") {
  const MadeTerminal terminal;
  terminal.put({});
  store::KeyList next = terminal.list;
  next.version = 2;
  terminal.put_keys(next, terminal.key);
  CHECK(terminal.verdict() == "KEYLIST_BAD");
  terminal.put_keys(next, terminal.root);
  CHECK(terminal.verdict() == "INSTALLED");
  {
    store::DataFolder data = terminal.open();
    const store::Outcome<store::Offers> offers = terminal.offers();
    REQUIRE(offers);
    REQUIRE(offers.value().keys);
    REQUIRE(data.adopt(next, offers.value().keys->text, offers.value().keys->signature));
  }
  CHECK(terminal.open().keys().version == 2);
  CHECK(terminal.verdict() == "INSTALLED");  // the same list on a stick is no news
  std::filesystem::remove_all(terminal.stick + "/lectern/keys");
  terminal.put_keys(terminal.list, terminal.root);
  CHECK(terminal.verdict() == "KEYLIST_BAD");
}

TEST_CASE("a list of a new epoch puts editions of the old one out of reach") {
  const MadeTerminal terminal;
  terminal.put({.serial = 20});
  store::KeyList next = terminal.list;
  next.version = 2;
  next.epoch = 2;
  terminal.put_keys(next, terminal.root);
  CHECK(terminal.verdict() == "EPOCH_OLD");
  terminal.put({.serial = 8, .epoch = 2});
  CHECK(terminal.verdict() == "INSTALLED");
}
