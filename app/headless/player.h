// Player: drives a reader without a window, frame by frame, on a clock of its own that only moves when it is told to:
// as the loop of the window does, so that whoever replays a visit sees what a visitor would.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/headless/picture.h"
#include "app/stats.h"
#include "platform/kiosk/sticks.h"

namespace app {

struct Player {
  Reader& reader;
  std::optional<Painter> painter = std::nullopt;
  bool paints = false;     // every frame, with the painter; else frames are drawn on the canvas and no further
  Stats* stats = nullptr;  // of frames that are painted
  double now_ms = 0;       // since the beginning, which is settled_ms on the reader's own clock
  bool moving = false;
  bool due = true;
  struct Sticks {
    std::vector<kiosk::Stick> in;
    std::int64_t mounts = 0;  // that there have been
  };
  Sticks sticks = {};
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
// What is mounted for the reader from now on: one folder, or nothing (empty). What the installer answers is waited for.
base::Result<void> see_stick(Player& player, const std::string& folder);
base::Result<void> set_clock(Player& player, const ClockReading& clock);

}  // namespace app
