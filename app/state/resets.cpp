#include "app/state/resets.h"

#include <charconv>

#include "app/state/record.h"

namespace app {
namespace {

constexpr const char* kind = "resets";

// One letter for each, the newest "a".
std::string name_of(std::size_t index) { return std::string("reset_") + static_cast<char>('a' + index); }

}  // namespace

std::vector<Reset> last_resets(const std::string& folder) {
  std::vector<Reset> resets;
  const Record record = read_record(folder, kind).record;
  for (std::size_t i = 0; i < most_resets; ++i) {
    const auto found = record.find(name_of(i));
    if (found == record.end()) break;
    Reset reset;
    const std::string& value = found->second;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), reset.utc_s);
    if (error != std::errc() || end == value.data() + value.size() || *end != ' ') break;
    reset.reason = std::string(end + 1, value.data() + value.size());
    resets.push_back(std::move(reset));
  }
  return resets;
}

base::Result<void> note_reset(const std::string& folder, const Reset& reset) {
  std::vector<Reset> resets = last_resets(folder);
  resets.insert(resets.begin(), reset);
  if (resets.size() > most_resets) resets.resize(most_resets);
  Record record;
  for (std::size_t i = 0; i < resets.size(); ++i)
    record.emplace(name_of(i), std::to_string(resets[i].utc_s) + " " + resets[i].reason);
  return write_record(folder, kind, record);
}

}  // namespace app
