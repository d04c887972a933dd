#include "app/install/guard.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

namespace app {
namespace {

using nlohmann::json;

// In the order of their enum.
constexpr std::array answer_names{"right", "wrong", "too_soon", "no_pin", "locked"};
static_assert(answer_names.size() == static_cast<std::size_t>(PinAnswer::locked) + 1);

}  // namespace

bool is_below(const std::string& sticks, const std::string& path) {
  namespace fs = std::filesystem;
  if (path.empty() || path.find('\0') != std::string::npos) return false;
  std::error_code error;
  const fs::path folder = fs::canonical(sticks, error);
  if (error) return false;
  const fs::path at = fs::canonical(path, error);
  if (error || at == folder) return false;
  return std::mismatch(folder.begin(), folder.end(), at.begin(), at.end()).first == folder.end();
}

Event pin_event(PinAnswer answer, std::int64_t wait_ms) {
  nlohmann::ordered_json event;
  event["event"] = "pin";
  event["answer"] = answer_names.at(static_cast<std::size_t>(answer));
  event["wait_ms"] = wait_ms;
  return {event.dump(), ""};
}

void forget(std::string& secret) {
  std::fill(secret.begin(), secret.end(), '\0');
  secret.clear();
}

}  // namespace app
