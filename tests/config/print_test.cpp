// What --print-config prints is a file that says the same again.
#include <algorithm>

#include "app/config/settings.h"
#include "doctest/doctest.h"

TEST_CASE("the printed file is read back as what it was printed from, without a mistake") {
  app::Config other;
  other.edition = "/srv/a \"quoted\" \\ name.edition";
  other.fonts = {"/usr/share/fonts/one", "/two"};
  other.language = "ar";
  other.theme = "dark";
  other.type_size = 137.5;
  other.diagonal = 10.1;
  other.reduced_motion = other.kiosk = true;
  other.first_pin = "tool";
  other.idle_seconds = 0;
  other.countdown_seconds = 7;
  other.attract = false;
  other.blank_from = 0;
  other.blank_to = 23 * 60 + 59;
  for (const app::Config& config : {app::Config{}, other}) {
    app::LoadedConfig loaded;
    app::parse_config("printed", app::print_config(config), loaded);
    for (const std::string& problem : loaded.problems) FAIL_CHECK(problem);
    CHECK(loaded.config == config);
    CHECK(loaded.told.size() == app::all_settings().size());
  }
}

TEST_CASE("every setting is printed with its meaning, its limits and its default") {
  app::Config config;
  config.idle_seconds = 45;
  const std::string printed = app::print_config(config);
  for (const app::Setting& setting : app::all_settings()) {
    CAPTURE(setting.name);
    CHECK(printed.find("\n" + std::string(setting.name) + " = ") != std::string::npos);
    CHECK(printed.find("# " + std::string(setting.meaning) + "\n") != std::string::npos);
  }
  CHECK(printed.find("# 1 to 86400, or 0: it is never asked; default 90.\nidle_seconds = 45\n") != std::string::npos);
  CHECK(printed.find("# One of \"light\", \"dark\"; default \"light\".\ntheme = \"light\"\n") != std::string::npos);
}

TEST_CASE("names are one word each, and none is near another by a slip") {
  std::vector<std::string_view> names;
  for (const app::Setting& setting : app::all_settings()) names.push_back(setting.name);
  for (const std::string_view name : names) {
    CHECK(std::count(names.begin(), names.end(), name) == 1);
    CHECK(app::nearest(name, names) == name);
  }
  CHECK(app::nearest("", names).empty());
  CHECK(app::nearest("\xff", names).empty());
}

TEST_CASE("a time of day is written as it is read") {
  for (const int minutes : {0, 59, 60, 450, 1439}) CHECK(app::clock_minutes(app::clock_text(minutes)) == minutes);
  CHECK(app::clock_text(65) == "01:05");
  for (const char* text : {"", "1:00", "24:00", "12:60", "12-30", "aa:bb", "12:3x"})
    CHECK_FALSE(app::clock_minutes(text));
}
