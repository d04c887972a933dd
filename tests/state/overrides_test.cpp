// What the staff have set on the admin screen: over the files, by the same rules, and nothing else.
#include "app/state/overrides.h"

#include "app/state/record.h"
#include "doctest/doctest.h"
#include "tests/scratch.h"

TEST_CASE("what the staff have set comes back over what the files say, and only their settings do") {
  const Scratch scratch;
  app::Config set;
  set.idle_seconds = 45;
  set.attract = false;
  set.theme = "dark";
  set.type_size = 130;
  set.blank_from = 22 * 60;
  set.blank_to = 7 * 60;
  set.kiosk = true;
  set.language = "de";
  REQUIRE(app::keep_overrides(scratch.path, set));
  app::LoadedConfig loaded;
  loaded.config.idle_seconds = 300;
  app::apply_overrides(scratch.path, loaded);
  CHECK(loaded.problems.empty());
  CHECK(loaded.config.idle_seconds == 45);
  CHECK_FALSE(loaded.config.attract);
  CHECK(loaded.config.theme == "dark");
  CHECK(loaded.config.type_size == 130);
  CHECK(loaded.config.blank_from == 22 * 60);
  CHECK(loaded.config.blank_to == 7 * 60);
  CHECK_FALSE(loaded.config.kiosk);
  CHECK(loaded.config.language == "en");
}

TEST_CASE("damage, unknown names and values out of range change nothing") {
  const Scratch scratch;
  app::LoadedConfig loaded;
  app::apply_overrides(scratch.path, loaded);
  CHECK(loaded.problems.empty());
  scratch.write("settings.state", "rubbish");
  app::apply_overrides(scratch.path, loaded);
  CHECK(loaded.problems.size() == 1);
  REQUIRE(app::write_record(scratch.path, "settings",
                            {{"kiosk", "true"}, {"theme", "\"puce\""}, {"idle_seconds", "-4"}, {"type_size", "130"}}));
  loaded = {};
  app::apply_overrides(scratch.path, loaded);
  CHECK(loaded.problems.size() == 2);
  app::Config expected;
  expected.type_size = 130;
  CHECK(loaded.config == expected);
}
