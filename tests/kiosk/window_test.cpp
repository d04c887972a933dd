// A real window on an X server of its own (with_display.sh), touched by real X events (xdotool). xdotool returns when
// its events are sent, so nothing here sleeps; a timeout is how a lost event fails.
#include <cstdio>  // popen, of POSIX

#include <clocale>
#include <cstdlib>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "platform/kiosk/window.h"
#include "tests/kiosk/x_server.h"

namespace {

using kiosk::EventKind;

constexpr double lost_ms = 5000;

void xdotool(const std::string& commands) {
  const std::string line = "xdotool " + commands;
  REQUIRE(std::system(line.c_str()) == 0);
}

kiosk::Window open(int width_px, int height_px) {
  kiosk::WindowOptions options;
  options.width_px = width_px;
  options.height_px = height_px;
  options.title = "Lectern window test";
  auto window = kiosk::open_window(options);
  REQUIRE_MESSAGE(window, window.error().what);
  return std::move(window).value();
}

// Everything up to and with the first event of this kind; empty when it never comes.
std::vector<kiosk::Event> wait_for(kiosk::Window& window, EventKind kind) {
  std::vector<kiosk::Event> events;
  const double give_up_ms = kiosk::now_ms() + lost_ms;
  while (kiosk::now_ms() < give_up_ms) {
    const std::size_t seen = events.size();
    window.wait_events(give_up_ms - kiosk::now_ms(), events);
    for (std::size_t i = seen; i < events.size(); ++i) {
      if (events[i].kind == kind) return events;
    }
  }
  return {};
}

std::vector<kiosk::Event> only(const std::vector<kiosk::Event>& events, std::initializer_list<EventKind> kinds) {
  std::vector<kiosk::Event> kept;
  for (const kiosk::Event& event : events) {
    for (const EventKind kind : kinds) {
      if (event.kind == kind) kept.push_back(event);
    }
  }
  return kept;
}

// What a window manager does when its close button is pressed.
void ask_to_close() {
  FILE* found = popen("xdotool search --onlyvisible --class lectern", "r");
  unsigned long id = 0;
  REQUIRE(fscanf(found, "%lu", &id) == 1);
  pclose(found);
  CHECK(x_server::ask_to_close(id));
}

}  // namespace

TEST_CASE("a window has the size it was asked for, and repaints when it appears") {
  kiosk::Window window = open(600, 400);
  CHECK(window.width_px() == 600);
  CHECK(window.height_px() == 400);
  CHECK_FALSE(wait_for(window, EventKind::refresh).empty());
}

TEST_CASE("a 12 ms tap that nobody looked at meanwhile is a press and a release where it happened") {
  kiosk::Window window = open(600, 400);
  xdotool("mousemove 120 90 mousedown 1 sleep 0.012 mouseup 1");
  const auto events = only(wait_for(window, EventKind::button_up), {EventKind::button_down, EventKind::button_up});
  REQUIRE(events.size() == 2);
  CHECK(events[0].kind == EventKind::button_down);
  CHECK(events[0].button == 1);
  CHECK(events[0].x == 120);
  CHECK(events[0].y == 90);
  CHECK(events[1].kind == EventKind::button_up);
  CHECK(events[1].x == 120);
  CHECK(events[1].time_ms >= events[0].time_ms);
}

TEST_CASE("events of one wait keep their order and their places") {
  kiosk::Window window = open(600, 400);
  xdotool(
      "mousemove 10 20 click 1 mousemove 200 210 click 3 mousemove 300 310 click 4 click 5 mousemove 50 60 mousedown 1 "
      "mousemove 70 80 mouseup 1 click 2");
  std::vector<kiosk::Event> events;
  while (events.empty() || events.back().kind != EventKind::button_up || events.back().button != 3) {
    const auto more = wait_for(window, EventKind::button_up);
    REQUIRE_FALSE(more.empty());
    events.insert(events.end(), more.begin(), more.end());
  }
  std::string story;
  double before_ms = 0;
  for (const kiosk::Event& e : only(events, {EventKind::button_down, EventKind::button_up, EventKind::wheel})) {
    CHECK(e.time_ms >= before_ms);
    before_ms = e.time_ms;
    const std::string place = std::to_string(static_cast<int>(e.x)) + "," + std::to_string(static_cast<int>(e.y));
    if (e.kind == EventKind::wheel) {
      story += "wheel " + place + "; ";
    } else {
      story += (e.kind == EventKind::button_down ? "down" : "up") + std::to_string(e.button) + " " + place + "; ";
    }
  }
  CHECK(story ==
        "down1 10,20; up1 10,20; down2 200,210; up2 200,210; wheel 0,-1; wheel 0,1; down1 50,60; up1 70,80; "
        "down3 70,80; up3 70,80; ");
}

