// Replay: a visit written down, one line for each thing a visitor does, carried out without a display. Its times are
// the program's only clock, so a replay runs as fast as it can and twice the same. It is a visit at a terminal, begun
// at time 0: it ends by itself as one does there, unless --idle 0 says otherwise; with --shot attract nobody is there
// yet.
//
//   MS touch ID down|move|up X Y    fingers; as under X11 the first one down is the pointer, the others do
//                                   nothing, and until all have left none of them becomes the pointer
//   MS mouse X Y                    the pointer moves there, in pixels of the panel, as fingers do
//   MS button 1|2 down|up           left or right, where the pointer is
//   MS wheel DX DY                  notches as GLFW counts them: left and up are positive
//   MS key NAME down|up             names as on the keyboard: Tab, Enter, PageDown, Shift, f, 3, +
//                                   down again within 60 ms: it is held, and repeats
//   MS text "JSON string"           what typing gives
//   MS size W H                     the window changes its size
//   MS clock YYYY-MM-DDTHH:MM       what the clock on the wall says from now on; else nobody knows the time of day
//   MS stick DIR|gone               what is mounted for the reader from now on: a stick, or nothing; needs
//                                   --install-socket. What the installer answers is waited for
//   MS dump [FILE]                  the screen as text, on standard output or into a file
//   MS shot FILE.png                the screen as a picture
//   MS end                          nothing after it happens
// MS is milliseconds since the start, never falling; # begins a comment; empty lines mean nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/session/clock.h"
#include "platform/base/result.h"
#include "platform/kiosk/window.h"

namespace app {

enum class ReplayKind { event, clock, stick, dump, shot, end };

struct ReplayStep {
  double at_ms = 0;
  ReplayKind kind = ReplayKind::event;
  kiosk::Event event;  // kind event; a change of size carries the new one in x and y
  std::string file;    // kinds dump (empty: standard output), shot, and stick (empty: gone)
  ClockReading clock;  // kind clock
};

// The steps of a replay in their order; a line may become several. `name` is said in errors. Fails with `bad_input`
// and "NAME:LINE:COLUMN: reason, and what to do".
base::Result<std::vector<ReplayStep>> parse_replay(std::string_view text, const std::string& name);

}  // namespace app
