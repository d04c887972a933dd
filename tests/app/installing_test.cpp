// An update as the reader sees it, from the stick to the new edition, with an installer that says what the test wants.
#include "app/staff/installing.h"

#include <semaphore>

#include "app/headless/dump.h"
#include "app/staff/unlock.h"
#include "app/visit.h"
#include "app/way.h"
#include "doctest/doctest.h"
#include "tests/app/updating_terminal.h"

namespace {

using app::Role;

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

TEST_CASE("what is installed is told at once while an update runs, and the update goes on") {
  Terminal terminal;
  std::counting_semaphore<1000> woken(0);
  terminal.update = {phase_line("copy", 10, 100)};  // and no end: it takes as long as the test likes
  app::InstallWorker worker(terminal.socket(), terminal.data(), [&] { woken.release(); });
  std::vector<app::InstallNews> all;
  const auto until = [&](app::InstallerSays what) {
    while (all.empty() || std::get<app::InstallerEvent>(all.back().said).what != what) {
      woken.acquire();
      for (app::InstallNews& news : worker.take()) all.push_back(std::move(news));
    }
    return all.back().asked.what;
  };
  worker.ask(app::request_to(app::InstallerDo::install));
  CHECK(until(app::InstallerSays::phase) == app::InstallerDo::install);
  for (int times = 0; times < 2; ++times) {
    all.clear();
    worker.ask(app::request_to(app::InstallerDo::status));
    CHECK(until(app::InstallerSays::end) == app::InstallerDo::status);
    REQUIRE(all.size() == 2);
    CHECK(std::get<app::InstallerEvent>(all.front().said).status.current == "7-7777777777777777");
  }
  terminal.update = {phase_line("copy", 20, 100), end_line("CANCELLED")};
  all.clear();
  worker.ask(app::request_to(app::InstallerDo::cancel));
  CHECK(until(app::InstallerSays::end) == app::InstallerDo::install);
  CHECK(terminal.times_asked("status") == 2);
}
