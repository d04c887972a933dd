// Config: what the owner of a terminal has set, as plain data. Every field has its default here and its name, range and
// meaning in settings.h; lectern.toml and the command line change it, nothing else does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct Config {
  std::string edition;                                // path of a preview; empty: what is installed, else the sample
  std::string data_folder = "/var/lib/lectern/data";  // what is installed
  std::string install_socket = "/run/lectern/install.sock";  // where lectern-install listens
  std::string sticks_folder = "/run/lectern/sticks";         // where the system mounts sticks
  std::string state_folder = "/var/lib/lectern";             // what must outlive a restart; nothing of a visit
  std::string export_folder;                                 // empty: "export" in the state folder
  std::vector<std::string> fonts;                            // folders; empty: Debian's
  std::string language = "en";                               // BCP 47
  std::string theme = "light";                               // one of the theme's choices
  double type_size = 100;                                    // per cent
  double diagonal = 0;                                       // inches; 0: the panel is asked
  bool reduced_motion = false;                               // nothing slides
  bool kiosk = false;                                        // full screen and locked
  std::string first_pin = "screen";                          // where the first PIN may be set: "screen" or "tool"
  std::int32_t idle_seconds = 90;                            // 0: a visit never ends by itself
  std::int32_t countdown_seconds = 30;                       //
  bool attract = true;                                       //
  std::int32_t attract_seconds = 10;                         // how long each page of the attract loop stays
  std::optional<std::int32_t> blank_from;                    // minutes since midnight, local time
  std::optional<std::int32_t> blank_to;                      // both or neither
  std::int32_t rotation = 0;         // of the picture on the panel, degrees clockwise: 0, 90, 180, 270
  std::vector<double> touch_matrix;  // rows of a libinput calibration matrix; empty: as wired
  friend bool operator==(const Config&, const Config&) = default;
};

// What was read: the configuration in force, and what was wrong with what was written, a line for each mistake:
// "FILE:LINE:COLUMN: reason, and what to do". A setting that was written wrongly keeps the value it had.
struct LoadedConfig {
  Config config;
  std::vector<std::string> problems;
  std::vector<std::string> told;  // names of the settings that a file gave well
};

// Reads `text`, called `name` in problems, over what `loaded` holds. Never fails: a mistake is a problem more.
void parse_config(const std::string& name, std::string_view text, LoadedConfig& loaded);

// What is wrong with settings that are each right by themselves; mends the configuration. Called once, after the files.
void check_together(const std::string& name, LoadedConfig& loaded);

// The files, the later over the earlier. One that is not there is nothing wrong unless it was asked for by name.
enum class MustExist { no, yes };
void load_config(const std::string& path, MustExist must_exist, LoadedConfig& loaded);

constexpr const char* system_config = "/etc/lectern/lectern.toml";
constexpr const char* local_config = "lectern.toml";  // in the state folder

// `named` (--config F) replaces both: the system's file, then the local one in the state folder, which is `state`
// (--state DIR) or what the system's file says.
LoadedConfig load_configs(const std::optional<std::string>& named, const std::optional<std::string>& state);

// A complete lectern.toml with the values of `config`, each with its meaning, range and default. Reading it gives
// `config` again.
std::string print_config(const Config& config);

// "HH:MM" of minutes since midnight, and back; nothing for anything else.
std::string clock_text(std::int32_t minutes);
std::optional<std::int32_t> clock_minutes(std::string_view text);

}  // namespace app
