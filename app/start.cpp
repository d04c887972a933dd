#include "app/start.h"

#include <algorithm>
#include <cstdio>

#include "app/staff/installing.h"
#include "app/strings/languages.h"
#include "app/typing.h"
#include "app/update.h"
#include "app/visit.h"
#include "platform/base/file.h"

namespace app {
namespace {

// Where installed files stand, seen from the program: bin/lectern and share/lectern are neighbours.
std::string share_folder() { return base::join_path(base::program_folder(), "../share/lectern"); }

// On a desk a visit ends by itself only where that was asked for.
SessionSettings session_settings(const Options& options) {
  constexpr double ms = 1000;
  SessionSettings settings;
  const Config& config = options.config;
  settings.ends = (options.kiosk || options.idle_told) && options.idle_seconds > 0;
  if (options.idle_seconds > 0) settings.idle_ms = options.idle_seconds * ms;
  settings.countdown_ms = options.countdown_seconds * ms;
  settings.attract = config.attract;
  settings.step_ms = config.attract_seconds * ms;
  settings.still = options.reduced_motion;
  if (config.blank_from && config.blank_to) settings.blank = DailyHours{*config.blank_from, *config.blank_to};
  return settings;
}

}  // namespace

base::Result<Services> open_services(const Options& options) {
  render::Fonts fonts =
      TRY(options.font_folders.empty() ? render::open_fonts() : render::open_fonts(options.font_folders));
  Services services{
      .edition = {}, .fonts = std::move(fonts), .strings = english_strings(), .locale_folder = {}, .languages = {}};
  services.locale_folder = base::join_path(share_folder(), "locale");
  services.languages = languages_in(services.locale_folder);
  base::Result<Strings> words = load_catalogue(services.locale_folder, options.language);
  if (words) {
    services.language = options.language;
    // A pseudo-language is no choice, but whoever has begun in it finds it again.
    if (options.language.find("-X") != std::string::npos) services.languages.push_back(options.language);
    services.strings = std::move(words).value();
  } else {
    std::fprintf(stderr, "%s\n", words.error().what.c_str());
  }
  return services;
}

Source edition_source(const Options& options) {
  if (options.edition) return {*options.edition, std::nullopt};
  const std::string& data = options.config.data_folder;
  base::Result<store::Installed> installed =
      data.empty() ? base::Error{base::ErrorCode::not_found, ""} : store::read_installed(data);
  if (installed) return {installed.value().path, installed.value()};
  if (options.data_told || installed.error().code != base::ErrorCode::not_found)
    std::fprintf(stderr, "%s; the sample is shown\n", installed.error().what.c_str());
  return {base::join_path(share_folder(), "sample.edition"), std::nullopt};
}

void join_installer(Reader& reader, const Options& options, std::function<void()> wake) {
  const Config& config = options.config;
  if (reader.services.terminal.preview || config.install_socket.empty() || config.data_folder.empty()) return;
  reader.services.install_worker =
      std::make_unique<InstallWorker>(config.install_socket, config.data_folder, std::move(wake));
  begin_updates(reader);
}

base::Result<Started> start(const Options& options) {
  Started started;
  Services services = TRY(open_services(options));
  started.reader = std::make_unique<Reader>(std::move(services));
  const Source source = edition_source(options);
  started.reader->services.terminal = {.config = options.config,
                                       .edition = source.path,
                                       .drawing = {},
                                       .preview = options.edition.has_value(),
                                       .locked = options.kiosk,
                                       .last_end = {}};
  Model& model = started.reader->model;
  model.panel.turn = render::turn_of(options.config.rotation);
  if (options.config.touch_matrix.size() == model.panel.matrix.size())
    std::transform(options.config.touch_matrix.begin(), options.config.touch_matrix.end(), model.panel.matrix.begin(),
                   [](double number) { return static_cast<float>(number); });
  fit_panel(model, options.width_px, options.height_px);
  model.settings.theme = options.theme;
  model.settings.type_size_percent = options.type_size_percent;
  model.settings.diagonal_inches = options.diagonal_inches;
  model.settings.reduced_motion = options.reduced_motion;
  model.defaults = model.settings;
  model.keyboard = fresh_keyboard(started.reader->services.strings);
  started.trouble = open_library(model, started.reader->scenes, started.reader->services, source.path);
  model.visit.settings = session_settings(options);
  if (source.installed && !source.installed->confirmed && !started.trouble)
    model.updates.to_confirm = started.reader->scenes.shelf.edition.serial;
  model.visit.newest_s = newest_article_s(started.reader->scenes.shelf.stories);
  return started;
}

}  // namespace app
