// An update as the reader sees it, from the stick to the new edition, with an installer that says what the test wants.
#include "app/installing.h"

#include <semaphore>

#include "app/dump.h"
#include "app/start.h"
#include "app/unlock.h"
#include "app/update.h"
#include "app/visit.h"
#include "app/way.h"
#include "doctest/doctest.h"
#include "tests/app/fake_installer.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"
#include "tests/made_edition.h"

namespace {

using app::ActionKind;
using app::Role;
using app::ScreenKind;
using app::UpdateStage;

constexpr double start_ms = 20'000;

bool is(const std::string& request, const std::string& what) {
  return request.find("\"do\":\"" + what + "\"") != std::string::npos;
}

// A terminal with edition 7 installed, and an installer.
struct Terminal : Scratch {
  std::vector<std::string> offers{offer_line("Wendel this week", 8), end_line("INSTALLED")};
  std::vector<std::string> update{phase_line("scan", 1, 1),    offer_line("Wendel this week", 8),
                                  phase_line("copy", 10, 100), phase_line("copy", 100, 100),
                                  R"({"event":"pull"})",       phase_line("commit", 1, 1),
                                  end_line("INSTALLED")};
  std::vector<std::string> watched{end_line("SAME")};
  std::function<void()> before_update = [] {};
  std::unique_ptr<FakeInstaller> installer;
  std::unique_ptr<app::Reader> reader;
  double now_ms = start_ms;

  explicit Terminal(Size size = walk_sizes[1], double type_size = 100) {
    make_edition(*this / "seven.edition");
    install_by_hand(data(), *this / "seven.edition", 7, true);
    installer = std::make_unique<FakeInstaller>(socket(), [this](const std::string& line) { return answer(line); });
    app::Options options = options_for(size, type_size);
    base::Result<app::Started> started = app::start(options);
    REQUIRE(started);
    REQUIRE_FALSE(started.value().trouble);
    reader = std::move(started.value().reader);
    reader->services.terminal.locked = true;
    app::join_installer(*reader, options, nullptr);
    settle();
  }
  std::string data() const { return *this / "data"; }
  std::string socket() const { return *this / "s"; }
  app::Options options_for(Size size, double type_size) const {
    app::Options options;
    options.width_px = size.width_px;
    options.height_px = size.height_px;
    options.type_size_percent = type_size;
    options.config.data_folder = data();
    options.config.state_folder = path;
    options.config.install_socket = socket();
    return options;
  }
  std::vector<std::string> answer(const std::string& request) {
    if (is(request, "offer")) return offers;
    if (is(request, "watch")) return watched;
    if (is(request, "confirm")) return {end_line("INSTALLED")};
    if (is(request, "status"))
      return {R"({"event":"status","current":"7-7777777777777777","previous":"6-6666666666666666","factory":"/f",)"
              R"("confirmed":true,"attempts":0,"floor":{"epoch":1,"serial":7},"keylist":1,"refused":[]})",
              end_line("SAME")};
    before_update();
    return update;
  }
  void settle() {
    app::take_install_news(*reader, now_ms);
    ::settle(*reader, now_ms);
    app::confirm_shown(*reader);
    app::take_install_news(*reader, now_ms);
  }
  void stick(const std::string& folder) {
    std::vector<kiosk::Stick> sticks;
    if (!folder.empty()) sticks.push_back({folder, "vfat", "/dev/sda1", 5});
    app::take_sticks(*reader, sticks, true);
    settle();
  }
  void act(const app::Action& action) {
    app::update(reader->model, reader->scenes, reader->services, reader->boxes, action, now_ms);
    settle();
  }
  void type_pin() {
    for (const char digit : std::string("271828")) act({.kind = ActionKind::pin_digit, .a = digit - '0'});
    act({.kind = ActionKind::pin_enter});
  }
  // The edition that the installer installs, while it installs it.
  void brings(const std::vector<std::string>& changes) {
    make_edition(*this / "eight.edition", changes);
    before_update = [this] { install_by_hand(data(), *this / "eight.edition", 8, false); };
  }
  bool says(std::string_view part) const {
    for (const app::Box& box : reader->boxes.all)
      if (text_of(reader->boxes, box).find(part) != std::string_view::npos) return true;
    return false;
  }
  std::size_t times_asked(const std::string& what) const {
    std::size_t count = 0;
    for (const std::string& request : installer->asked()) count += is(request, what) ? 1 : 0;
    return count;
  }
  ScreenKind screen() const { return reader->model.screen; }
  app::Updates& updates() const { return reader->model.updates; }
};

const char* const newer_serial = "UPDATE edition SET serial = 8, title = 'Wendel next week'";

}  // namespace

