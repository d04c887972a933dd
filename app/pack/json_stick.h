// What `stick` answers with --json: one object a line, as lectern-install does on the other side; the last is the end.
#pragma once

#include <cstdint>
#include <string>

#include "app/pack/stick.h"

namespace app {

struct StickEnd {
  StickCode code = StickCode::failed;
  std::string sentence;
  // Only of one that was written:
  std::string folder;
  store::Manifest manifest;
  std::uint64_t bytes = 0;
  base::PastCache read_back = base::PastCache::dropped;
};

// {"event":"phase","phase":"copy","done":..,"of":..}
std::string phase_json(const std::string& phase, std::uint64_t done, std::uint64_t of);
// {"event":"pull"}: the stick may be pulled.
std::string pull_json();
std::string stick_end_json(const StickEnd& end);

}  // namespace app
