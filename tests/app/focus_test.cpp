// The keyboard's focus can be seen: around whatever has it pixels change, and the changed ones stand out 3:1 from what
// they were.
#include "app/start.h"

#include <algorithm>
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/pixels.h"
#include "tests/app/walk.h"

namespace {

// Pixels of the rectangle and the ring around it that are now 3:1 against before.
int changed_pixels(const Picture& before, const Picture& after, const render::Rect& rect, float around) {
  const render::Rect ring{rect.x - around, rect.y - around, rect.w + 2 * around, rect.h + 2 * around};
  int changed = 0;
  for (int y = std::max(0, static_cast<int>(ring.y)); y < std::min(before.height_px, static_cast<int>(bottom(ring)));
       ++y) {
    for (int x = std::max(0, static_cast<int>(ring.x)); x < std::min(before.width_px, static_cast<int>(right(ring)));
         ++x) {
      const render::Color was = color_at(before, x, y);
      const render::Color is = color_at(after, x, y);
      changed += was == is || render::contrast_ratio(was, is) < 3 ? 0 : 1;
    }
  }
  return changed;
}

// Every focusable box of the screen as it stands, focused in turn.
int check_focus(app::Reader& reader, app::Painter& painter, const std::string& screen) {
  const double now = settle(reader, 20'000);
  // What nothing answers to: no box has it, and the field of the search is not typed in either.
  reader.model.focus = {.kind = app::ActionKind::activate_focus};
  const Picture without = picture_of(reader, painter, now);
  std::vector<std::pair<app::Action, render::Rect>> boxes;
  for (const app::Box& box : reader.boxes.all) {
    if (box.focusable && box.role != app::Role::member) boxes.emplace_back(box.tap, box.rect);
  }
  const float ring = app::metrics_of(reader.model).focus_ring;
  for (const auto& [action, rect] : boxes) {
    reader.model.focus = action;
    const Picture with = picture_of(reader, painter, now);
    // As much as a line of one pixel around half of it.
    const float least = rect.w + rect.h;
    const int changed = changed_pixels(without, with, rect, 2 * ring);
    if (static_cast<float>(changed) >= least) continue;
    FAIL_CHECK(screen << ": focus on action " << static_cast<int>(action.kind) << " a=" << action.a << " at " << rect.x
                      << "," << rect.y << " " << rect.w << "x" << rect.h << " changes " << changed << " pixels");
  }
  return static_cast<int>(boxes.size());
}

}  // namespace

TEST_CASE("whatever the keyboard can reach shows that it has the focus, on every screen and in both themes") {
  for (const Size size : {walk_sizes[0], walk_sizes[1]}) {
    auto reader = sample_reader(size, 100);
    base::Result<app::Painter> painter = app::create_painter(reader->model);
    REQUIRE(painter);
    for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
      reader->model.settings.theme = theme;
      for_each_sample_screen(
          *reader, {app::ActionKind::toggle_only_here, app::ActionKind::toggle_legend, app::ActionKind::open_picker},
          [&](const std::string& screen) { CHECK(check_focus(*reader, painter.value(), screen) >= 3); });
    }
  }
}

TEST_CASE("so do the attract loop and the question before a visit is cleared") {
  for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
    for (const char* screen : {"attract:0", "attract:3", "countdown:9"}) {
      auto reader = sample_reader(walk_sizes[0], 100);
      reader->services.languages = {"de", "en"};
      reader->model.settings.theme = theme;
      base::Result<app::Painter> painter = app::create_painter(reader->model);
      REQUIRE(painter);
      REQUIRE(app::show_screen(*reader, screen) == 0);
      CHECK(check_focus(*reader, painter.value(), screen) >= 2);
    }
  }
}

TEST_CASE("so do slots, lists of chips, offers, the folded card and the way back from a message") {
  for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
    for (store::StoryContents story : {seven_sources(), two_scripts(), strangers(), crowded()}) {
      const std::string title = story.title;
      auto reader = reader_of(std::move(story), 1024, 600, 2);
      reader->model.settings.theme = theme;
      base::Result<app::Painter> painter = app::create_painter(reader->model);
      REQUIRE(painter);
      const auto act = [&](const app::Action& action) {
        app::update(reader->model, reader->scenes, reader->services, reader->boxes, action, 0);
        settle(*reader, 0);
      };
      settle(*reader, 0);
      act({.kind = app::ActionKind::open_chooser});
      check_focus(*reader, painter.value(), title);
      act({.kind = app::ActionKind::select_next});
      check_focus(*reader, painter.value(), title + ", a passage tapped");
      reader->model.settings.type_size_percent = 300;
      check_focus(*reader, painter.value(), title + " at 300 %");
      reader->model.screen = app::ScreenKind::message;
      reader->model.message.can_go_back = true;
      CHECK(check_focus(*reader, painter.value(), "message") == 2);
    }
  }
}
