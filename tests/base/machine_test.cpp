// What the machine tells of itself, and that it may tell nothing.
#include "platform/base/machine.h"

#include "doctest/doctest.h"
#include "tests/scratch.h"

TEST_CASE("the hottest place counts, and what cannot be a temperature does not") {
  const Scratch sys;
  CHECK_FALSE(base::temperature(sys.path));
  const std::string thermal = sys / "class/thermal";
  const auto zone = [&](const std::string& name, const std::string& text) {
    std::filesystem::create_directories(thermal + "/" + name);
    write_bytes(thermal + "/" + name + "/temp", text);
  };
  zone("thermal_zone0", "rubbish\n");
  CHECK_FALSE(base::temperature(sys.path));
  zone("thermal_zone1", "41250\n");
  zone("thermal_zone2", "38000\n");
  zone("thermal_zone3", "9999999\n");
  zone("cooling_device0", "90000\n");
  CHECK(base::temperature(sys.path) == 41.25);
}

TEST_CASE("storage and memory have less free than all, and a folder that is not there tells nothing") {
  const Scratch scratch;
  const auto space = base::space_of(scratch.path);
  REQUIRE(space);
  CHECK(space->free_bytes <= space->all_bytes);
  CHECK(space->all_bytes > 0);
  CHECK_FALSE(base::space_of(scratch / "nowhere"));
  const auto memory = base::memory();
  REQUIRE(memory);
  CHECK(memory->free_bytes > 0);
  CHECK(memory->free_bytes <= memory->all_bytes);
}

TEST_CASE("the time since the machine's start never runs backwards, and its start keeps its name") {
  const std::int64_t before = base::since_boot_ms();
  CHECK(base::since_boot_ms() >= before);
  CHECK(base::boot_id() == base::boot_id());
}
