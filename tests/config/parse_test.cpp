// What lectern.toml may say, and what is said about mistakes.
#include <random>

#include "app/config/settings.h"
#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

app::LoadedConfig parsed(std::string_view text) {
  app::LoadedConfig loaded;
  app::parse_config("t.toml", text, loaded);
  return loaded;
}

// The one problem of a text that has one.
std::string problem(std::string_view text) {
  const app::LoadedConfig loaded = parsed(text);
  REQUIRE_MESSAGE(loaded.problems.size() == 1, text);
  return loaded.problems.front();
}

bool tells(const std::string& said, const char* part) { return said.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every kind of setting is read") {
  const app::LoadedConfig loaded = parsed(
      "idle_seconds = 120\ntheme = 'dark'\ntype_size = 130\ndiagonal = 10.1\nkiosk = true\nblank_from = \"22:30\"\n"
      "blank_to = 07:05:00\nfonts = ['/a', \"/b\"]\n"
      "edition = '/srv/town.edition'\nrotation = 270\ntouch_matrix = [0, 1, 0, -1, 0.0, 1]\n");
  CHECK(loaded.problems.empty());
  const app::Config& config = loaded.config;
  CHECK(config.idle_seconds == 120);
  CHECK(config.theme == "dark");
  CHECK(config.type_size == 130);
  CHECK(config.diagonal == 10.1);
  CHECK(config.kiosk);
  CHECK(config.blank_from == 22 * 60 + 30);
  CHECK(config.blank_to == 7 * 60 + 5);
  CHECK(config.fonts == std::vector<std::string>{"/a", "/b"});
  CHECK(config.edition == "/srv/town.edition");
  CHECK(config.rotation == 270);
  CHECK(config.touch_matrix == std::vector<double>{0, 1, 0, -1, 0, 1});
  CHECK(loaded.told.size() == 11);
}

TEST_CASE("a mistake is told with its place and its remedy, and the setting keeps its value") {
  struct Row {
    const char* text;
    const char* place;
    const char* said;
  };
  const Row rows[] = {
      {"idle_seconds = \"90\"", ":1:16: ", "whole number; write idle_seconds = 90"},
      {"\n  idle_seconds = 90.5", ":2:18: ", "whole number"},
      {"idle_seconds = -1", ":1:16: ", "from 1 to 86400, or 0 (it is never asked)"},
      {"idle_seconds = 9223372036854775807", ":1:16: ", "from 1 to 86400"},
      {"countdown_seconds = 0", ":1:21: ", "from 1 to 600"},
      {"kiosk = 1", ":1:9: ", "write kiosk = true"},
      {"kiosk = 'yes'", ":1:9: ", "write kiosk = true"},
      {"theme = 'drak'", ":1:9: ", "one of light, dark; did you mean \"dark\"?"},
      {"theme = true", ":1:9: ", "write theme = \"light\""},
      {"type_size = 500", ":1:13: ", "from 50 to 300"},
      {"type_size = nan", ":1:13: ", "must be a number"},
      {"diagonal = 1", ":1:12: ", "from 3 to 200, or 0 (the panel is asked)"},
      {"blank_from = '24:00'", ":1:14: ", "write blank_from = \"22:30\""},
      {"blank_from = '7:00'", ":1:14: ", "time of day"},
      {"blank_from = 7", ":1:14: ", "time of day"},
      {"fonts = '/a'", ":1:9: ", "a list of texts"},
      {"fonts = ['/a', 3]", ":1:9: ", "a list of texts"},
      {"edition = \"a\\nb\"", ":1:11: ", "text on one line"},
      {"rotation = 45", ":1:12: ", "rotation cannot be 45; write one of 0, 90, 180, 270"},
      {"rotation = '90'", ":1:12: ", "whole number"},
      {"touch_matrix = [1, 0, 0]", ":1:16: ", "six numbers, or none"},
      {"touch_matrix = 1", ":1:16: ", "six numbers, or none"},
      {"touch_matrix = [1, 0, 0, 0, 'x', 0]", ":1:16: ", "the one at place 5 is none"},
      {"touch_matrix = [1, 0, 0, 0, 900, 0]", ":1:16: ", "from -100 to 100"},
      {"touch_matrix = [1, 1, 0, 1, 1, 0]", ":1:16: ", "sends every touch to one line"},
      {"idle_secs = 90", ":1:1: ", "did you mean idle_seconds?"},
      {"idle_second = 90", ":1:1: ", "did you mean idle_seconds?"},
      {"idel_seconds = 90", ":1:1: ", "did you mean idle_seconds?"},
      {"kiosk = true\nThme = 'dark'", ":2:1: ", "did you mean theme?"},
      {"colour_of_the_moon = 1", ":1:1: ", "lectern --print-config lists them all"},
      {"[session]\nidle_seconds = 90", ":1:", "no groups in brackets"},
      {"idle_seconds = 90\nidle_seconds = 91", ":2:", "correct the line"},
      {"idle_seconds 90", ":1:", "correct the line"},
      {"theme = \"dark", ":1:", "correct the line"},
      {"theme = \"\xff\"", ":1:", "correct the line"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string said = problem(row.text);
    CAPTURE(said);
    CHECK(said.starts_with("t.toml" + std::string(row.place)));
    CHECK(tells(said, row.said));
    app::Config config = parsed(row.text).config;
    config.kiosk = false;
    if (row.place != std::string(":2:")) CHECK(config == app::Config{});
  }
}

TEST_CASE("all mistakes are told, and what is right beside them is taken") {
  const app::LoadedConfig loaded = parsed(
      "theme = 'drak'\nidle_seconds = 45\n\nthis is no line\ncountdown_seconds = 0\nattract = false\nkisok = 1\n");
  REQUIRE(loaded.problems.size() == 4);
  CHECK(loaded.config.idle_seconds == 45);
  CHECK_FALSE(loaded.config.attract);
  CHECK(tells(loaded.problems[0], "t.toml:4:"));
  CHECK(tells(loaded.problems[1], "t.toml:1:9: theme"));
  CHECK(tells(loaded.problems[2], "t.toml:5:21: countdown_seconds"));
  CHECK(tells(loaded.problems[3], "t.toml:7:1: there is no setting 'kisok'; did you mean kiosk?"));
}

TEST_CASE("an empty file and a byte order mark are no mistakes") {
  for (const char* text : {"", "\n\n", "# nothing\n", "\xEF\xBB\xBFidle_seconds = 90\n", "idle_seconds = 90\r\n"}) {
    CAPTURE(text);
    CHECK(parsed(text).problems.empty());
    CHECK(parsed(text).config == app::Config{});
  }
}

TEST_CASE("whatever bytes a file holds, reading it ends and every value stays within its range") {
  std::mt19937 random(7);
  const std::string good = app::print_config({});
  for (int round = 0; round < 400; ++round) {
    std::string text = good;
    for (int change = 0; change < 12; ++change) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0) {
        text.erase(at, random() % 9);
      } else {
        text[at] = static_cast<char>(random());
      }
    }
    const app::Config config = parsed(text).config;
    CHECK((config.idle_seconds >= 0 && config.idle_seconds <= 86400));
    CHECK((config.type_size >= 50 && config.type_size <= 300));
    CHECK((config.theme == "light" || config.theme == "dark"));
  }
}

