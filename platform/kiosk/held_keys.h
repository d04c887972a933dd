// Held keys: those that were down before a window was there. They repeat into it, and what they say is not this
// window's: a key that a visitor held when the visit ended types nothing into the next.
#pragma once

#include <X11/Xlib.h>

#include <array>

namespace kiosk {

struct HeldKeys {
  std::array<char, 32> down{};  // a bit for each of X's codes
  double until_ms = 0;          // a key that is still held repeats before; after it none of them counts
};

// The keys that are down now.
HeldKeys keys_down(Display* display, double now_ms);
// The focus has come back, and only with it do keys: what is still down has been down all along.
void look_again(HeldKeys& held, Display* display, double now_ms);
// Whether an event of a key, or its `release`, is of one that was held before.
bool was_held(HeldKeys& held, Display* display, int code, bool release, double now_ms);

}  // namespace kiosk
