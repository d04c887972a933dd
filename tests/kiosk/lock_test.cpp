// Every way out of a locked window that another program, a window manager or a keyboard has, tried on a real X server
// (with_lock_display.sh: Xvfb or Xorg, without and with a window manager). The list stands in platform/kiosk/KIOSK.md.
#include <cstdio>  // popen, of POSIX

#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "platform/kiosk/window.h"
#include "tests/kiosk/x_server.h"

namespace {

using kiosk::EventKind;
using x_server::OtherProgram;

constexpr double lost_ms = 8000;

bool xdotool(const std::string& commands) { return std::system(("xdotool " + commands).c_str()) == 0; }

struct Locked {
  explicit Locked(kiosk::Window opened) : window(std::move(opened)) {}

  kiosk::Window window;
  unsigned long id = 0;
  std::vector<kiosk::Event> events;  // all that came
};

// Waits, as the reader's loop does, until `what` holds; false when it never does.
bool comes(Locked& locked, const std::function<bool()>& what) {
  const double give_up_ms = kiosk::now_ms() + lost_ms;
  while (!what()) {
    if (kiosk::now_ms() > give_up_ms) return false;
    locked.window.wait_events(20, locked.events);
  }
  return true;
}

bool holds(const Locked& locked) {
  const x_server::Size display = x_server::display_size();
  return x_server::focused_window() == locked.id && x_server::is_on_top(locked.id) &&
         locked.window.width_px() == display.width_px && locked.window.height_px() == display.height_px;
}

Locked lock() {
  kiosk::WindowOptions options;
  options.locked = true;
  options.title = "Lectern lock test";
  auto window = kiosk::open_window(options);
  REQUIRE_MESSAGE(window, window.error().what);
  Locked locked{std::move(window).value()};
  locked.window.swap();
  FILE* found = popen("xdotool search --sync --onlyvisible --name 'Lectern lock test'", "r");
  REQUIRE(fscanf(found, "%lu", &locked.id) == 1);
  pclose(found);
  REQUIRE(comes(locked, [&] { return holds(locked); }));
  OtherProgram other;
  REQUIRE(comes(locked, [&] {
    const bool free = other.grab_keyboard();
    if (free) other.let_go();
    return !free;
  }));
  return locked;
}

bool came(const Locked& locked, EventKind kind) {
  for (const kiosk::Event& event : locked.events)
    if (event.kind == kind) return true;
  return false;
}

// Keys arrive in their order: when this one is there, all before it have done what they do.
bool marker_comes(Locked& locked) {
  locked.events.clear();
  return xdotool("key o") && comes(locked, [&] {
           for (const kiosk::Event& event : locked.events)
             if (event.kind == EventKind::key_up && event.key == kiosk::Key::letter_o) return true;
           return false;
         });
}

}  // namespace

TEST_CASE("no key combination leads out of a locked window") {
  for (const char* keys :
       {"alt+F4",    "alt+Tab",    "alt+shift+Tab",   "alt+Escape",    "alt+space",      "alt+F2",
        "ctrl+q",    "ctrl+w",     "Escape",          "super",         "super+d",        "super+e",
        "super+Tab", "ctrl+alt+t", "ctrl+alt+Delete", "ctrl+alt+Left", "ctrl+alt+d",     "ctrl+Escape",
        "F11",       "Menu",       "Print",           "alt+F10",       "ctrl+alt+Escape"}) {
    CAPTURE(keys);
    Locked locked = lock();
    OtherProgram other;
    other.show(OtherProgram::Kind::managed);
    REQUIRE(comes(locked, [&] { return holds(locked); }));
    REQUIRE(xdotool(std::string("key ") + keys));
    CHECK(comes(locked, [&] { return came(locked, EventKind::key_up) || holds(locked); }));
    CHECK_FALSE(came(locked, EventKind::close));
    CHECK(marker_comes(locked));
    CHECK_FALSE(came(locked, EventKind::close));
    CHECK(holds(locked));
    CHECK_FALSE(other.was_given_keys());
  }
}