TEST_CASE("a stick is offered in a strip, on the page that is read, and goes with the stick") {
  Terminal terminal;
  REQUIRE_FALSE(
      app::open_article(terminal.reader->model, terminal.reader->scenes, terminal.reader->services, "agency.txt"));
  terminal.settle();
  const auto whole = app::screen_area(terminal.reader->model, terminal.reader->scenes);
  terminal.stick("/m/sda1");
  CHECK(terminal.screen() == ScreenKind::article);
  CHECK(terminal.says("New edition on the stick, number 8: Wendel this week"));
  CHECK(terminal.says("Update …"));
  CHECK(app::screen_area(terminal.reader->model, terminal.reader->scenes).h < whole.h);
  CHECK(app::screen_area(terminal.reader->model, terminal.reader->scenes).h > whole.h * 0.8F);
  terminal.stick("");
  CHECK_FALSE(terminal.says("New edition"));
  CHECK(app::screen_area(terminal.reader->model, terminal.reader->scenes) == whole);
}

TEST_CASE("why a stick holds nothing is said once, and not of one that was in before") {
  Terminal terminal;
  terminal.offers = {offer_line("Wendel this week", 7, "same", "SAME"), end_line("SAME")};
  terminal.stick("/m/sda1");
  CHECK(terminal.says("This edition is installed already."));
  tap_box(*terminal.reader, Role::button, "OK", terminal.now_ms);
  CHECK_FALSE(terminal.says("installed already"));
  CHECK(terminal.screen() == ScreenKind::shelf);

  Terminal started;
  started.offers = {end_line("NO_EDITION")};
  const std::vector<kiosk::Stick> in{{"/m/sda1", "vfat", "/dev/sda1", 5}};
  app::take_sticks(*started.reader, in, false);
  started.settle();
  CHECK_FALSE(started.says("There is no edition on this stick."));
}

TEST_CASE("an update goes from the offer over the PIN to the new edition, which is confirmed when it was shown") {
  Terminal terminal;
  terminal.brings({newer_serial});
  terminal.stick("/m/sda1");
  terminal.now_ms = tap_box(*terminal.reader, Role::button, "Update …", terminal.now_ms);
  REQUIRE(terminal.screen() == ScreenKind::pin_pad);
  terminal.act({.kind = ActionKind::pin_digit, .a = 1});
  terminal.act({.kind = ActionKind::pin_erase});
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  terminal.act({.kind = ActionKind::back});
  terminal.act({.kind = ActionKind::start_update});
  terminal.type_pin();
  CHECK(terminal.screen() == ScreenKind::update);
  CHECK(terminal.says("The new edition is installed. You may pull the stick out."));
  CHECK(terminal.says("INSTALLED"));
  CHECK(terminal.reader->scenes.shelf.edition.serial == 8);
  CHECK(terminal.reader->services.terminal.edition.find("/editions/8-") != std::string::npos);
  CHECK(terminal.times_asked("install") == 1);
  CHECK(terminal.times_asked("confirm") == 1);
  bool pin_went = false;
  for (const std::string& request : terminal.installer->asked()) {
    if (is(request, "confirm")) CHECK(request == R"({"do":"confirm","serial":8})");
    if (is(request, "install"))
      pin_went = request == R"({"do":"install","path":"lectern/wendel-8","pin":"271828","stick":"/m/sda1"})";
  }
  CHECK(pin_went);
  CHECK(app::dump(*terminal.reader, terminal.now_ms).find("271828") == std::string::npos);
  terminal.now_ms = tap_box(*terminal.reader, Role::button, "Done", terminal.now_ms);
  CHECK(terminal.screen() == ScreenKind::shelf);
  CHECK(terminal.says("Wendel next week"));
}

