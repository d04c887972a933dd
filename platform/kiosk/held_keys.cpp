#include "platform/kiosk/held_keys.h"

namespace kiosk {
namespace {

constexpr double repeats_ms = 1500;  // servers wait 660 ms before a held key repeats

}  // namespace

HeldKeys keys_down(Display* display, double now_ms) {
  HeldKeys held;
  XQueryKeymap(display, held.down.data());
  held.until_ms = now_ms + repeats_ms;
  return held;
}

void look_again(HeldKeys& held, Display* display, double now_ms) {
  HeldKeys now = keys_down(display, now_ms);
  for (std::size_t i = 0; i < now.down.size(); ++i) now.down[i] = static_cast<char>(now.down[i] & held.down[i]);
  held = now;
}

bool was_held(HeldKeys& held, Display* display, int code, bool release, double now_ms) {
  constexpr int codes = 256;
  if (now_ms > held.until_ms) held.down.fill(0);
  if (code < 0 || code >= codes) return false;
  const unsigned bit = 1U << (static_cast<unsigned>(code) % 8);
  const auto keys = static_cast<unsigned char>(held.down[static_cast<std::size_t>(code) / 8]);
  if ((keys & bit) == 0) return false;
  // GLFW lets go of every key when the focus goes, also of one that a finger still holds: the server knows better.
  if (release) look_again(held, display, now_ms);
  held.until_ms = now_ms + repeats_ms;
  return true;
}

}  // namespace kiosk
