// Touches on the margin of the article screen: notes are links, and part of the page that a finger moves.
#include "app/start.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

TEST_CASE(
    "a finger that begins on a note scrolls the article, turns it sideways, and opens the note when it only taps") {
  auto reader = sample_reader({1024, 600}, 100);
  REQUIRE(app::show_screen(*reader, "article:wenlow-water-release.txt") == 0);
  double now = settle(*reader, 0);
  const auto on_note = [&] {
    const app::Box* note = find_box(*reader, app::Role::passage, "");
    REQUIRE(note != nullptr);
    return render::Point{note->rect.x + note->rect.w / 2, note->rect.y + note->rect.h / 2};
  };
  render::Point at = on_note();
  REQUIRE(at.x > 700);
  now = drag(*reader, at, {at.x, at.y - 120}, now);
  CHECK(reader->model.reading.scroller.position > 100);
  CHECK(reader->model.screen == app::ScreenKind::article);
  at = on_note();
  now = drag(*reader, at, {at.x - 300, at.y}, now);
  CHECK(reader->model.reading.article == 1);
  at = on_note();
  tap_at(*reader, at.x, at.y, now);
  CHECK(reader->model.screen == app::ScreenKind::compare);
}
