// Resets: when and why the reader was last started, for the admin screen; the ends of visits are not among them. A
// reason is a word of Lectern's own, never anything of a visit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace app {

struct Reset {
  std::int64_t utc_s = 0;  // by the terminal's clock, which may be wrong
  std::string reason;      // "start", "restart"
  friend bool operator==(const Reset&, const Reset&) = default;
};

constexpr std::size_t most_resets = 10;

// The newest first; none where the file is missing or damaged.
std::vector<Reset> last_resets(const std::string& folder);
// Fails as write_record() does; nothing depends on it.
base::Result<void> note_reset(const std::string& folder, const Reset& reset);

}  // namespace app
