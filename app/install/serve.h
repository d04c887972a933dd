// Serve: the installer waits at a socket for what the reader asks. Requests and answers are lines of JSON, as
// app/staff/installer_talk.h has them for the reader's side; answers are the events of events.h and one more,
// {"event":"pin","answer":"right|wrong|too_soon|no_pin|locked","wait_ms":N}.
//
// One thing at a time is done, on a thread of its own; whoever asks for something else meanwhile is told BUSY. What a
// client asked for goes on when the client goes away: an update does not end with a visit. Nobody is believed: only
// sticks below one folder are read, lines are bounded, the PIN is judged here, with its waits.
#pragma once

#include <atomic>
#include <string>

#include "platform/socket/waiting.h"

namespace app {

struct ServeRequest {
  std::string data;
  std::string socket;
  std::string state;   // where the PIN is kept
  std::string sticks;  // only what is mounted below it is read
};

// Until `stop` is true, which `woken` tells it to look at. Gives the exit code of the process.
int serve(const ServeRequest& request, const std::atomic<bool>& stop, const local::Signal& woken);

}  // namespace app
