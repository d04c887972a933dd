// Visitor: somebody made of random numbers, who comes to a reader without a window, taps, drags, types, waits and
// leaves. Everything goes the way of a real visit: gestures, update, layout, draw lists, and pixels where the player
// paints. The same seed and number make the same visit of a reader that is clean.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "app/headless/player.h"

namespace visitor {

struct Visit {
  std::uint64_t seed = 0;
  std::int64_t number = 0;
  bool painted = false;  // what is seen after each act
  std::string record;    // file; every line of it is written before it is carried out, as a replay from --shot attract
};

// From the attract loop to the next one. Gives what went wrong; empty: nothing did. A visit that ends the program has
// left its replay. `seen`: the dump before the visitor leaves; empty when the visit was over before that.
std::string make(app::Player& player, const Visit& visit, std::string& seen);

// Whether the replay of a visit, given to a reader that nobody has visited, shows what the visitor saw at its dump.
// Gives what is different; empty: nothing.
std::string replay_differs(std::unique_ptr<app::Reader> unvisited, const std::string& record, const std::string& seen);

// What of a reader between two visits is not as it was at first, by one that nobody has visited. Empty: nothing.
std::string left_behind(const app::Reader& reader, app::Reader& unvisited, double now_ms);

}  // namespace visitor
