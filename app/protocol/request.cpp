#include "app/protocol/request.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace app {
namespace {

using nlohmann::json;

// In the order of their enum.
constexpr std::array names{"status", "offer", "install", "watch", "confirm", "rollback", "cancel"};
static_assert(names.size() == static_cast<std::size_t>(InstallerDo::cancel) + 1);

bool take(const json& value, std::string& text) {
  if (!value.is_string()) return false;
  text = value.get<std::string>();
  return true;
}

// False for a name that no request has, and for a value of another kind.
bool take(const std::string& name, const json& value, InstallerRequest& request) {
  if (name == "do") {
    std::string what;
    if (!take(value, what)) return false;
    const auto found = std::find(names.begin(), names.end(), what);
    if (found == names.end()) return false;
    request.what = static_cast<InstallerDo>(found - names.begin());
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

std::string request_text(const InstallerRequest& request) {
  json object{{"do", names.at(static_cast<std::size_t>(request.what))}};
  if (!request.stick.empty()) object["stick"] = request.stick;
  if (!request.path.empty()) object["path"] = request.path;
  if (!request.pin.empty()) object["pin"] = request.pin;
  if (request.yes) object["yes"] = true;
  if (request.what == InstallerDo::confirm) object["serial"] = request.serial;
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<InstallerRequest> parse_request(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object() || !object.contains("do")) return std::nullopt;
  InstallerRequest request;
  for (const auto& [name, value] : object.items())
    if (!take(name, value, request)) return std::nullopt;
  if (request.what == InstallerDo::confirm && !object.contains("serial")) return std::nullopt;
  return request;
}

}  // namespace app