TEST_CASE("the local file wins over the system's, and a file named wins over both") {
  const Scratch scratch;
  scratch.write("named.toml", "idle_seconds = 33\n");
  scratch.write("lectern.toml", "idle_seconds = 44\nkiosk = true\n");
  const app::LoadedConfig named = app::load_configs(scratch / "named.toml", scratch.path);
  CHECK(named.config.idle_seconds == 33);
  CHECK_FALSE(named.config.kiosk);
  CHECK(named.config.state_folder == scratch.path);
  app::LoadedConfig loaded;
  app::load_config(scratch / "named.toml", app::MustExist::yes, loaded);
  app::load_config(scratch / "lectern.toml", app::MustExist::no, loaded);
  CHECK(loaded.config.idle_seconds == 44);
  CHECK(loaded.config.kiosk);
}

TEST_CASE("without a file everything has its default; a file that was named must be there, and be a file") {
  const Scratch scratch;
  app::LoadedConfig loaded;
  app::load_config(scratch / "none.toml", app::MustExist::no, loaded);
  CHECK(loaded.problems.empty());
  CHECK(loaded.config == app::Config{});
  CHECK(tells(app::load_configs(scratch / "none.toml", {}).problems.at(0), "none.toml:1:1: there is no such file"));
  CHECK(app::load_configs(scratch.path, {}).problems.size() == 1);
}

TEST_CASE("hours of blanking are two different times, or none") {
  for (const char* text : {"blank_from = '22:00'", "blank_to = '07:00'", "blank_from = '22:00'\nblank_to = '22:00'"}) {
    CAPTURE(text);
    app::LoadedConfig loaded = parsed(text);
    REQUIRE(loaded.problems.empty());
    app::check_together("t.toml", loaded);
    CHECK(loaded.problems.size() == 1);
    CHECK_FALSE(loaded.config.blank_from);
    CHECK_FALSE(loaded.config.blank_to);
  }
}
