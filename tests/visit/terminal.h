// Terminal: the built program as a terminal runs it, on the X server that DISPLAY names, under another program's eyes.
// Visitors are xdotool's keys and taps; everything else is seen from outside, through /proc and the X server.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace terminal {

struct Terminal {
  int process = 0;  // of the reader
  int started = 0;  // of what was started: the reader, or the tracer around it
  std::string log;  // where its standard error goes
  Terminal() = default;
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();  // ends it
};

// Starts `before` (a tracer, or nothing) and the reader with `arguments`, and waits for its window. False when there is
// none within a minute.
bool start(Terminal& terminal, const std::vector<std::string>& arguments, const std::vector<std::string>& before = {});

// SIGTERM; gives the exit code, -1 when it does not end.
int end(Terminal& terminal);

// Puts a window of the reader under the keys (there is no window manager to do it).
void give_keys(const Terminal& terminal);
void xdotool(const std::string& commands);

// Waits until `line` has been logged so many times. False when it never is.
bool wait_for_log(const Terminal& terminal, const std::string& line, int times);
std::string logged(const Terminal& terminal);

// Waits until `seen` is true, asking again and again for a minute at most.
template <typename Seen>
bool wait_until(const Seen& seen);
void pause();

// The windows of that program that are on the screen.
int visible_windows();
int open_files(const Terminal& terminal);
// The process and all that it has started.
std::vector<int> processes_of(const Terminal& terminal);

template <typename Seen>
bool wait_until(const Seen& seen) {
  constexpr int most = 3000;
  for (int i = 0; i < most; ++i) {
    if (seen()) return true;
    pause();
  }
  return false;
}

}  // namespace terminal
