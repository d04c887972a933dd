// Lock: what keeps a locked window the only thing on its display that answers. Every key comes to it and to nobody else
// (a window manager's Alt+F4 and Alt+Tab included), so does the pointer; it has the focus, lies above all others and is
// shown. What it cannot refuse (Ctrl+Alt+Backspace, Ctrl+Alt+F2) the X server's configuration does:
// platform/linux/xorg.conf.d. The whole list of ways out stands in platform/kiosk/KIOSK.md.
#pragma once

struct _XDisplay;  // Xlib's Display, whose header has macros for names that others use

namespace kiosk {

struct Lock {
  bool keyboard = false;  // ours alone
  bool pointer = false;
  double again_ms = 0;  // when to try next for what somebody else holds
  int tries = 0;
  int display_width = 0;  // as last seen
  int display_height = 0;
};

// Takes the window out of every window manager's hands: none can hide, move, close or cover it. Requires: not shown
// yet.
void leave_unmanaged(_XDisplay* display, unsigned long window);

// Takes back what the window has lost; costs a few questions to the server when nothing is. Called after whatever the
// server told, for another window or a lost focus is told too. True when the display has another size than before.
bool keep_locked(_XDisplay* display, unsigned long window, Lock& lock, double now_ms);

}  // namespace kiosk