TEST_CASE("a wrong PIN stays on the pad and says when to try again; a right one after it goes on") {
  Terminal terminal;
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  terminal.stick("/m/sda1");
  terminal.update = {R"({"event":"pin","answer":"wrong","wait_ms":30000})", end_line("CANCELLED")};
  terminal.act({.kind = ActionKind::start_update});
  terminal.type_pin();
  CHECK(terminal.screen() == ScreenKind::pin_pad);
  CHECK(terminal.says("That is not the PIN. The next attempt can be made in 30 seconds."));
  CHECK(terminal.reader->model.pin_pad.typed == app::PinDigits{});
  CHECK(terminal.updates().stage == UpdateStage::idle);
  terminal.update = {R"({"event":"pin","answer":"right","wait_ms":0})", phase_line("copy", 1, 2),
                     end_line("STICK_GONE")};
  terminal.type_pin();
  CHECK(terminal.screen() == ScreenKind::update);
  CHECK(terminal.says("STICK_GONE"));
  CHECK(terminal.reader->scenes.shelf.edition.serial == 7);
}

TEST_CASE("the page is kept where its article still exists, and else the shelf is shown") {
  struct Row {
    std::vector<std::string> changes;
    ScreenKind there;
  };
  const Row rows[]{
      {{newer_serial}, ScreenKind::article},
      {{newer_serial, "UPDATE article SET file = 'other.txt' WHERE file = 'agency.txt'"}, ScreenKind::shelf}};
  for (const Row& row : rows) {
    Terminal terminal;
    app::Reader& reader = *terminal.reader;
    REQUIRE_FALSE(app::open_article(reader.model, reader.scenes, reader.services, "agency.txt", 20));
    terminal.settle();
    make_edition(terminal / "eight.edition", row.changes);
    install_by_hand(terminal.data(), terminal / "eight.edition", 8, false);
    reader.services.install_worker->open();
    terminal.settle();
    CHECK(reader.scenes.shelf.edition.serial == 8);
    CHECK(terminal.screen() == row.there);
    if (row.there == ScreenKind::article) {
      CHECK(reader.scenes.reading.story.articles[static_cast<std::size_t>(reader.model.reading.article)].file ==
            "agency.txt");
    }
  }
}

TEST_CASE("a comparison keeps its columns in their order, and the way back leads only where there is something") {
  Terminal terminal;
  app::Reader& reader = *terminal.reader;
  app::remember_place(reader.model, reader.scenes);
  REQUIRE_FALSE(app::open_article(reader.model, reader.scenes, reader.services, "quay.txt"));
  terminal.settle();
  app::remember_place(reader.model, reader.scenes);
  REQUIRE_FALSE(app::open_story(reader.model, reader.scenes, reader.services, "bridge", 3));
  terminal.settle();
  terminal.act({.kind = ActionKind::pick_source, .a = 0, .b = 2});
  const std::vector<std::int32_t> order = reader.model.compare.order;
  make_edition(terminal / "eight.edition",
               {newer_serial, "UPDATE article SET file = 'other.txt' WHERE file = 'quay.txt'"});
  install_by_hand(terminal.data(), terminal / "eight.edition", 8, false);
  reader.services.install_worker->open();
  terminal.settle();
  CHECK(terminal.screen() == ScreenKind::compare);
  CHECK(reader.model.compare.order == order);
  CHECK(order[0] == 2);
  terminal.act({.kind = ActionKind::back});
  CHECK(terminal.screen() == ScreenKind::shelf);
}

