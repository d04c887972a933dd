// Window: one seam between Lectern and the system's display. window_glfw.cpp gives a real window (GLFW, X11, EGL,
// OpenGL ES 3.0 or 2.0), headless.cpp a context without any display (EGL surfaceless). Both make their
// context current on creation. A body promises: events in the order they came, each with the time it came, none lost
// or merged (a 12 ms tap is a press and a release); waiting costs no wake-ups; closing is an event, not an exit, and a
// locked window does not even tell.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace kiosk {

enum class EventKind {
  pointer_move,
  button_down,
  button_up,
  // On the panel, beside the finger that is the pointer. X11 tells GLFW of that one alone: so far only replays tell
  // these.
  finger_down,
  finger_up,
  wheel,
  key_down,
  key_up,
  text,
  resized,
  refresh,
  focus_lost,
  close
};

// Keys Lectern knows; everything else arrives as text or not at all.
enum class Key {
  none,
  tab,
  enter,
  space,
  escape,
  backspace,
  del,
  left,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  digit_1,
  digit_2,
  digit_3,
  digit_4,
  f5,
  period,
  letter_a,
  letter_b,
  letter_c,
  letter_d,
  letter_e,
  letter_f,
  letter_l,
  letter_n,
  letter_o,
  letter_t,
  letter_v,
  letter_x,
  plus,
  minus,
  q
};

struct Event {
  EventKind kind = EventKind::refresh;
  double time_ms = 0;  // monotonic, same clock as now_ms()
  double x = 0;        // pointer: pixels of the framebuffer; wheel: notches, right and down positive
  double y = 0;
  int button = 0;  // 1 left (or touch), 2 right, 3 middle
  Key key = Key::none;
  bool shift = false;
  bool control = false;
  bool alt = false;
  bool repeat = false;  // of a key that is held, or what it types
  char32_t text = 0;
};

struct WindowOptions {
  int width_px = 1280;
  int height_px = 800;
  bool fullscreen = false;
  bool locked = false;  // whole screen, every key, always on top: platform/kiosk/KIOSK.md
  std::string title;
};

// Panel size in millimetres when the system's figures are believable.
struct PanelSize {
  double width_mm = 0;
  double height_mm = 0;
  int width_px = 0;
  int height_px = 0;
};
// Displays report 0 x 0 mm, or their aspect ratio: believed are 10 to 2000 mm and 50 to 400 dpi, about square pixels.
bool believable(const PanelSize& panel);

class Window {
 public:
  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  // Sleeps until something happens or timeout_ms passed (none: for ever), then appends what came to `events`.
  void wait_events(std::optional<double> timeout_ms, std::vector<Event>& events);
  // Shows the drawn frame. False: the driver has lost the context, and all that was drawn with; see renew().
  bool swap();
  // Gives the window a new context, current like the one before. Requires: everything of the old one has been let go
  // of. Fails with `unavailable`.
  base::Result<void> renew();
  void show_pointer(bool shown);  // the mouse pointer over the window; it is shown at first
  int width_px() const;
  int height_px() const;
  std::optional<PanelSize> panel() const;

  // Leaves the window standing on the screen with the picture last shown, for when the program image is replaced
  // (base::start_anew): the X server keeps it until take_away(). Gives its number there. Waits until the picture is
  // shown.
  std::uint64_t leave_standing();
  // Takes away a window that an image before this one has left standing; 0, or one that is gone, is nothing.
  void take_away(std::uint64_t number);

  struct Impl;  // for platform/kiosk only

 private:
  explicit Window(std::unique_ptr<Impl> impl);
  friend base::Result<Window> open_window(const WindowOptions& options);
  std::unique_ptr<Impl> impl_;
};

// Fails with `unavailable` and a sentence when there is no display or no OpenGL ES. A key that is down already says
// nothing until it has been let go: it was meant for another window, or for the visit before. Letters with accents are
// typed in every locale, dead keys and Compose included. What is typed into the window goes
// through no input method of another program, and the driver keeps no cache of shaders on disk.
base::Result<Window> open_window(const WindowOptions& options);

double now_ms();  // monotonic

// Ends the sleep of wait_events(), from any thread. Does nothing when there is no window.
void wake_window();

// A current OpenGL ES context without a display, for tests and pictures; lives until it is destroyed.
class HeadlessContext {
 public:
  HeadlessContext(HeadlessContext&&) noexcept;
  HeadlessContext& operator=(HeadlessContext&&) noexcept;
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;
  ~HeadlessContext();

  struct Impl;  // for platform/kiosk only

 private:
  explicit HeadlessContext(std::unique_ptr<Impl> impl);
  friend base::Result<HeadlessContext> create_headless_context();
  std::unique_ptr<Impl> impl_;
};
base::Result<HeadlessContext> create_headless_context();

}  // namespace kiosk