TEST_CASE("keys arrive as keys and as text, with their modifiers") {
  kiosk::Window window = open(600, 400);
  xdotool("search --onlyvisible --class lectern windowfocus --sync key --clearmodifiers f ctrl+plus Next Tab Escape");
  std::vector<kiosk::Event> events;
  const auto escaped = [&events] {
    for (const kiosk::Event& e : events) {
      if (e.kind == EventKind::key_up && e.key == kiosk::Key::escape) return true;
    }
    return false;
  };
  while (!escaped()) {
    const auto more = wait_for(window, EventKind::key_up);
    REQUIRE_FALSE(more.empty());
    events.insert(events.end(), more.begin(), more.end());
  }
  std::vector<kiosk::Key> keys;
  for (const kiosk::Event& e : only(events, {EventKind::key_down})) {
    keys.push_back(e.key);
    CHECK(e.control == (e.key == kiosk::Key::plus));
  }
  CHECK(keys == std::vector<kiosk::Key>{kiosk::Key::letter_f, kiosk::Key::plus, kiosk::Key::page_down, kiosk::Key::tab,
                                        kiosk::Key::escape});
  const auto text = only(events, {EventKind::text});
  REQUIRE(text.size() == 1);
  CHECK(text[0].text == U'f');
}

namespace {

// What has been typed when that key comes up again.
std::u32string typed_until(kiosk::Window& window, kiosk::Key last) {
  std::u32string text;
  while (true) {
    const auto events = wait_for(window, EventKind::key_up);
    REQUIRE_FALSE(events.empty());
    for (const kiosk::Event& e : events) {
      if (e.kind == EventKind::text) text += e.text;
      if (e.kind == EventKind::key_up && e.key == last) return text;
    }
  }
}

void focus() { xdotool("search --onlyvisible --class lectern windowfocus --sync"); }

bool has_setxkbmap() { return std::system("setxkbmap -print >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("letters with accents are typed where the locale is C, dead keys and Compose included") {
  if (!has_setxkbmap()) {
    MESSAGE("SKIPPED: setxkbmap is not installed (Debian package x11-xkb-utils)");
    return;
  }
  REQUIRE(setenv("LC_ALL", "C", 1) == 0);
  std::setlocale(LC_ALL, "C");
  REQUIRE(std::system("setxkbmap us -variant intl") == 0);
  kiosk::Window window = open(600, 400);
  focus();
  xdotool("key dead_acute e dead_diaeresis u dead_tilde n Escape");
  CHECK(typed_until(window, kiosk::Key::escape) == U"\u00e9\u00fc\u00f1");
  // A keyboard of another layout, plugged in while the window is open.
  REQUIRE(std::system("setxkbmap de") == 0);
  xdotool("key odiaeresis ssharp Escape");
  CHECK(typed_until(window, kiosk::Key::escape) == U"\u00f6\u00df");
  REQUIRE(std::system("setxkbmap ru") == 0);
  xdotool("key Cyrillic_zhe Escape");
  CHECK(typed_until(window, kiosk::Key::escape) == U"\u0436");
  CHECK(std::system("setxkbmap us") == 0);
}

TEST_CASE("a key that was down before the window was there says nothing until it has been let go") {
  {
    // It repeats: into the window that was there, and into the one that follows it.
    kiosk::Window before = open(300, 200);
    focus();
    xdotool("keydown n");
    for (int repeats = 0; repeats < 2; ++repeats) REQUIRE_FALSE(wait_for(before, EventKind::text).empty());
  }
  kiosk::Window window = open(600, 400);
  focus();
  std::vector<kiosk::Event> events;
  const double until_ms = kiosk::now_ms() + 700;  // some twenty repeats
  while (kiosk::now_ms() < until_ms) window.wait_events(until_ms - kiosk::now_ms(), events);
  CHECK(only(events, {EventKind::text, EventKind::key_down}).empty());
  xdotool("keyup n key o key n key Escape");
  CHECK(typed_until(window, kiosk::Key::escape) == U"on");
}

TEST_CASE("the pointer is hidden and shown again") {
  kiosk::Window window = open(600, 400);
  xdotool("mousemove 200 200");
  REQUIRE_FALSE(wait_for(window, EventKind::pointer_move).empty());
  CHECK_FALSE(x_server::pointer_is_hidden());
  window.show_pointer(false);
  xdotool("mousemove 210 210");
  REQUIRE_FALSE(wait_for(window, EventKind::pointer_move).empty());
  CHECK(x_server::pointer_is_hidden());
  window.show_pointer(true);
  xdotool("mousemove 220 220");
  REQUIRE_FALSE(wait_for(window, EventKind::pointer_move).empty());
  CHECK_FALSE(x_server::pointer_is_hidden());
}

TEST_CASE("closing is an event, and the window lives on") {
  kiosk::Window window = open(600, 400);
  ask_to_close();
  CHECK_FALSE(wait_for(window, EventKind::close).empty());
  ask_to_close();
  CHECK_FALSE(wait_for(window, EventKind::close).empty());
}

TEST_CASE("a new size is an event, and the window knows it") {
  kiosk::Window window = open(600, 400);
  xdotool("search --onlyvisible --class lectern windowsize 500 300");
  CHECK_FALSE(wait_for(window, EventKind::resized).empty());
  CHECK(window.width_px() == 500);
  CHECK(window.height_px() == 300);
}

TEST_CASE("a wait with a timeout ends without an event") {
  kiosk::Window window = open(300, 200);
  std::vector<kiosk::Event> events;
  do {
    events.clear();
    window.wait_events(20, events);
  } while (!events.empty());
  CHECK(events.empty());
}

TEST_CASE("full screen covers the display") {
  kiosk::WindowOptions options;
  options.fullscreen = true;
  const auto window = kiosk::open_window(options);
  REQUIRE_MESSAGE(window, window.error().what);
  const x_server::Size display = x_server::display_size();
  CHECK(window.value().width_px() == display.width_px);
  CHECK(window.value().height_px() == display.height_px);
}
