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

}  // namespace x_server
