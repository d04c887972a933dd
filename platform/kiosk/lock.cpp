#include "platform/kiosk/lock.h"

#include <X11/Xlib.h>

#include <algorithm>

namespace kiosk {
namespace {

// A window that went away between two questions is an error of the server's, which would end the program.
class ErrorsIgnored {
 public:
  explicit ErrorsIgnored(Display* display)
      : display_(display), before_(XSetErrorHandler([](Display*, XErrorEvent*) { return 0; })) {}
  ErrorsIgnored(const ErrorsIgnored&) = delete;
  ErrorsIgnored& operator=(const ErrorsIgnored&) = delete;
  ~ErrorsIgnored() {
    XSync(display_, False);
    XSetErrorHandler(before_);
  }

 private:
  Display* display_;
  XErrorHandler before_;
};

struct Family {
  Window root = 0;
  Window parent = 0;
  Window* children = nullptr;  // the topmost last
  unsigned int count = 0;

  Family(Display* display, Window window) { XQueryTree(display, window, &root, &parent, &children, &count); }
  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;
  ~Family() {
    if (children != nullptr) XFree(children);
  }
};

// Something that can be seen lies above it.
bool is_covered(Display* display, Window window, const Lock& lock) {
  const Family all(display, DefaultRootWindow(display));
  for (unsigned int i = all.count; i-- > 0 && all.children[i] != window;) {
    XWindowAttributes about = {};
    if (XGetWindowAttributes(display, all.children[i], &about) == 0) continue;
    const bool in_sight = about.x < lock.display_width && about.x + about.width > 0 && about.y < lock.display_height &&
                          about.y + about.height > 0;
    if (about.map_state == IsViewable && about.c_class == InputOutput && in_sight) return true;
  }
  return false;
}

bool is_shown(Display* display, Window window) {
  XWindowAttributes about = {};
  return XGetWindowAttributes(display, window, &about) != 0 && about.map_state == IsViewable;
}

// Another program may hold them for the moment: a menu that is open, a screen locker.
void grab(Display* display, Window window, Lock& lock, double now_ms) {
  if ((lock.keyboard && lock.pointer) || now_ms < lock.again_ms) return;
  if (!lock.keyboard) {
    lock.keyboard = XGrabKeyboard(display, window, True, GrabModeAsync, GrabModeAsync, CurrentTime) == GrabSuccess;
  }
  constexpr unsigned int pointer_events =
      ButtonPressMask | ButtonReleaseMask | PointerMotionMask | EnterWindowMask | LeaveWindowMask;
  if (!lock.pointer) {
    lock.pointer = XGrabPointer(display, window, True, pointer_events, GrabModeAsync, GrabModeAsync, window, 0,
                                CurrentTime) == GrabSuccess;
  }
  constexpr double first_ms = 50;
  constexpr int doublings = 6;  // to some three seconds: whoever holds them for long is not to keep us busy
  lock.again_ms = now_ms + first_ms * (1 << std::min(lock.tries, doublings));
  ++lock.tries;
}

}  // namespace

void leave_unmanaged(_XDisplay* display, unsigned long window) {
  XSetWindowAttributes wanted = {};
  wanted.override_redirect = True;
  XChangeWindowAttributes(display, window, CWOverrideRedirect, &wanted);
}

bool keep_locked(_XDisplay* display, unsigned long window, Lock& lock, double now_ms) {
  const ErrorsIgnored ignored(display);
  XWindowAttributes root = {};
  XGetWindowAttributes(display, DefaultRootWindow(display), &root);
  const bool resized = root.width != lock.display_width || root.height != lock.display_height;
  lock.display_width = root.width;
  lock.display_height = root.height;
  if (!is_shown(display, window)) {
    XMapRaised(display, window);
    lock.keyboard = lock.pointer = false;  // what is not shown holds nothing
    lock.again_ms = now_ms;
    return resized;
  }
  if (is_covered(display, window, lock)) XRaiseWindow(display, window);
  Window focused = 0;
  int revert_to = 0;
  XGetInputFocus(display, &focused, &revert_to);
  if (focused != window) XSetInputFocus(display, window, RevertToPointerRoot, CurrentTime);
  grab(display, window, lock, now_ms);
  return resized;
}

}  // namespace kiosk
