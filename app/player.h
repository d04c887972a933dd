// Player: drives a reader without a window, frame by frame, on a clock of its own that only moves when it is told to:
// as the loop of the window does, so that whoever replays a visit sees what a visitor would.
#pragma once

#include <optional>

#include "app/picture.h"
#include "app/stats.h"

namespace app {

struct Player {
  Reader& reader;
  std::optional<Painter> painter = std::nullopt;
  bool paints = false;     // every frame, with the painter; else frames are drawn on the canvas and no further
  Stats* stats = nullptr;  // of frames that are painted
  double now_ms = 0;       // since the beginning, which is settled_ms on the reader's own clock
  bool moving = false;
  bool due = true;
};

// The time on the reader's clock.
double reader_ms(const Player& player);

// Draws the frame that is due. Fails only where it paints and cannot.
base::Result<void> show_frame(Player& player);
// Draws what moves until then, and carries out what the session does meanwhile. A visit that ends is followed by the
// next one. Requires: not in the past.
base::Result<void> run_until(Player& player, double at_ms);
// What happens now: its time and place are the player's and the panel's.
base::Result<void> give(Player& player, kiosk::Event event);
base::Result<void> set_clock(Player& player, const ClockReading& clock);

}  // namespace app
