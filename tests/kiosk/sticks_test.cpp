#include "platform/kiosk/sticks.h"

#include "doctest/doctest.h"

using kiosk::Stick;
using kiosk::sticks_below;

namespace {

constexpr std::string_view folder = "/run/lectern/sticks";

// As a terminal has it, with a stick.
const std::string usual =
    "22 27 0:21 / /proc rw,relatime - proc proc rw\n"
    "27 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw\n"
    "61 27 8:1 / /run/lectern/sticks/sda1 ro,nosuid,nodev,noexec,relatime shared:30 - vfat /dev/sda1 ro,fmask=0022\n";

std::string line(const std::string& at) { return "61 27 8:1 / " + at + " ro - vfat /dev/sda1 ro\n"; }

}  // namespace

TEST_CASE("a stick is found among all that is mounted") {
  const std::vector<Stick> sticks = sticks_below(usual, folder);
  REQUIRE(sticks.size() == 1);
  CHECK(sticks[0] == Stick{"/run/lectern/sticks/sda1", "vfat", "/dev/sda1", 61});
}

TEST_CASE("only what is mounted below the folder counts") {
  const struct {
    const char* at;
    std::size_t found;
  } rows[]{{"/run/lectern/sticks/sda1", 1},
           {"/run/lectern/sticks/a/b", 1},
           {"/run/lectern/sticks", 0},
           {"/run/lectern/sticks2/sda1", 0},
           {"/run/lectern", 0},
           {"/", 0},
           {"/mnt/run/lectern/sticks/sda1", 0},
           {"run/lectern/sticks/sda1", 0}};
  for (const auto& row : rows) {
    CAPTURE(row.at);
    CHECK(sticks_below(line(row.at), folder).size() == row.found);
    CHECK(sticks_below(line(row.at), "/run/lectern/sticks/").size() == row.found);
  }
  CHECK(sticks_below(line("/a"), "/").size() == 1);
  CHECK(sticks_below(line("/"), "/").empty());
}

TEST_CASE("names are read as they are, whatever the kernel has to escape in them") {
  const struct {
    const char* written;
    const char* name;
  } rows[]{{"MY\\040STICK", "MY STICK"}, {"a\\011b\\012c\\134d", "a\tb\nc\\d"},
           {"Bücher", "Bücher"},         {"x\\1", "x\\1"},
           {"x\\189", "x\\189"},         {"x\\777", "x\\777"},
           {"\\054\\040", ", "},         {"\\", "\\"}};
  for (const auto& row : rows) {
    CAPTURE(row.written);
    const std::vector<Stick> sticks = sticks_below(line("/run/lectern/sticks/" + std::string(row.written)), folder);
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].folder == "/run/lectern/sticks/" + std::string(row.name));
  }
}

TEST_CASE("any number of optional fields may stand before the file system") {
  for (const char* fields : {"", "shared:1 ", "master:2 ", "shared:1 master:2 propagate_from:3 unbindable "}) {
    CAPTURE(fields);
    const std::string text = "9 1 8:1 / /run/lectern/sticks/x ro " + std::string(fields) +
                             "- exfat /dev/disk\\040one ro,errors=remount-ro\n";
    const std::vector<Stick> sticks = sticks_below(text, folder);
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0] == Stick{"/run/lectern/sticks/x", "exfat", "/dev/disk one", 9});
  }
}

TEST_CASE("of several mounted over one another the last is seen, and sticks come in the order of their folders") {
  const std::string text =
      "70 1 8:17 / /run/lectern/sticks/b ro - vfat /dev/sdb1 ro\n"
      "71 1 8:1 / /run/lectern/sticks/a ro - vfat /dev/sda1 ro\n"
      "72 1 8:33 / /run/lectern/sticks/b ro - exfat /dev/sdc1 ro\n";
  const std::vector<Stick> sticks = sticks_below(text, folder);
  REQUIRE(sticks.size() == 2);
  CHECK(sticks[0].folder == "/run/lectern/sticks/a");
  CHECK(sticks[1] == Stick{"/run/lectern/sticks/b", "exfat", "/dev/sdc1", 72});
}

TEST_CASE("another stick under the same name is another stick") {
  std::string other = usual;
  other.replace(other.find("61 27 8:1"), 2, "62");
  CHECK_FALSE(sticks_below(usual, folder) == sticks_below(other, folder));
}

TEST_CASE("a text cut anywhere, and lines that are none, give fewer sticks and nothing worse") {
  for (std::size_t cut = 0; cut <= usual.size(); ++cut) CHECK(sticks_below(usual.substr(0, cut), folder).size() <= 1);
  for (const char* bad :
       {"", "\n\n", " ", "x 1 8:1 / /run/lectern/sticks/a ro - vfat /dev/sda1 ro", "61", "61 27 8:1 /",
        "61 27 8:1 / /run/lectern/sticks/a ro vfat /dev/sda1 ro", "61 27 8:1 / /run/lectern/sticks/a ro -",
        "99999999999999999999 1 8:1 / /run/lectern/sticks/a ro - vfat /dev/sda1 ro",
        "61x 1 8:1 / /run/lectern/sticks/a ro - vfat /dev/sda1 ro"}) {
    CAPTURE(bad);
    CHECK(sticks_below(bad, folder).empty());
    CHECK(sticks_below(std::string(bad) + "\n" + usual, folder).size() == 1);
  }
}

TEST_CASE("long lines and many of them are read whole") {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text += std::to_string(100 + i) + " 1 0:1 / /mnt/" + std::string(1000, 'x') + " rw - tmpfs none rw\n";
  text += "61 27 8:1 / /run/lectern/sticks/" + std::string(4000, 'y') + " ro - vfat /dev/sda1 " +
          std::string(100'000, 'o') + "\n";
  const std::vector<Stick> sticks = sticks_below(text, folder);
  REQUIRE(sticks.size() == 1);
  CHECK(sticks[0].folder.size() == folder.size() + 1 + 4000);
}
