// The window on a display: GLFW on X11, a context from EGL. Events come through callbacks only and are queued as they
// come: GLFW's polled state would lose a tap whose press and release arrive together.
#define GLFW_INCLUDE_NONE
#include <EGL/egl.h>
#include <GLFW/glfw3.h>
#include <X11/Xlib.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <clocale>
#include <cstdlib>

#include "platform/kiosk/held_keys.h"
#include "platform/kiosk/keys.h"
#include "platform/kiosk/lock.h"
#include "platform/kiosk/private.h"
#include "platform/kiosk/window.h"

// As <GLFW/glfw3native.h> has them, which asks for the headers of RandR besides.
extern "C" Display* glfwGetX11Display();                        // NOLINT(readability-identifier-naming)
extern "C" unsigned long glfwGetX11Window(GLFWwindow* window);  // NOLINT(readability-identifier-naming)
extern "C" EGLDisplay glfwGetEGLDisplay();                      // NOLINT(readability-identifier-naming)
extern "C" EGLContext glfwGetEGLContext(GLFWwindow* window);    // NOLINT(readability-identifier-naming)
extern "C" EGLSurface glfwGetEGLSurface(GLFWwindow* window);    // NOLINT(readability-identifier-naming)

namespace kiosk {

struct Window::Impl {
  GLFWwindow* window = nullptr;
  std::vector<Event> queue;
  double x = 0;  // of the pointer, pixels of the framebuffer
  double y = 0;
  double scale_x = 1;  // framebuffer pixels for one window unit
  double scale_y = 1;
  int width_px = 0;
  int height_px = 0;
  bool hidden = false;
  std::optional<Lock> lock;  // none: a window like others
  bool key_held = false;     // the key that types now
  bool pointer_shown = true;
  EGLContext renewed = EGL_NO_CONTEXT;  // in place of GLFW's own, which it has lost
  HeldKeys held_before;
  bool mute = false;  // the key that types now was one of them

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (renewed != EGL_NO_CONTEXT) {
      eglMakeCurrent(glfwGetEGLDisplay(), EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      eglDestroyContext(glfwGetEGLDisplay(), renewed);
    }
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }
};

namespace {

Window::Impl& of(GLFWwindow* window) { return *static_cast<Window::Impl*>(glfwGetWindowUserPointer(window)); }

Event& push(Window::Impl& w, EventKind kind) {
  Event event;
  event.kind = kind;
  event.time_ms = now_ms();
  event.x = w.x;
  event.y = w.y;
  w.queue.push_back(event);
  return w.queue.back();
}

void set_modifiers(Event& event, int modifiers) {
  event.shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  event.control = (modifiers & GLFW_MOD_CONTROL) != 0;
  event.alt = (modifiers & GLFW_MOD_ALT) != 0;
}

void measure(Window::Impl& w) {
  int units_wide = 0;
  int units_high = 0;
  glfwGetWindowSize(w.window, &units_wide, &units_high);
  glfwGetFramebufferSize(w.window, &w.width_px, &w.height_px);
  w.scale_x = units_wide > 0 ? static_cast<double>(w.width_px) / units_wide : 1;
  w.scale_y = units_high > 0 ? static_cast<double>(w.height_px) / units_high : 1;
}

void on_pointer(GLFWwindow* window, double x, double y) {
  Window::Impl& w = of(window);
  w.x = x * w.scale_x;
  w.y = y * w.scale_y;
  push(w, EventKind::pointer_move);
}

void on_button(GLFWwindow* window, int button, int action, int modifiers) {
  if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
  Event& event = push(of(window), action == GLFW_PRESS ? EventKind::button_down : EventKind::button_up);
  event.button = button + 1;  // GLFW's order is ours: left, right, middle
  set_modifiers(event, modifiers);
}

// GLFW counts up and left as positive.
void on_wheel(GLFWwindow* window, double x, double y) {
  Event& event = push(of(window), EventKind::wheel);
  event.x = -x;
  event.y = -y;
}

void on_key(GLFWwindow* window, int glfw_key, int scancode, int action, int modifiers) {
  of(window).key_held = action == GLFW_REPEAT;
  of(window).mute = was_held(of(window).held_before, glfwGetX11Display(), scancode, action == GLFW_RELEASE, now_ms());
  if (of(window).mute) return;
  const Key key = key_from_glfw(glfw_key, glfwGetKeyName(glfw_key, scancode));
  if (key == Key::none) return;
  Event& event = push(of(window), action == GLFW_RELEASE ? EventKind::key_up : EventKind::key_down);
  event.key = key;
  event.repeat = action == GLFW_REPEAT;
  set_modifiers(event, modifiers);
}

void on_text(GLFWwindow* window, unsigned int code_point) {
  if (of(window).mute) return;
  Event& event = push(of(window), EventKind::text);
  event.text = code_point;
  event.repeat = of(window).key_held;
}

void on_resize(GLFWwindow* window, int, int) {
  Window::Impl& w = of(window);
  measure(w);
  push(w, EventKind::resized);
}

void on_refresh(GLFWwindow* window) { push(of(window), EventKind::refresh); }

// Keys reach a window only while it has the focus, which may come late: what is still down then has been all along.
void on_focus(GLFWwindow* window, int focused) {
  if (focused == GLFW_FALSE) {
    push(of(window), EventKind::focus_lost);
  } else {
    look_again(of(window).held_before, glfwGetX11Display(), now_ms());
  }
}

void on_iconify(GLFWwindow* window, int iconified) {
  Window::Impl& w = of(window);
  w.hidden = iconified == GLFW_TRUE;
  if (!w.hidden) push(w, EventKind::refresh);
}

// Closing is the program's decision: the event is all that happens.
void on_close(GLFWwindow* window) {
  glfwSetWindowShouldClose(window, GLFW_FALSE);
  if (!of(window).lock) push(of(window), EventKind::close);
}

void set_callbacks(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, on_pointer);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_wheel);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_text);
  glfwSetFramebufferSizeCallback(window, on_resize);
  glfwSetWindowRefreshCallback(window, on_refresh);
  glfwSetWindowFocusCallback(window, on_focus);
  glfwSetWindowIconifyCallback(window, on_iconify);
  glfwSetWindowCloseCallback(window, on_close);
}

