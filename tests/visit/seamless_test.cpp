// The reset is seamless: from the last picture of a visit to the attract loop of the next the screen is covered at
// every look, and shows two pictures, no third between them.
#include "doctest/doctest.h"
#include "tests/visit/screen_watch.h"
#include "tests/visit/terminal.h"

TEST_CASE("from one visit to the next the root window is never seen, and no picture between the two") {
  screen_watch::paint_root();
  screen_watch::Watch before;
  before.look();
  CHECK(before.seen().bare == 1);  // the positive control
  terminal::Terminal reader;
  REQUIRE(terminal::start(reader, {"--kiosk", "--idle", "600", "--reduced-motion"}));
  // A window that has drawn nothing yet shows what lies under it.
  REQUIRE(terminal::wait_until([] {
    screen_watch::Watch first;
    first.look();
    return first.seen().bare == 0;
  }));
  for (int visit = 1; visit <= 5; ++visit) {
    CAPTURE(visit);
    terminal::give_keys(reader);
    screen_watch::Watch begun;
    begun.look();
    terminal::xdotool("key Return");
    REQUIRE(terminal::wait_until([&] {
      begun.look();
      return begun.seen().pictures == 1;
    }));
    screen_watch::Watch change;
    change.look();
    terminal::xdotool("key ctrl+e");
    const std::string line = "visit " + std::to_string(visit + 1) + " may begin";
    bool ready = false;
    for (int looks = 0; looks < 20'000 && !ready; ++looks) {
      change.look();
      ready = terminal::logged(reader).find(line) != std::string::npos;
    }
    CHECK(ready);
    for (int looks = 0; looks < 5; ++looks) change.look();
    CHECK(change.seen().looks > 8);
    CHECK(change.seen().bare == 0);
    CHECK(change.seen().pictures == 1);
  }
  MESSAGE(terminal::logged(reader));
  CHECK(terminal::end(reader) == 0);
}
