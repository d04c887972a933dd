#include "tests/kiosk/x_server.h"

#include <X11/Xlib.h>

namespace x_server {

Size display_size() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return {};
  const Size size = {DisplayWidth(display, DefaultScreen(display)), DisplayHeight(display, DefaultScreen(display))};
  XCloseDisplay(display);
  return size;
}

bool ask_to_close(unsigned long window) {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return false;
  XEvent event = {};
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = static_cast<long>(XInternAtom(display, "WM_DELETE_WINDOW", False));
  XSendEvent(display, window, False, NoEventMask, &event);
  XCloseDisplay(display);
  return true;
}

}  // namespace x_server