// The whole of the first screen; where every screen is switched off, it stays as it is until one comes.
void cover_screen(const Window::Impl& w) {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (mode == nullptr) return;
  int x = 0;
  int y = 0;
  glfwGetMonitorPos(monitor, &x, &y);
  glfwSetWindowPos(w.window, x, y);
  glfwSetWindowSize(w.window, mode->width, mode->height);
}

void keep_locked(Window::Impl& w) {
  if (w.lock && keep_locked(glfwGetX11Display(), glfwGetX11Window(w.window), *w.lock, now_ms())) cover_screen(w);
}

std::string last_glfw_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description == nullptr ? "no reason given" : description;
}

base::Error no_display() {
  const char* display = std::getenv("DISPLAY");
  if (display == nullptr || *display == '\0') {
    return {base::ErrorCode::unavailable,
            "there is no display: DISPLAY is not set; start Lectern from a desktop session or an X server, or make "
            "pictures with --shot"};
  }
  return {base::ErrorCode::unavailable, "the display DISPLAY=" + std::string(display) + " cannot be opened (" +
                                            last_glfw_error() + "); is its X server running, and may you use it?"};
}

// Xlib makes letters of keys by the character set of the locale, and a terminal may have none but C: no accents.
void know_all_letters() {
  if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
}

bool start_glfw() {
  know_all_letters();
#if GLFW_VERSION_MAJOR > 3 || GLFW_VERSION_MINOR >= 4
  glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);  // GLFW hears no touch on Wayland; X11 turns it into a pointer
#endif
  return glfwInit() == GLFW_TRUE;
}

GLFWwindow* create(const WindowOptions& options, int es_major) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, es_major);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_ALPHA_BITS, 0);  // a compositor must not see through the window
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "lectern");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "lectern");
  if (options.locked) {
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);  // until no window manager can take it
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
  }
  GLFWmonitor* monitor =
      options.fullscreen || options.locked ? glfwGetPrimaryMonitor() : nullptr;  // null when every output is off
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  const int width = mode == nullptr ? options.width_px : mode->width;
  const int height = mode == nullptr ? options.height_px : mode->height;
  return glfwCreateWindow(std::max(1, width), std::max(1, height), options.title.c_str(),
                          mode == nullptr || options.locked ? nullptr : monitor, nullptr);
}

GLFWmonitor* monitor_of(GLFWwindow* window) {
  GLFWmonitor* monitor = glfwGetWindowMonitor(window);
  return monitor == nullptr ? glfwGetPrimaryMonitor() : monitor;
}

}  // namespace

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

base::Result<Window> open_window(const WindowOptions& options) {
  keep_to_ourselves(options.locked);
  if (!start_glfw()) return no_display();
  auto impl = std::make_unique<Window::Impl>();
  impl->window = create(options, 3);
  if (impl->window == nullptr) impl->window = create(options, 2);
  if (impl->window == nullptr) {
    return base::Error{base::ErrorCode::unavailable,
                       "the display offers no OpenGL ES 3.0 or 2.0 (" + last_glfw_error() +
                           "); install the graphics driver, or Debian's libgl1-mesa-dri for drawing in software"};
  }
  glfwSetWindowUserPointer(impl->window, impl.get());
  if (options.locked) {
    impl->lock.emplace();
    leave_unmanaged(glfwGetX11Display(), glfwGetX11Window(impl->window));
    cover_screen(*impl);
    glfwShowWindow(impl->window);
  }
  glfwMakeContextCurrent(impl->window);
  glfwSwapInterval(1);
  measure(*impl);
  glfwGetCursorPos(impl->window, &impl->x, &impl->y);
  impl->x *= impl->scale_x;
  impl->y *= impl->scale_y;
  impl->held_before = keys_down(glfwGetX11Display(), now_ms());
  set_callbacks(impl->window);
  keep_locked(*impl);
  return Window(std::move(impl));
}