TEST_CASE("a locked window is not closed by whoever asks it to") {
  Locked locked = lock();
  CHECK(x_server::ask_to_close(locked.id));
  CHECK(marker_comes(locked));
  CHECK_FALSE(came(locked, EventKind::close));
  CHECK(holds(locked));
}

TEST_CASE("a second window does not stay above a locked one, whether a window manager is asked or not") {
  for (const OtherProgram::Kind kind : {OtherProgram::Kind::managed, OtherProgram::Kind::unmanaged}) {
    Locked locked = lock();
    OtherProgram other;
    other.show(kind);
    CHECK(comes(locked, [&] { return holds(locked); }));
    CHECK(marker_comes(locked));
    CHECK_FALSE(other.was_given_keys());
  }
}

TEST_CASE("the focus that another program takes comes back, and no key is lost to it") {
  Locked locked = lock();
  OtherProgram other;
  other.show(OtherProgram::Kind::unmanaged);
  other.take_focus();
  CHECK(marker_comes(locked));
  CHECK_FALSE(other.was_given_keys());
  CHECK(comes(locked, [&] { return holds(locked); }));
}

TEST_CASE("a locked window that is hidden is shown again") {
  Locked locked = lock();
  OtherProgram other;
  other.hide(locked.id);
  CHECK(comes(locked, [&] { return x_server::is_shown(locked.id) && holds(locked); }));
  CHECK(marker_comes(locked));
}

TEST_CASE("neither the pointer nor a drag with the Alt key moves a locked window away") {
  Locked locked = lock();
  REQUIRE(
      xdotool("mousemove 300 300 keydown alt mousedown 1 mousemove 500 450 mouseup 1 mousedown 3 mousemove 400 400 "
              "mouseup 3 keyup alt click 3 click 2"));
  CHECK(marker_comes(locked));
  CHECK(holds(locked));
}

TEST_CASE("a keyboard that another program holds is taken as soon as it is free") {
  OtherProgram other;
  REQUIRE(other.grab_keyboard());
  kiosk::WindowOptions options;
  options.locked = true;
  auto window = kiosk::open_window(options);
  REQUIRE_MESSAGE(window, window.error().what);
  Locked locked{std::move(window).value()};
  locked.window.wait_events(30, locked.events);
  other.let_go();
  OtherProgram third;
  CHECK(comes(locked, [&] {
    const bool free = third.grab_keyboard();
    if (free) third.let_go();
    return !free;
  }));
}

TEST_CASE("a locked window that holds everything wakes nobody") {
  Locked locked = lock();
  std::vector<kiosk::Event> events;
  int wakes = 0;
  // What opening it has stirred up settles first.
  for (double from_ms = kiosk::now_ms(); kiosk::now_ms() - from_ms < 200;) locked.window.wait_events(50, events);
  const double from_ms = kiosk::now_ms();
  while (kiosk::now_ms() - from_ms < 500) {
    locked.window.wait_events(500 - (kiosk::now_ms() - from_ms), events);
    ++wakes;
  }
  CHECK(wakes <= 2);
}

TEST_CASE("a window that is not locked is closed and loses its focus: the tests above can see it") {
  kiosk::WindowOptions options;
  options.title = "Lectern lock test";
  auto window = kiosk::open_window(options);
  REQUIRE_MESSAGE(window, window.error().what);
  Locked open{std::move(window).value()};
  open.window.swap();
  FILE* found = popen("xdotool search --sync --onlyvisible --name 'Lectern lock test'", "r");
  REQUIRE(fscanf(found, "%lu", &open.id) == 1);
  pclose(found);
  CHECK(x_server::ask_to_close(open.id));
  CHECK(comes(open, [&] { return came(open, EventKind::close); }));
  OtherProgram other;
  other.show(OtherProgram::Kind::unmanaged);
  other.take_focus();
  CHECK(x_server::focused_window() != open.id);
  CHECK_FALSE(x_server::is_on_top(open.id));
  CHECK(other.grab_keyboard());
}
