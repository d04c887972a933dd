// Options: the command line of the reader, over the settings of lectern.toml (app/config).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "render/theme.h"

namespace app {

struct Options {
  Config config;                       // as the files say, and over them the command line: what is below agrees with it
  std::optional<std::string> edition;  // a preview; nothing: what is installed in config.data_folder, else the sample
  bool data_told = false;              // the data folder was named: that nothing is there is said
  bool socket_told = false;            // so was the socket: a replay has an installer
  std::optional<std::string> shot;     // what to draw without a display: "shelf", "compare:ID:3:C"
  std::optional<std::string> output;   // the picture
  std::optional<std::string> dump;     // the screen as text
  int width_px = 1280;
  int height_px = 800;
  bool size_given = false;
  double diagonal_inches = 0;
  double type_size_percent = 100;
  render::ThemeName theme = render::ThemeName::light;
  std::string language = "en";
  std::vector<std::string> font_folders;  // empty: where Debian's packages put them
  bool reduced_motion = false;            // nothing slides or glides: it is there at once
  std::optional<double> exit_after_ms;
  bool fullscreen = false;
  bool kiosk = false;        // locked: see platform/kiosk/KIOSK.md
  bool idle_told = false;    // somebody has set idle_seconds: it holds without a kiosk too
  double idle_seconds = 90;  // of the settings, or given to a part of a second; so the next
  double countdown_seconds = 30;
  std::vector<std::string> arguments;  // the whole command line, to begin anew with
  std::optional<std::string> replay;   // a visit to carry out: app/headless/replay.h
  bool self_test = false;              // look at all that a terminal needs, and leave
  bool stats = false;                  // print what the run cost
};

// Either the options, or the exit code to leave with at once (help and version were printed, or a mistake was named).
struct ParsedOptions {
  std::optional<Options> options;
  int exit_code = 0;
};
ParsedOptions parse_options(int argc, char** argv);

}  // namespace app
