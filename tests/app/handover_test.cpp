// What one program image tells the next: read as it was written, and nothing else is taken for it.
#include "app/handover.h"

#include "doctest/doctest.h"

TEST_CASE("a handover is read as it was written") {
  for (const app::VisitEnd end : {app::VisitEnd::idle, app::VisitEnd::started_again, app::VisitEnd::cleared}) {
    app::Handover handover{.end = end, .visits = 12, .window = 4'194'305, .ended_ms = 8123.25};
    for (const bool leaves : {false, true}) {
      if (leaves) handover.leave_at_ms = 90'000.125;
      const std::optional<app::Handover> read = app::parse_handover(app::handover_text(handover));
      REQUIRE(read);
      CHECK(read->end == end);
      CHECK(read->visits == 12);
      CHECK(read->window == 4'194'305);
      CHECK(read->ended_ms == 8123.25);
      CHECK(read->leave_at_ms == handover.leave_at_ms);
    }
  }
}

TEST_CASE("whatever is no handover is nothing") {
  for (const char* text :
       {"", "idle", "idle visits=1", "bored visits=1 window=2 ended=3", "idle visits=-1 window=2 ended=3",
        "idle visits=1 window=2 ended=3 and more", "idle visits=1 window=2 ended=",
        "idle visits=1 window=2 ended=3 leave=", "idle visits=1 window=2 ended=3 leave=4 5"})
    CHECK_FALSE(app::parse_handover(text));
}
