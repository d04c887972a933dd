// Installer talk: what lectern-install answers the reader over their socket (app/protocol/request.h has the questions):
// events, one JSON object a line, the last of them `end`, as plain data. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/protocol/request.h"

namespace app {

// What the reader asks, and why.
struct ReaderRequest : InstallerRequest {
  bool fresh = false;  // of a stick that was put in just now; not told
};

inline ReaderRequest request_to(InstallerDo what) {
  ReaderRequest request;
  request.what = what;
  return request;
}

// How an edition on a stick stands to the one installed.
enum class Relation : std::uint8_t { newer, same, older, other };

struct StickOffer {
  std::string stick;  // where it is mounted: the reader's own, no event tells it
  std::string path;   // the edition's folder
  std::string id;
  std::string title;
  std::uint64_t serial = 0;
  std::uint64_t epoch = 0;
  std::uint64_t bytes = 0;  // to copy
  double minutes = 0;       // that it may take
  Relation relation = Relation::newer;
  std::string refused;  // the code why it is not installed; empty: it would be
};

// In their order.
enum class InstallPhase : std::uint8_t { scan, verify, copy, check, unpack, inspect, commit, activate, confirm, clean };

struct InstalledStatus {
  std::string current;   // "12-0123456789abcdef" or "factory", as the installer names them; empty: none
  std::string previous;  // where "go back" leads
  std::string factory;   // path
  bool safe = false;     // nothing else worked
  bool confirmed = true;
  std::int64_t attempts = 0;
  std::uint64_t floor_epoch = 0;
  std::uint64_t floor_serial = 0;
  std::uint64_t key_list = 0;
  std::vector<std::string> refused;
};

enum class PinSaid : std::uint8_t { right, wrong, too_soon, no_pin, locked };

enum class InstallerSays : std::uint8_t { offer, phase, pull, pin, status, end };

struct InstallerEvent {
  InstallerSays what = InstallerSays::end;
  StickOffer offer;                         // what: offer
  InstallPhase phase = InstallPhase::scan;  // what: phase, with the next two
  std::uint64_t done = 0;
  std::uint64_t of = 0;
  PinSaid pin = PinSaid::wrong;  // what: pin
  std::int64_t wait_ms = 0;      // until the next attempt
  InstalledStatus status;        // what: status
  std::string code;              // what: end
  std::string sentence;
};

// Nothing for a line that is no event, or one that this reader does not know.
std::optional<InstallerEvent> parse_event(std::string_view line);

}  // namespace app