TEST_CASE("an edition that cannot be opened leaves the old one, and that is said") {
  Terminal terminal;
  terminal.stick("/m/sda1");
  terminal.write("broken.edition", std::string(4096, 'x'));
  terminal.before_update = [&] { install_by_hand(terminal.data(), terminal / "broken.edition", 8, false); };
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  terminal.act({.kind = ActionKind::start_update});
  terminal.type_pin();
  CHECK(terminal.says("it cannot be shown. The edition before stays"));
  CHECK(terminal.reader->scenes.shelf.edition.serial == 7);
  CHECK(terminal.times_asked("confirm") == 0);
  terminal.act({.kind = ActionKind::back});
  CHECK(terminal.screen() == ScreenKind::shelf);
  CHECK(terminal.says("Wendel this week"));
}

TEST_CASE("an installed edition that was never shown is confirmed after the reader's first frame, once") {
  Terminal terminal;
  install_by_hand(terminal.data(), terminal / "seven.edition", 7, false);
  const app::Options options = terminal.options_for(walk_sizes[1], 100);
  base::Result<app::Started> started = app::start(options);
  REQUIRE(started);
  terminal.reader = std::move(started.value().reader);
  app::join_installer(*terminal.reader, options, nullptr);
  CHECK(terminal.times_asked("confirm") == 0);
  terminal.settle();
  terminal.settle();
  CHECK(terminal.times_asked("confirm") == 1);
}

TEST_CASE("a reset of the visit and an update go side by side: the update goes on and is found again") {
  Terminal terminal;
  terminal.watched = {phase_line("copy", 40, 100)};
  terminal.updates().stage = UpdateStage::running;
  app::begin_again(*terminal.reader, terminal.now_ms);
  CHECK(terminal.updates().stage == UpdateStage::idle);
  terminal.watched = {phase_line("copy", 40, 100), R"({"event":"pull"})", end_line("SAME")};
  app::begin_updates(*terminal.reader);
  terminal.settle();
  CHECK(terminal.says("There is nothing to do."));
  terminal.watched = {phase_line("copy", 40, 100), "gone"};
  terminal.act({.kind = ActionKind::dismiss_update});
  app::begin_updates(*terminal.reader);
  terminal.settle();
  CHECK(terminal.says("The installer does not answer."));
}

TEST_CASE("on a thread of its own an update is shown as it goes, and cancelling reaches the installer") {
  Terminal terminal;
  std::counting_semaphore<1000> woken(0);
  terminal.update = {phase_line("scan", 1, 1), phase_line("copy", 10, 100)};
  terminal.reader->services.install_worker =
      std::make_unique<app::InstallWorker>(terminal.socket(), terminal.data(), [&] { woken.release(); });
  const auto until = [&](const auto& done) {
    while (!done()) {
      woken.acquire();
      app::take_install_news(*terminal.reader, terminal.now_ms);
      app::draw_frame(*terminal.reader, terminal.now_ms);
    }
  };
  app::take_sticks(*terminal.reader, {{"/m/sda1", "vfat", "/dev/sda1", 5}}, true);
  until([&] { return terminal.says("New edition on the stick"); });
  app::set_pin(terminal.path, "271828", {1, 8192}).value();
  terminal.act({.kind = ActionKind::start_update});
  const std::int64_t frames = terminal.reader->frames;
  terminal.type_pin();
  until([&] { return terminal.says("Copying from the stick"); });
  CHECK(terminal.reader->frames > frames);
  CHECK(terminal.screen() == ScreenKind::update);
  CHECK(terminal.says("Please leave the stick in."));
  terminal.update = {end_line("CANCELLED")};
  terminal.act({.kind = ActionKind::cancel_update});
  until([&] { return terminal.says("The update was cancelled."); });
  CHECK(terminal.times_asked("cancel") == 1);
  terminal.reader->services.install_worker.reset();  // before the semaphore
}

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
