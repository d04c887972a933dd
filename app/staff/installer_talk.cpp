#include "app/staff/installer_talk.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace app {
namespace {

using nlohmann::json;

// In the order of their enums.
constexpr std::array event_names{"offer", "phase", "pull", "pin", "status", "end"};
static_assert(event_names.size() == static_cast<std::size_t>(InstallerSays::end) + 1);
constexpr std::array phase_names{"scan",    "verify", "copy",     "check",   "unpack",
                                 "inspect", "commit", "activate", "confirm", "clean"};
static_assert(phase_names.size() == static_cast<std::size_t>(InstallPhase::clean) + 1);
constexpr std::array relation_names{"newer", "same", "older", "other"};
static_assert(relation_names.size() == static_cast<std::size_t>(Relation::other) + 1);
constexpr std::array pin_names{"right", "wrong", "too_soon", "no_pin", "locked"};
static_assert(pin_names.size() == static_cast<std::size_t>(PinSaid::locked) + 1);

std::string text_in(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Whole numbers that are none, or below nothing, are 0.
std::uint64_t number_in(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

bool truth_in(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

template <class Enum, std::size_t N>
bool named(const std::array<const char*, N>& names, const std::string& name, Enum& value) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  value = static_cast<Enum>(found - names.begin());
  return true;
}

bool read_offer(const json& object, StickOffer& offer) {
  offer.path = text_in(object, "path");
  offer.id = text_in(object, "id");
  offer.title = text_in(object, "title");
  offer.refused = text_in(object, "code");
  offer.serial = number_in(object, "serial");
  offer.epoch = number_in(object, "epoch");
  offer.bytes = number_in(object, "bytes");
  const auto minutes = object.find("minutes");
  if (minutes != object.end() && minutes->is_number()) offer.minutes = std::max(0.0, minutes->get<double>());
  return named(relation_names, text_in(object, "relation"), offer.relation);
}

InstalledStatus status_in(const json& object) {
  InstalledStatus status;
  status.current = text_in(object, "current");
  status.previous = text_in(object, "previous");
  status.factory = text_in(object, "factory");
  status.safe = truth_in(object, "safe");
  status.confirmed = truth_in(object, "confirmed");
  status.attempts = static_cast<std::int64_t>(number_in(object, "attempts"));
  const auto floor = object.find("floor");
  if (floor != object.end() && floor->is_object()) {
    status.floor_epoch = number_in(*floor, "epoch");
    status.floor_serial = number_in(*floor, "serial");
  }
  status.key_list = number_in(object, "keylist");
  const auto refused = object.find("refused");
  if (refused == object.end() || !refused->is_array()) return status;
  for (const json& one : *refused)
    if (one.is_string()) status.refused.push_back(one.get<std::string>());
  return status;
}

}  // namespace

std::optional<InstallerEvent> parse_event(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  InstallerEvent event;
  if (!object.is_object() || !named(event_names, text_in(object, "event"), event.what)) return std::nullopt;
  switch (event.what) {
    case InstallerSays::offer:
      if (!read_offer(object, event.offer)) return std::nullopt;
      break;
    case InstallerSays::phase:
      if (!named(phase_names, text_in(object, "phase"), event.phase)) return std::nullopt;
      event.of = number_in(object, "of");
      event.done = std::min(number_in(object, "done"), event.of);
      break;
    case InstallerSays::pull:
      break;
    case InstallerSays::pin:
      if (!named(pin_names, text_in(object, "answer"), event.pin)) return std::nullopt;
      event.wait_ms = static_cast<std::int64_t>(number_in(object, "wait_ms"));
      break;
    case InstallerSays::status:
      event.status = status_in(object);
      break;
    case InstallerSays::end:
      event.code = text_in(object, "code");
      event.sentence = text_in(object, "sentence");
      if (event.code.empty()) return std::nullopt;
      break;
  }
  return event;
}

}  // namespace app
