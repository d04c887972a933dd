#include "app/install/request.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

namespace app {
namespace {

using nlohmann::json;

// In the order of their enums.
constexpr std::array asked_names{"status", "offer", "install", "watch", "confirm", "rollback", "cancel"};
static_assert(asked_names.size() == static_cast<std::size_t>(Asked::cancel) + 1);
constexpr std::array answer_names{"right", "wrong", "too_soon", "no_pin", "locked"};
static_assert(answer_names.size() == static_cast<std::size_t>(PinAnswer::locked) + 1);

bool take(const json& value, std::string& text) {
  if (!value.is_string()) return false;
  text = value.get<std::string>();
  return true;
}

// False for a name that no request has, and for a value of another kind.
bool take(const std::string& name, const json& value, Request& request) {
  if (name == "do") {
    std::string what;
    if (!take(value, what)) return false;
    const auto found = std::find(asked_names.begin(), asked_names.end(), what);
    if (found == asked_names.end()) return false;
    request.what = static_cast<Asked>(found - asked_names.begin());
    return true;
  }
  if (name == "stick") return take(value, request.stick);
  if (name == "path") return take(value, request.path);
  if (name == "pin") return take(value, request.pin);
  if (name == "serial" && value.is_number_unsigned()) {
    request.serial = value.get<std::uint64_t>();
    return true;
  }
  if (name == "yes" && value.is_boolean()) {
    request.yes = value.get<bool>();
    return true;
  }
  return false;
}

}  // namespace

std::optional<Request> parse_request(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object() || !object.contains("do")) return std::nullopt;
  Request request;
  for (const auto& [name, value] : object.items())
    if (!take(name, value, request)) return std::nullopt;
  if (request.what == Asked::confirm && !object.contains("serial")) return std::nullopt;
  return request;
}

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
