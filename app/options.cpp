#include "app/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/session/session.h"
#include "app/state/overrides.h"

namespace app {
namespace {

constexpr const char* version = "lectern " LECTERN_VERSION;
constexpr const char* example =
    "Examples:\n"
    "  lectern town.edition\n"
    "  lectern town.edition --shot article:003_town-paper.txt -o article.png\n"
    "  lectern town.edition --size 1024x600 --theme dark --shot compare:bridge:2:C -o compare.png\n"
    "Keys: Tab next passage, 2 3 4 columns, arrows and Page keys scroll, Enter chooses, Esc back, + - type, D light or "
    "dark, / or Ctrl+F search; on the shelf any letter begins a search.";

// "1280x800"
std::string check_size(const std::string& text, Options& options) {
  int width = 0;
  int height = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2 || width < 320 || height < 240 ||
      width > 7680 || height > 7680) {
    return "--size: write it as WIDTHxHEIGHT, from 320x240 to 7680x7680";
  }
  options.width_px = width;
  options.height_px = height;
  options.size_given = true;
  return {};
}

// What the command line says besides what it says of settings: which files those come from.
struct SettingsOptions {
  std::string theme = "light";
  std::string attract = "on";
  std::optional<DailyHours> blank;
  std::optional<std::string> config;
  std::optional<std::string> state;
  std::string data;
  std::string socket;
  std::string sticks;
  bool print = false;
};

// Options that are settings too: what the command line says goes into the configuration, what it does not say comes
// from there.
void join_settings(const CLI::App& app, SettingsOptions settings, Options& options) {
  Config& config = options.config;
  const auto join = [&](const char* option, auto& given, auto& setting) {
    if (app.count(option) > 0) {
      setting = static_cast<std::remove_reference_t<decltype(setting)>>(given);
    } else {
      given = static_cast<std::remove_reference_t<decltype(given)>>(setting);
    }
  };
  join("--theme", settings.theme, config.theme);
  join("--type-size", options.type_size_percent, config.type_size);
  join("--diagonal", options.diagonal_inches, config.diagonal);
  join("--language", options.language, config.language);
  join("--reduced-motion", options.reduced_motion, config.reduced_motion);
  join("--fonts", options.font_folders, config.fonts);
  join("--kiosk", options.kiosk, config.kiosk);
  join("--idle", options.idle_seconds, config.idle_seconds);
  join("--countdown", options.countdown_seconds, config.countdown_seconds);
  join("--data", settings.data, config.data_folder);
  join("--install-socket", settings.socket, config.install_socket);
  join("--sticks", settings.sticks, config.sticks_folder);
  options.data_told = app.count("--data") > 0;
  options.socket_told = app.count("--install-socket") > 0;
  if (app.count("--attract") > 0) config.attract = settings.attract == "on";
  if (settings.blank) {
    config.blank_from = settings.blank->from;
    config.blank_to = settings.blank->to;
  }
  options.idle_told = options.idle_told || app.count("--idle") > 0;
  if (options.edition) config.edition = *options.edition;
  if (options.data_told) config.edition.clear();
  if (!options.edition && !config.edition.empty()) options.edition = config.edition;
  options.theme = settings.theme == "dark" ? render::ThemeName::dark : render::ThemeName::light;
  options.fullscreen = options.fullscreen || options.kiosk;
}

// A kiosk shows what is signed and nothing else. What a file says of a preview is left out there, so that a terminal
// starts; whoever says it on the command line is told. False: that.
bool refuse_preview(const CLI::App& app, Options& options) {
  if (!options.kiosk || !options.edition) return true;
  if (app.count("EDITION") > 0) {
    std::fprintf(stderr,
                 "%s: an edition named on the command line is not signed, and a kiosk opens signed ones only; install "
                 "it (lectern-install) and name its --data folder, or leave --kiosk out\n",
                 options.edition->c_str());
    return false;
  }
  std::fprintf(stderr, "lectern: edition = \"%s\" is a preview and is not opened in a kiosk; install it instead\n",
               options.edition->c_str());
  options.edition.reset();
  options.config.edition.clear();
  return true;
}

// A terminal must start: what is wrong in the files is said, and the setting keeps its default.
LoadedConfig settings_of(const std::optional<std::string>& config, const std::optional<std::string>& state) {
  LoadedConfig loaded = load_configs(config, state);
  apply_overrides(loaded.config.state_folder, loaded);
  for (const std::string& problem : loaded.problems) std::fprintf(stderr, "%s\n", problem.c_str());
  return loaded;
}

void add_settings(CLI::App& app, Options& options, SettingsOptions& settings) {
  app.add_option("--diagonal", options.diagonal_inches, "the panel's diagonal in inches")
      ->check(CLI::Range(3.0, 200.0));
  app.add_option("--theme", settings.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  app.add_option("--type-size", options.type_size_percent, "size of the type in per cent")
      ->check(CLI::Range(50.0, 300.0));
  app.add_option("--language", options.language, "language of the interface");
  app.add_option("--fonts", options.font_folders, "look for fonts in these folders only, separated by commas")
      ->delimiter(',')
      ->type_name("DIR");
  app.add_flag("--reduced-motion", options.reduced_motion, "nothing slides or glides: it is there at once");
  app.add_flag("--kiosk", options.kiosk, "a terminal in a public room: full screen and locked");
  app.add_option("--idle", options.idle_seconds,
                 "ask whether anybody is reading after so many seconds without a touch; 0: never; without --kiosk it "
                 "holds only where it is said")
      ->check(CLI::Range(0.0, 86'400.0));
  app.add_option("--countdown", options.countdown_seconds, "seconds to answer in before the visit is cleared")
      ->check(CLI::Range(0.0, 3600.0));
  app.add_option("--attract", settings.attract, "between visits, on: stories of the edition in turn; off: the shelf")
      ->check(CLI::IsMember({"on", "off"}));
  app.add_option(
         "--blank",
         [&](const CLI::results_t& values) {
           const std::string& hours = values.at(0);
           const std::size_t dash = std::min(hours.find('-'), hours.size());
           const std::optional<std::int32_t> from = clock_minutes(hours.substr(0, dash));
           const std::optional<std::int32_t> to = clock_minutes(hours.substr(std::min(dash + 1, hours.size())));
           if (!from || !to) throw CLI::ValidationError("--blank: write the hours as 22:00-07:00");
           settings.blank = DailyHours{*from, *to};
           return true;
         },
         "hours in which the screen is black between visits")
      ->type_name("HH:MM-HH:MM");
  app.add_option("--data", settings.data, "read what is installed in this folder (lectern-install)")->type_name("DIR");
  app.add_option("--install-socket", settings.socket, "where lectern-install listens (lectern-install serve)")
      ->type_name("SOCKET");
  app.add_option("--sticks", settings.sticks, "the folder below which sticks are mounted")->type_name("DIR");
  app.add_option("--config", settings.config, "read the settings from this file, and from no other")->type_name("FILE");
  app.add_option("--state", settings.state, "the folder of what must outlive a restart: the PIN, what the staff set")
      ->type_name("DIR");
  app.add_flag("--print-config", settings.print,
               "print every setting with its meaning and the value in force, and leave");
}

void add_runs(CLI::App& app, Options& options) {
  app.add_flag("--fullscreen", options.fullscreen, "cover the whole screen");
  app.add_option("--exit-after", options.exit_after_ms, "leave after so many milliseconds")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--shot", options.shot,
                 "draw a screen without a display: shelf, article:FILE, search:QUERY, pin, admin[:PAGE], "
                 "compare:STORY[:COLUMNS[:LABEL]], "
                 "update[:STATE], attract[:PICTURE], countdown[:SECONDS]");
  app.add_option("-o", options.output, "the PNG that --shot writes");
  app.add_option("--dump", options.dump, "write the screen as text, at the end");
  app.add_option("--replay", options.replay, "carry out a written visit without a display; starts at --shot's screen");
  app.add_flag("--self-test", options.self_test, "look at all that a terminal needs, print a table, and leave");
  app.add_flag("--stats", options.stats, "print what the run cost as JSON, at the end");
}

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  Options options;
  options.arguments.assign(argv, argv + argc);
  SettingsOptions settings;
  CLI::App app{"Lectern, an offline reading stand: the same story as several sources told it, side by side.",
               "lectern"};
  app.set_version_flag("--version", version);
  app.footer(example);
  app.add_option("EDITION", options.edition, "an edition to look at; without it what is installed, else the sample");
  app.add_option(
         "--size",
         [&](const CLI::results_t& values) {
           const std::string wrong = check_size(values.at(0), options);
           if (!wrong.empty()) throw CLI::ValidationError(wrong);
           return true;
         },
         "window or picture size in pixels")
      ->type_name("WxH");
  add_settings(app, options, settings);
  add_runs(app, options);
  try {
    app.parse(argc, argv);
    if (options.edition && app.count("--data") > 0) throw CLI::ValidationError("EDITION and --data: name one of them");
    if (options.shot && !options.output && !options.replay)
      throw CLI::ValidationError("--shot: name the picture with -o FILE.png");
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return {std::nullopt, code == 0 ? 0 : 2};
  }
  LoadedConfig loaded = settings_of(settings.config, settings.state);
  options.config = std::move(loaded.config);
  options.idle_told = std::find(loaded.told.begin(), loaded.told.end(), "idle_seconds") != loaded.told.end();
  join_settings(app, settings, options);
  if (!refuse_preview(app, options)) return {std::nullopt, 2};
  if (settings.print) {
    std::fputs(print_config(options.config).c_str(), stdout);
    return {std::nullopt, loaded.problems.empty() ? 0 : 1};
  }
  return {options, 0};
}

}  // namespace app
