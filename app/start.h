// Start: finds what the reader stands on (fonts, words, the edition to open) and makes a reader of it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/frame.h"
#include "app/options.h"

namespace app {

// Fails with `unavailable` when fonts are missing: without them not even a message can be drawn.
base::Result<Services> open_services(const Options& options);

// What is read: the edition named (a preview), else what is installed, else the sample beside the program.
struct Source {
  std::string path;
  std::optional<store::Installed> installed;
};
Source edition_source(const Options& options);

// A reader at its first screen. An edition that cannot be opened is no failure: the reader shows the message, and
// `trouble` says what it was.
struct Started {
  std::unique_ptr<Reader> reader;
  std::optional<base::Error> trouble;
};
base::Result<Started> start(const Options& options);

// Long after anything that moves has come to rest: the time of a picture, and of a replay's first frame.
constexpr double settled_ms = 10'000;

// Brings the reader to the screen that --shot names; gives the exit code, having said what is wrong.
int show_screen(Reader& reader, const std::string& screen);
// The same for an update: "strip", "offer", "copying", "pull" or "installed".
int show_update(Reader& reader, const std::string& state);

// Carries out a replay without a display; gives the exit code.
int run_replay(const Options& options);

// Draws one screen without a display and writes it; gives the exit code.
int run_shot(const Options& options);

// Joins the reader with the installer; whoever reads a preview has none. `wake`: install_worker.h.
void join_installer(Reader& reader, const Options& options, std::function<void()> wake);

// Looks at fonts, edition, drawing, state folder, clock and memory and prints a table; 1 when one of them is not good.
int run_self_test(const Options& options);

// The staff have left the kiosk: whoever started it must not start it again (RestartPreventExitStatus= of a service).
constexpr int exit_left_kiosk = 3;

// Opens a window and reads until it is closed; gives the exit code.
int run_window(const Options& options);

}  // namespace app
