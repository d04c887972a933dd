#include "tests/visit/screen_watch.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <cstdint>

namespace screen_watch {
namespace {

constexpr unsigned long magenta = 0xFF00FF;

}  // namespace

void paint_root() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return;
  XSetWindowBackground(display, DefaultRootWindow(display), magenta);
  XClearWindow(display, DefaultRootWindow(display));
  XCloseDisplay(display);
}

struct Watch::Impl {
  Display* display = XOpenDisplay(nullptr);
  std::uint64_t picture = 0;
};

Watch::Watch() : impl_(std::make_unique<Impl>()) {}
Watch::~Watch() {
  if (impl_->display != nullptr) XCloseDisplay(impl_->display);
}

void Watch::look() {
  Display* display = impl_->display;
  if (display == nullptr) return;
  const auto width = static_cast<unsigned>(DisplayWidth(display, DefaultScreen(display)));
  const auto height = static_cast<unsigned>(DisplayHeight(display, DefaultScreen(display)));
  XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, width, height, AllPlanes, ZPixmap);
  if (image == nullptr) return;
  ++seen_.looks;
  bool bare = false;
  std::uint64_t picture = 0;
  constexpr int step = 7;  // every seventh pixel each way: no window is smaller
  for (int y = 0; y < image->height; y += step) {
    for (int x = 0; x < image->width; x += step) {
      const unsigned long pixel = XGetPixel(image, x, y) & 0xFFFFFFU;
      bare = bare || pixel == magenta;
      picture = picture * 1'099'511'628'211U + pixel;
    }
  }
  XDestroyImage(image);
  if (bare) ++seen_.bare;
  if (seen_.looks > 1 && picture != impl_->picture) ++seen_.pictures;
  impl_->picture = picture;
}

}  // namespace screen_watch
