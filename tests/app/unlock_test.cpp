// The way to the staff's screen: the corner, the keys, the PIN, and that nothing else leads there.
#include "app/staff/unlock.h"

#include "app/headless/dump.h"
#include "app/staff/admin.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"
#include "tests/scratch.h"

namespace {

using app::ActionKind;
using app::ScreenKind;
using kiosk::EventKind;
using kiosk::Key;

constexpr app::HashCost cheap{1, 8192};
constexpr double start_ms = 20'000;

struct Stand : Scratch {
  std::unique_ptr<app::Reader> reader = sample_reader(walk_sizes[1], 100);
  double now_ms = start_ms;

  Stand() {
    reader->services.terminal.locked = true;
    reader->services.terminal.config.state_folder = path;
    settle(*reader, now_ms);
  }
  void send(kiosk::Event event) {
    event.time_ms = now_ms;
    app::handle(*reader, std::span(&event, 1), now_ms);
    app::draw_frame(*reader, now_ms);
  }
  void finger(EventKind kind, double x, double y) { send({.kind = kind, .x = x, .y = y, .button = 1}); }
  void hold(double ms) {
    finger(EventKind::button_down, 5, 5);
    now_ms += ms;
    app::draw_frame(*reader, now_ms);
  }
  void type(std::string_view digits) {
    for (const char digit : digits)
      send({.kind = EventKind::text, .text = static_cast<char32_t>(static_cast<unsigned char>(digit))});
  }
  void press(Key key) { send({.kind = EventKind::key_down, .key = key}); }
  void enter(std::string_view digits) {
    type(digits);
    press(Key::enter);
  }
  void open() { send({.kind = EventKind::key_down, .key = Key::letter_l, .control = true, .alt = true}); }
  ScreenKind screen() const { return reader->model.screen; }
  void act(const app::Action& action) {
    app::update(reader->model, reader->scenes, reader->services, reader->boxes, action, now_ms);
    settle(*reader, now_ms);
  }
};

bool box_says(const app::Reader& reader, std::string_view part) {
  for (const app::Box& box : reader.boxes.all)
    if (text_of(reader.boxes, box).find(part) != std::string_view::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("the corner held for three seconds leads to the PIN pad, shows how far it is, and a tap there does not") {
  Stand stand;
  stand.hold(300);
  CHECK_FALSE(box_says(*stand.reader, "Hold on"));
  stand.finger(EventKind::button_up, 5, 5);
  CHECK(stand.screen() == ScreenKind::shelf);
  stand.hold(1500);
  CHECK(box_says(*stand.reader, "Hold on"));
  stand.finger(EventKind::button_up, 5, 5);
  CHECK_FALSE(box_says(*stand.reader, "Hold on"));
  stand.hold(2900);
  CHECK(stand.screen() == ScreenKind::shelf);
  stand.now_ms += 150;
  app::draw_frame(*stand.reader, stand.now_ms);
  CHECK(stand.screen() == ScreenKind::pin_pad);
  stand.finger(EventKind::button_up, 5, 5);
  CHECK(stand.screen() == ScreenKind::pin_pad);
}

TEST_CASE("a finger that wanders, a finger elsewhere and a reader that is no kiosk never see the PIN pad") {
  Stand stand;
  stand.hold(1000);
  stand.finger(EventKind::pointer_move, 60, 60);
  stand.now_ms += 5000;
  app::draw_frame(*stand.reader, stand.now_ms);
  CHECK(stand.screen() == ScreenKind::shelf);
  stand.finger(EventKind::button_up, 60, 60);
  stand.reader->services.terminal.locked = false;
  stand.hold(4000);
  CHECK(stand.screen() == ScreenKind::shelf);
  stand.open();
  CHECK(stand.screen() == ScreenKind::shelf);
}

TEST_CASE("the right PIN opens the staff's screen, a wrong one says so, and no digit is ever told") {
  Stand stand;
  REQUIRE(app::set_pin(stand.path, "271828", cheap));
  stand.open();
  REQUIRE(stand.screen() == ScreenKind::pin_pad);
  stand.enter("27182");
  CHECK(box_says(*stand.reader, "at least six digits"));
  stand.press(Key::backspace);
  CHECK(stand.reader->model.pin_pad.typed.count == 4);
  stand.enter("9999");
  CHECK(stand.screen() == ScreenKind::pin_pad);
  CHECK(box_says(*stand.reader, "That is not the PIN."));
  CHECK(stand.reader->model.pin_pad.typed.count == 0);
  stand.type("271828");
  CHECK(app::dump(*stand.reader, stand.now_ms).find("271828") == std::string::npos);
  CHECK(box_says(*stand.reader, "******"));
  stand.press(Key::enter);
  CHECK(stand.screen() == ScreenKind::admin);
  CHECK(stand.reader->model.pin_pad.typed == app::PinDigits{});
  stand.press(Key::escape);
  CHECK(stand.screen() == ScreenKind::shelf);
  CHECK(stand.reader->model.leave == app::Leave::no);
}

TEST_CASE("after three wrong PINs the pad says when the next attempt can be made, and the right one waits too") {
  Stand stand;
  REQUIRE(app::set_pin(stand.path, "271828", cheap));
  stand.open();
  for (int i = 0; i < 3; ++i) stand.enter("314159");
  CHECK(box_says(*stand.reader, "The next attempt can be made in"));
  stand.enter("271828");
  CHECK(stand.screen() == ScreenKind::pin_pad);
  stand.press(Key::escape);
  stand.open();
  CHECK(box_says(*stand.reader, "The next attempt can be made in"));
}

TEST_CASE("a new terminal asks for a PIN twice; where that is the tool's it says so; a lost PIN opens nothing") {
  Stand stand;
  stand.open();
  stand.enter("271828");
  CHECK(box_says(*stand.reader, "The same PIN again"));
  stand.enter("271829");
  CHECK(box_says(*stand.reader, "two different PINs"));
  stand.press(Key::escape);
  CHECK(app::read_pin(stand.path).state == app::PinState::never_set);

  stand.reader->services.terminal.config.first_pin = "tool";
  stand.open();
  CHECK(box_says(*stand.reader, "No PIN has been set"));
  stand.enter("271828");
  CHECK(stand.screen() == ScreenKind::pin_pad);
  CHECK(app::read_pin(stand.path).state == app::PinState::never_set);
  stand.press(Key::escape);

  stand.write("pin.state", "rubbish");
  stand.open();
  CHECK(box_says(*stand.reader, "sudo lectern-pin set"));
  stand.enter("271828");
  CHECK(stand.screen() == ScreenKind::pin_pad);
}

TEST_CASE("a first PIN chosen on the screen is the terminal's from then on") {
  Stand stand;
  stand.open();
  stand.enter("271828");
  stand.enter("271828");
  CHECK(stand.screen() == ScreenKind::admin);
  const base::Result<app::PinAnswer> answer = app::try_pin(stand.path, "271828", {"one", 1});
  REQUIRE(answer);
  CHECK(answer.value() == app::PinAnswer::right);
}

TEST_CASE("what the staff set is kept, and where it cannot be kept it is not set and said") {
  Stand stand;
  app::open_admin(stand.reader->model, stand.reader->services);
  stand.act({.kind = ActionKind::admin_page, .a = static_cast<int>(app::AdminPage::settings)});
  stand.act({.kind = ActionKind::admin_change, .a = static_cast<int>(app::AdminSetting::idle), .b = 1});
  stand.act({.kind = ActionKind::admin_change, .a = static_cast<int>(app::AdminSetting::blank_from), .b = 1});
  CHECK(box_says(*stand.reader, "120 s"));
  CHECK(box_says(*stand.reader, "21:00"));
  CHECK(std::filesystem::exists(stand / "settings.state"));
  stand.reader->services.terminal.config.state_folder = stand / "nowhere";
  stand.act({.kind = ActionKind::admin_change, .a = static_cast<int>(app::AdminSetting::idle), .b = 1});
  CHECK(box_says(*stand.reader, "It cannot be kept"));
  CHECK(stand.reader->model.admin.config.idle_seconds == 120);
}

TEST_CASE("settings step through their values and stay within them, and black has two times or none") {
  app::Config config;
  for (int i = 0; i < 30; ++i) {
    for (int s = 0; s < app::admin_settings; ++s) {
      app::change_setting(config, static_cast<app::AdminSetting>(s), i % 7 < 4 ? 1 : -1);
      CHECK(config.blank_from.has_value() == config.blank_to.has_value());
      if (config.blank_from) CHECK(*config.blank_from != *config.blank_to);
      CHECK((config.type_size >= 50 && config.type_size <= 300));
      CHECK((config.idle_seconds >= 0 && config.idle_seconds <= 1800));
    }
  }
}

TEST_CASE("the report has its parts and nothing of what a visitor typed") {
  Stand stand;
  stand.press(Key::none);
  stand.type("quixotcanary");
  REQUIRE(stand.screen() == ScreenKind::search);
  app::open_admin(stand.reader->model, stand.reader->services);
  stand.act({.kind = ActionKind::admin_report});
  const std::string report = bytes_of(stand / "export/lectern-report.txt");
  for (const char* part : {"== Version ==", "== Edition ==", "== Machine ==", "== Self-test ==", "== Settings =="})
    CHECK(report.find(part) != std::string::npos);
  CHECK(report.find("idle_seconds = 90") != std::string::npos);
  CHECK(report.find("quixot") == std::string::npos);
  CHECK(report.find("canary") == std::string::npos);
}

TEST_CASE("the self-test tells what is good and what is not") {
  const Scratch scratch;
  app::Config config;
  config.state_folder = scratch / "nowhere";
  const std::vector<app::Check> checks =
      app::self_test(config, scratch / "none.edition", base::Result<std::string>(std::string("llvmpipe")));
  const std::string table = app::table_of(checks);
  CAPTURE(table);
  CHECK(table.find("FAILED  edition") != std::string::npos);
  CHECK(table.find("FAILED  state") != std::string::npos);
  CHECK(table.find("ok      fonts") != std::string::npos);
  CHECK(table.find("ok      drawing   llvmpipe") != std::string::npos);
}

TEST_CASE("the staff's screens fit every panel at every size of type, and the keyboard reaches all of them") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      auto reader = sample_reader(size, type_size);
      reader->services.terminal.locked = true;
      reader->services.terminal.config.state_folder = "/nowhere";
      app::open_pin_pad(reader->model, reader->services);
      check_screen(*reader, "pin");
      reader->model.pin_pad.sentence =
          "The PIN of this terminal is damaged or lost. The technician sets a new one: "
          "sudo lectern-pin set";
      check_screen(*reader, "pin with a sentence");
      for (const std::string& box : unreachable_boxes(*reader, kiosk::Key::tab, 20'000)) FAIL_CHECK(box);
      app::open_admin(reader->model, reader->services);
      for (int page = 0; page < app::admin_pages; ++page) {
        reader->model.admin.page = static_cast<app::AdminPage>(page);
        check_screen(*reader, "admin " + std::to_string(page));
        for (const std::string& box : unreachable_boxes(*reader, kiosk::Key::tab, 20'000)) FAIL_CHECK(box);
      }
    }
  }
}
