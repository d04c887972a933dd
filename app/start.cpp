#include "app/start.h"

#include <cstdio>

#include "app/typing.h"
#include "app/update.h"
#include "platform/base/file.h"

namespace app {
namespace {

// Where installed files stand, seen from the program: bin/lectern and share/lectern are neighbours.
std::string share_folder() { return base::join_path(base::program_folder(), "../share/lectern"); }

}  // namespace

base::Result<Services> open_services(const Options& options) {
  render::Fonts fonts =
      TRY(options.font_folders.empty() ? render::open_fonts() : render::open_fonts(options.font_folders));
  Services services{.edition = {}, .fonts = std::move(fonts), .strings = english_strings()};
  base::Result<Strings> words = load_catalogue(base::join_path(share_folder(), "locale"), options.language);
  if (words) {
    services.strings = std::move(words).value();
  } else {
    std::fprintf(stderr, "%s\n", words.error().what.c_str());
  }
  return services;
}

std::string edition_path(const Options& options) {
  if (options.edition) return *options.edition;
  return base::join_path(share_folder(), "sample.edition");
}

base::Result<Started> start(const Options& options) {
  Started started;
  Services services = TRY(open_services(options));
  started.reader = std::make_unique<Reader>(std::move(services));
  Model& model = started.reader->model;
  model.width_px = options.width_px;
  model.height_px = options.height_px;
  model.settings.theme = options.theme;
  model.settings.type_size_percent = options.type_size_percent;
  model.settings.diagonal_inches = options.diagonal_inches;
  model.settings.reduced_motion = options.reduced_motion;
  model.keyboard = fresh_keyboard(started.reader->services.strings);
  started.trouble = open_library(model, started.reader->scenes, started.reader->services, edition_path(options));
  return started;
}

}  // namespace app
