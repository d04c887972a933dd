// A terminal with an installer that says what the test wants.
#pragma once

#include "app/staff/installing.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/fake_installer.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"
#include "tests/made_edition.h"

using app::ActionKind;
using app::ScreenKind;
using app::UpdateStage;

constexpr double start_ms = 20'000;

inline bool is(const std::string& request, const std::string& what) {
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
