// Installer talk: what the reader and lectern-install say to one another over their socket, one JSON object a line, as
// plain data. The reader asks; the installer answers with events, the last of them `end`. Pure.
//
//   {"do":"status"}                                       what is installed
//   {"do":"offer","stick":DIR}                            what that stick holds
//   {"do":"install","stick":DIR,"path":FOLDER,"pin":"..","yes":true}   yes: also what has been refused before
//   {"do":"watch"}                                        the events of an update that runs; else as status
//   {"do":"confirm","serial":N}                           that edition has been shown
//   {"do":"rollback","pin":".."}                          back to the edition before
//   {"do":"cancel","pin":".."}                            ends the update that runs; no answer of its own. Whoever
//                                                         began it needs no PIN
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

enum class InstallerDo : std::uint8_t { status, offer, install, watch, confirm, rollback, cancel };

struct InstallerRequest {
  InstallerDo what = InstallerDo::status;
  std::string stick;
  std::string path;
  std::string pin;
  std::uint64_t serial = 0;
  bool yes = false;
  bool fresh = false;  // of the reader's own: of a stick that was put in just now
};

inline InstallerRequest request_to(InstallerDo what) {
  InstallerRequest request;
  request.what = what;
  return request;
}

// One line, without its break.
std::string request_text(const InstallerRequest& request);

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
