// What the tests ask of the X server themselves. Apart from the tests because Xlib's macros clash with doctest.
#pragma once

namespace x_server {

struct Size {
  int width_px = 0;
  int height_px = 0;
};
// Of the whole display; zero when there is none.
Size display_size();

// Asks a window to close as a window manager does; false when there is no display.
bool ask_to_close(unsigned long window);

// Whether the mouse pointer is there and nothing of it can be seen.
bool pointer_is_hidden();

// The window that has the keyboard's focus; 0 or 1 (PointerRoot) when none has.
unsigned long focused_window();
// Whether nothing that can be seen lies above the window, or above the frame a window manager gave it.
bool is_on_top(unsigned long window);
bool is_shown(unsigned long window);

// Another program on the same display, with a window of its own in the middle of it.
class OtherProgram {
 public:
  OtherProgram();
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  ~OtherProgram();

  enum class Kind { managed, unmanaged };  // unmanaged: no window manager is asked, as menus do
  void show(Kind kind);
  void take_focus();
  bool grab_keyboard();  // false: somebody else has it
  void let_go();
  void hide(unsigned long window);  // of anybody
  bool was_given_keys();            // since the last time it was asked

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace x_server
