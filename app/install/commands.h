// The commands of lectern-install. Each tells its events, the last of them {"event":"end"}, and answers with the exit
// code of the process.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "app/install/events.h"
#include "store/install/data_folder.h"
#include "store/install/recover.h"
#include "store/install/source.h"

namespace app {

// 0 what was asked for holds now; 1 refused or unsound; 2 usage.
enum ExitCode : int { exit_done = 0, exit_refused = 1, exit_usage = 2 };

// What this program calls itself with, to look at a database in a process of its own (store/install/inspect.h).
constexpr const char* inspect_command = "inspect-child";

struct SourceRequest {
  std::string data;
  std::string source;  // the stick's or the inbox's folder
  store::SourceKind kind = store::SourceKind::stick;
  std::string folder;     // only what stands there, as an offer named it; empty: the newest
  bool overrule = false;  // also one that did not work before
};

int set_up(const std::string& data, const store::NewTerminal& terminal, const Tell& tell);
// What a source holds. Changes nothing.
int offer(const SourceRequest& request, const Tell& tell);
// `stop` ends it with CANCELLED until the edition is being committed.
int install(const SourceRequest& request, const std::atomic<bool>& stop, const Tell& tell);

int status(const std::string& data, const Tell& tell);
int audit(const std::string& data, const std::atomic<bool>& stop, const Tell& tell);
int recover(const std::string& data, store::Thorough thorough, const Tell& tell);
int confirm(const std::string& data, std::uint64_t serial, const Tell& tell);
int roll_back(const std::string& data, const Tell& tell);

}  // namespace app
