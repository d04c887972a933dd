#include "app/staff/installer_talk.h"

#include "doctest/doctest.h"
#include "tests/app/fake_installer.h"

using app::InstallerDo;
using app::InstallerSays;

TEST_CASE("a request is one line of JSON with what it needs and nothing else") {
  CHECK(app::request_text(app::request_to(InstallerDo::status)) == R"({"do":"status"})");
  CHECK(app::request_text(app::request_to(InstallerDo::watch)) == R"({"do":"watch"})");
  CHECK(app::request_text(app::request_to(InstallerDo::cancel)) == R"({"do":"cancel"})");
  app::ReaderRequest offer = app::request_to(InstallerDo::offer);
  offer.stick = "/m/a \"b\"\n";
  offer.fresh = true;
  CHECK(app::request_text(offer) == R"({"do":"offer","stick":"/m/a \"b\"\n"})");
  // A folder's name may be anything.
  offer.stick = "/m/\xff";
  CHECK(app::request_text(offer).find('\n') == std::string::npos);
  app::ReaderRequest install = app::request_to(InstallerDo::install);
  install.stick = "/m";
  install.path = "lectern/x-1";
  install.pin = "271828";
  CHECK(app::request_text(install) == R"({"do":"install","path":"lectern/x-1","pin":"271828","stick":"/m"})");
  install.yes = true;
  CHECK(app::request_text(install).find(R"("yes":true)") != std::string::npos);
  CHECK(app::request_text(app::request_to(InstallerDo::confirm)) == R"({"do":"confirm","serial":0})");
  app::ReaderRequest rollback = app::request_to(InstallerDo::rollback);
  rollback.pin = "271828";
  CHECK(app::request_text(rollback) == R"({"do":"rollback","pin":"271828"})");
}

TEST_CASE("every event of the contract is understood") {
  const auto offer = app::parse_event(offer_line("Wendel", 12, "older", "OLDER"));
  REQUIRE(offer);
  CHECK(offer->what == InstallerSays::offer);
  CHECK(offer->offer.title == "Wendel");
  CHECK(offer->offer.serial == 12);
  CHECK(offer->offer.bytes == 61'000'000);
  CHECK(offer->offer.minutes == 2);
  CHECK(offer->offer.path == "lectern/wendel-12");
  CHECK(offer->offer.relation == app::Relation::older);
  CHECK(offer->offer.refused == "OLDER");
  const char* phases[]{"scan",    "verify", "copy",     "check",   "unpack",
                       "inspect", "commit", "activate", "confirm", "clean"};
  for (std::size_t i = 0; i < std::size(phases); ++i) {
    const auto phase = app::parse_event(phase_line(phases[i], 3, 10));
    REQUIRE(phase);
    CHECK(static_cast<std::size_t>(phase->phase) == i);
    CHECK(phase->done == 3);
    CHECK(phase->of == 10);
  }
  CHECK(app::parse_event(R"({"event":"pull"})")->what == InstallerSays::pull);
  const auto pin = app::parse_event(R"({"event":"pin","answer":"too_soon","wait_ms":30000})");
  REQUIRE(pin);
  CHECK(pin->pin == app::PinSaid::too_soon);
  CHECK(pin->wait_ms == 30'000);
  const auto status = app::parse_event(
      R"({"event":"status","current":"12-0123456789abcdef","previous":null,"factory":"/f","confirmed":true,"attempts":2,)"
      R"("floor":{"epoch":3,"serial":11},"keylist":4,"refused":["9-0123456789abcdef"],"id":"wendel","safe":false})");
  REQUIRE(status);
  CHECK(status->status.current == "12-0123456789abcdef");
  CHECK(status->status.previous.empty());
  CHECK(status->status.floor_epoch == 3);
  CHECK(status->status.floor_serial == 11);
  CHECK(status->status.key_list == 4);
  CHECK(status->status.refused.size() == 1);
  const auto end = app::parse_event(end_line("STICK_GONE"));
  REQUIRE(end);
  CHECK(end->code == "STICK_GONE");
  CHECK(end->sentence.starts_with("The stick was pulled out"));
}

TEST_CASE("what is no event, cut anywhere or of wrong types, is passed over") {
  for (const std::string& whole : {offer_line("Wendel", 12), phase_line("copy", 1, 2), end_line("SAME")})
    for (std::size_t cut = 0; cut < whole.size(); ++cut) CHECK_FALSE(app::parse_event(whole.substr(0, cut)));
  for (const char* bad :
       {"", "null", "[]", "{}", "\"end\"", R"({"event":5})", R"({"event":"end"})", R"({"event":"end","code":7})",
        R"({"event":"phase","phase":"sleep"})", R"({"event":"finding","what":"x"})", R"({"event":"pin"})",
        R"({"event":"offer","relation":"better"})", "\xff\xfe"}) {
    CAPTURE(bad);
    CHECK_FALSE(app::parse_event(bad));
  }
  const auto odd = app::parse_event(R"({"event":"phase","phase":"copy","done":50,"of":10})");
  REQUIRE(odd);
  CHECK(odd->done == 10);
  const auto wrong = app::parse_event(R"({"event":"phase","phase":"copy","done":-1,"of":"x"})");
  REQUIRE(wrong);
  CHECK(wrong->done == 0);
  CHECK(wrong->of == 0);
}

TEST_CASE("what the reader asks is what the installer reads, and nothing else is a request") {
  for (const InstallerDo what : {InstallerDo::status, InstallerDo::offer, InstallerDo::install, InstallerDo::watch,
                                 InstallerDo::confirm, InstallerDo::rollback, InstallerDo::cancel}) {
    app::ReaderRequest asked = app::request_to(what);
    asked.stick = "/m/a \"b\"";
    asked.path = "lectern/x-1";
    asked.pin = "271828";
    asked.yes = true;
    if (what == InstallerDo::confirm) asked.serial = 12;
    const std::optional<app::InstallerRequest> read = app::parse_request(app::request_text(asked));
    REQUIRE(read);
    CHECK(read->what == asked.what);
    CHECK(read->stick == asked.stick);
    CHECK(read->path == asked.path);
    CHECK(read->pin == asked.pin);
    CHECK(read->yes);
    CHECK(read->serial == asked.serial);
  }
  for (const char* none : {"", "{}", "[]", "1", R"({"do":"eat"})", R"({"do":1})", R"({"do":"status","more":1})",
                           R"({"do":"confirm"})", R"({"do":"confirm","serial":-1})", R"({"do":"offer","stick":7})",
                           R"({"do":"install","yes":"true"})", R"({"do":"status")"})
    CHECK_MESSAGE(!app::parse_request(none), none);
}
