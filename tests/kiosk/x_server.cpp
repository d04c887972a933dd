#include "tests/kiosk/x_server.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xfixes.h>

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

namespace {

struct Connection {
  Display* display = XOpenDisplay(nullptr);
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (display != nullptr) XCloseDisplay(display);
  }
};

struct Children {
  Window root = 0;
  Window parent = 0;
  Window* all = nullptr;
  unsigned int count = 0;
  Children(Display* display, Window window) { XQueryTree(display, window, &root, &parent, &all, &count); }
  Children(const Children&) = delete;
  Children& operator=(const Children&) = delete;
  ~Children() {
    if (all != nullptr) XFree(all);
  }
};

bool can_be_seen(Display* display, Window window) {
  XWindowAttributes about = {};
  return XGetWindowAttributes(display, window, &about) != 0 && about.map_state == IsViewable &&
         about.c_class == InputOutput && about.x + about.width > 0 && about.y + about.height > 0;
}

}  // namespace

unsigned long focused_window() {
  const Connection connection;
  Window focused = 0;
  int revert_to = 0;
  XGetInputFocus(connection.display, &focused, &revert_to);
  return focused;
}

bool is_on_top(unsigned long window) {
  const Connection connection;
  Window ours = window;
  while (true) {
    const Children family(connection.display, ours);
    if (family.parent == family.root || family.parent == 0) break;
    ours = family.parent;
  }
  const Children all(connection.display, DefaultRootWindow(connection.display));
  for (unsigned int i = all.count; i-- > 0;) {
    if (all.all[i] == ours) return true;
    if (can_be_seen(connection.display, all.all[i])) return false;
  }
  return false;
}

bool is_shown(unsigned long window) {
  const Connection connection;
  return can_be_seen(connection.display, window);
}

struct OtherProgram::Impl {
  Connection connection;
  Window window = 0;
};

OtherProgram::OtherProgram() : impl_(new Impl) {}

OtherProgram::~OtherProgram() { delete impl_; }

void OtherProgram::show(Kind kind) {
  Display* display = impl_->connection.display;
  XSetWindowAttributes wanted = {};
  wanted.override_redirect = kind == Kind::unmanaged ? True : False;
  wanted.event_mask = KeyPressMask;
  wanted.background_pixel = WhitePixel(display, DefaultScreen(display));
  impl_->window = XCreateWindow(display, DefaultRootWindow(display), 100, 100, 400, 300, 0, CopyFromParent, InputOutput,
                                nullptr, CWOverrideRedirect | CWEventMask | CWBackPixel, &wanted);
  XMapRaised(display, impl_->window);
  XSync(display, False);
}

void OtherProgram::take_focus() {
  XSetInputFocus(impl_->connection.display, impl_->window, RevertToPointerRoot, CurrentTime);
  XSync(impl_->connection.display, False);
}

bool OtherProgram::grab_keyboard() {
  Display* display = impl_->connection.display;
  return XGrabKeyboard(display, DefaultRootWindow(display), True, GrabModeAsync, GrabModeAsync, CurrentTime) ==
         GrabSuccess;
}

void OtherProgram::let_go() {
  XUngrabKeyboard(impl_->connection.display, CurrentTime);
  XSync(impl_->connection.display, False);
}

void OtherProgram::hide(unsigned long window) {
  XUnmapWindow(impl_->connection.display, window);
  XSync(impl_->connection.display, False);
}

bool OtherProgram::was_given_keys() {
  XEvent event = {};
  XSync(impl_->connection.display, False);
  return XCheckTypedEvent(impl_->connection.display, KeyPress, &event) != 0;
}

bool pointer_is_hidden() {
  const Connection connection;
  int event_base = 0;
  int error_base = 0;
  if (connection.display == nullptr || XFixesQueryExtension(connection.display, &event_base, &error_base) == 0)
    return false;
  XFixesCursorImage* image = XFixesGetCursorImage(connection.display);
  if (image == nullptr) return false;
  bool hidden = true;
  for (int i = 0; i < image->width * image->height; ++i) hidden = hidden && (image->pixels[i] >> 24U) == 0;
  XFree(image);
  return hidden;
}

}  // namespace x_server
