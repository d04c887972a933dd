// Who may do what with an update: cancel it, ask for what was refused before, go back.
#include "app/staff/installing.h"

#include "app/headless/dump.h"
#include "app/staff/unlock.h"
#include "app/visit.h"
#include "app/way.h"
#include "doctest/doctest.h"
#include "tests/app/updating_terminal.h"

namespace {

using app::Role;

}  // namespace

TEST_CASE("only whoever began an update cancels it without a PIN, and after the commit nobody") {
  Terminal terminal;
  app::Updates& updates = terminal.updates();
  updates.stage = UpdateStage::running;
  updates.phase = app::InstallPhase::copy;
  terminal.act({.kind = ActionKind::show_update});
  CHECK(terminal.says("Cancel …"));
  terminal.act({.kind = ActionKind::cancel_update});
  CHECK(terminal.screen() == ScreenKind::pin_pad);
  CHECK(terminal.times_asked("cancel") == 0);
  terminal.act({.kind = ActionKind::back});
  CHECK(terminal.screen() == ScreenKind::update);
  updates.phase = app::InstallPhase::commit;
  app::draw_frame(*terminal.reader, terminal.now_ms);
  CHECK_FALSE(terminal.says("Cancel"));
}

TEST_CASE("what was refused before is installed only when asked for twice") {
  Terminal terminal;
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  terminal.offers = {offer_line("Wendel this week", 8), end_line("INSTALLED")};
  terminal.update = {end_line("REFUSED_BEFORE")};
  terminal.stick("/m/sda1");
  terminal.act({.kind = ActionKind::start_update});
  terminal.type_pin();
  CHECK(terminal.says("This edition was installed before and did not work."));
  terminal.now_ms = tap_box(*terminal.reader, Role::button, "Install it all the same …", terminal.now_ms);
  REQUIRE(terminal.screen() == ScreenKind::pin_pad);
  terminal.type_pin();
  CHECK(terminal.installer->asked().back().find("\"do\":\"offer\"") != std::string::npos);
  std::size_t overruled = 0;
  for (const std::string& request : terminal.installer->asked())
    overruled += request.find(R"("yes":true)") != std::string::npos ? 1 : 0;
  CHECK(overruled == 1);
}

TEST_CASE("the staff see what is installed and go back to the edition before, with the PIN") {
  Terminal terminal;
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  app::open_pin_pad(terminal.reader->model, terminal.reader->services);
  terminal.type_pin();
  REQUIRE(terminal.screen() == ScreenKind::admin);
  terminal.act({.kind = ActionKind::admin_page, .a = static_cast<int>(app::AdminPage::updates)});
  CHECK(terminal.says("7-7777777777777777"));
  CHECK(terminal.says("6-6666666666666666"));
  terminal.brings({"UPDATE edition SET serial = 6"});
  terminal.update = {end_line("ROLLED_BACK")};
  terminal.now_ms = tap_box(*terminal.reader, Role::button, "Go back to the edition before …", terminal.now_ms);
  terminal.type_pin();
  CHECK(terminal.says("The terminal has gone back to the edition before."));
  CHECK(terminal.reader->scenes.shelf.edition.serial == 6);
}

TEST_CASE("an edition named on the command line says on every screen that it is not signed") {
  const Scratch folder;
  for (const bool sample : {true, false}) {
    make_edition(folder / "a.edition", {sample ? "UPDATE edition SET sample = 1" : "UPDATE edition SET sample = 0"});
    app::Options options;
    options.edition = folder / "a.edition";
    base::Result<app::Started> started = app::start(options);
    REQUIRE(started);
    app::Reader& reader = *started.value().reader;
    for (const std::string screen : {"shelf", "article:agency.txt", "compare:bridge:3", "search:bridge", "attract"}) {
      CAPTURE(screen);
      REQUIRE(app::show_screen(reader, screen) == 0);
      settle(reader, start_ms);
      CHECK(find_box(reader, Role::note, sample ? "Sample, not signed" : "Preview: not signed") != nullptr);
    }
    app::join_installer(reader, options, nullptr);
    CHECK(reader.services.install_worker == nullptr);
  }
}
