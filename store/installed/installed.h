// Installed: which edition a terminal's reader opens. A question that changes nothing, asked by the reader; the answers
// are made by lectern-install.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/base/result.h"

namespace store {

struct Installed {
  std::string path;          // of the edition to open
  std::string name;          // as edition_name() gives it, or "factory"
  std::uint64_t serial = 0;  // 0 for the factory edition: it says so itself
  bool confirmed = true;     // a reader has shown it before
  bool safe = false;         // nothing newer worked
  std::string previous;      // where "go back" leads, by name; empty: nowhere
};

// What the state names, where its file is there with its size; else the one before it, else the factory edition: there
// is always something to read. Fails with not_found or bad_input where the folder was never set up.
base::Result<Installed> read_installed(const std::string& data);

}  // namespace store
