// PIN pad: the door to the admin screen, by touch and by keys. Digits are never shown, and neither a dump nor a log has
// them: the screen knows how many there are. Pure; app/staff/unlock.h asks whether they open.
#pragma once

#include <array>
#include <string>

#include "app/screens/view.h"
#include "app/state/pin.h"

namespace app {

enum class PinAsk : std::uint8_t {
  enter,   // the PIN that was set
  choose,  // a new terminal: a first one
  repeat,  // the same again
  none,    // nothing typed here helps: the sentence says what does
};

// What the PIN is asked for. The installer judges it where something is to be installed.
enum class PinFor : std::uint8_t { admin, update, rollback, cancel };

struct PinDigits {
  std::array<char, most_pin_digits> digits{};
  std::size_t count = 0;
  friend bool operator==(const PinDigits&, const PinDigits&) = default;
};

struct PinPad {
  PinAsk ask = PinAsk::enter;
  PinFor reason = PinFor::admin;
  bool yes = false;  // reason update: also an edition that was refused before
  PinDigits typed;
  PinDigits chosen;       // ask repeat: what was typed first
  bool checking = false;  // an attempt is being judged: nothing is typed meanwhile
  std::string sentence;   // what went wrong, and when to try again
};

// A digit more, or one less; nothing while an attempt is judged.
void type_digit(PinPad& pad, int digit);
void erase_digit(PinPad& pad);
// Nothing of what was typed stays.
void wipe(PinDigits& digits);

void draw(const PinPad& pad, const render::Rect& area, View& view);

}  // namespace app
