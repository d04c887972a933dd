// Request: what the reader, or whoever looks after a terminal, asks `lectern-install serve`: one JSON object a line, as
// plain data. Answers are lectern-install's events, the last of them `end`. Pure.
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

namespace app {

enum class InstallerDo : std::uint8_t { status, offer, install, watch, confirm, rollback, cancel };

struct InstallerRequest {
  InstallerDo what = InstallerDo::status;
  std::string stick;
  std::string path;
  std::string pin;
  std::uint64_t serial = 0;
  bool yes = false;
};

// One line, without its break.
std::string request_text(const InstallerRequest& request);
// Nothing for a line that is not exactly a request.
std::optional<InstallerRequest> parse_request(std::string_view line);

}  // namespace app