void Window::wait_events(std::optional<double> timeout_ms, std::vector<Event>& events) {
  if (impl_->lock && !(impl_->lock->keyboard && impl_->lock->pointer)) {
    const double again_ms = std::max(0.0, impl_->lock->again_ms - now_ms());
    timeout_ms = std::min(timeout_ms.value_or(again_ms), again_ms);
  }
  if (!impl_->queue.empty() || (timeout_ms && *timeout_ms <= 0)) {
    glfwPollEvents();
  } else if (timeout_ms) {
    glfwWaitEventsTimeout(*timeout_ms / 1000.0);
  } else {
    glfwWaitEvents();
  }
  keep_locked(*impl_);
  events.insert(events.end(), impl_->queue.begin(), impl_->queue.end());
  impl_->queue.clear();
}

// Swapping a hidden window's buffers may wait for a picture nobody shows.
bool Window::swap() {
  if (impl_->hidden) return true;
  glfwSwapBuffers(impl_->window);
  return eglGetError() != EGL_CONTEXT_LOST;
}

// GLFW gives a context to a window once: the next ones are made beside it, for the same surface.
base::Result<void> Window::renew() {
  EGLDisplay display = glfwGetEGLDisplay();
  EGLSurface surface = glfwGetEGLSurface(impl_->window);
  EGLContext old = impl_->renewed != EGL_NO_CONTEXT ? impl_->renewed : glfwGetEGLContext(impl_->window);
  EGLint id = 0;
  EGLint version = 0;
  eglQueryContext(display, old, EGL_CONFIG_ID, &id);
  eglQueryContext(display, old, EGL_CONTEXT_CLIENT_VERSION, &version);
  const EGLint wanted[] = {EGL_CONFIG_ID, id, EGL_NONE};
  const EGLint attributes[] = {EGL_CONTEXT_CLIENT_VERSION, version, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (impl_->renewed != EGL_NO_CONTEXT) eglDestroyContext(display, impl_->renewed);
  impl_->renewed = EGL_NO_CONTEXT;
  if (eglChooseConfig(display, wanted, &config, 1, &count) == EGL_TRUE && count == 1)
    impl_->renewed = eglCreateContext(display, config, EGL_NO_CONTEXT, attributes);
  if (impl_->renewed == EGL_NO_CONTEXT || eglMakeCurrent(display, surface, surface, impl_->renewed) == EGL_FALSE)
    return base::Error{base::ErrorCode::unavailable, "the graphics driver has lost its context and gives no new one"};
  eglSwapInterval(display, 1);
  return {};
}

std::uint64_t Window::leave_standing() {
  Display* display = glfwGetX11Display();
  eglWaitClient();
  XSync(display, False);
  XSetCloseDownMode(display, RetainTemporary);
  XSync(display, False);
  return glfwGetX11Window(impl_->window);
}

void Window::take_away(std::uint64_t number) {
  if (number == 0 || number == glfwGetX11Window(impl_->window)) return;
  Display* display = glfwGetX11Display();
  XSync(display, False);  // our own picture first
  // A window that is gone is an error of the server's, which would end the program.
  const auto before = XSetErrorHandler([](Display*, XErrorEvent*) { return 0; });
  XKillClient(display, number);
  XSync(display, False);
  XSetErrorHandler(before);
}

void Window::show_pointer(bool shown) {
  if (shown == impl_->pointer_shown) return;
  impl_->pointer_shown = shown;
  glfwSetInputMode(impl_->window, GLFW_CURSOR, shown ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
}

int Window::width_px() const { return impl_->width_px; }
int Window::height_px() const { return impl_->height_px; }

std::optional<PanelSize> Window::panel() const {
  GLFWmonitor* monitor = monitor_of(impl_->window);
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (mode == nullptr) return std::nullopt;
  int width_mm = 0;
  int height_mm = 0;
  glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
  const PanelSize panel = {static_cast<double>(width_mm), static_cast<double>(height_mm), mode->width, mode->height};
  return believable(panel) ? std::optional(panel) : std::nullopt;
}

double now_ms() {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  return Milliseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void wake_window() { glfwPostEmptyEvent(); }

}  // namespace kiosk
