// Checking an edition: everything in it is read once, and every fault is a line. `lectern-pack check` asks it, and a
// terminal before it installs an edition that was signed but may be hostile all the same.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/sqlite.h"

namespace store {

struct Fault {
  std::string what;
  bool of_picture = false;  // a picture cannot be decoded; all else may be sound
};

struct Checking {
  std::size_t most_faults = 100;  // a hostile file must not make an endless report
  // How far it is, in thousandths; never falls, is told often. False ends the check with `interrupted`. May be empty.
  std::function<bool(int thousandths)> go_on;
  // What it may cost; beyond that the edition is at fault. One step is steps_between of SQLite's machine, or as much
  // other work.
  std::uint64_t most_steps = std::numeric_limits<std::uint64_t>::max();
};

// What a check of a sound edition with so many pages does not exceed by far.
std::uint64_t steps_for(std::uint64_t pages);

// Takes the place of what stop_when() or ask_often() asked for. Fails with io or interrupted; whatever the file itself
// is to blame for is a fault. Where the structure is damaged nothing else is looked at.
base::Result<std::vector<Fault>> find_faults(const Database& database, const Checking& checking);

}  // namespace store
