// The contrast of every text as it is painted: 4.5:1 to what it stands on, without exception, in both themes. Large
// type, so that every letter has a pixel that is all ink.
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/pixels.h"
#include "tests/app/walk.h"

namespace {

bool covered(const app::Boxes& boxes, std::size_t below) {
  for (std::size_t i = below + 1; i < boxes.all.size(); ++i) {
    const app::Role role = boxes.all[i].role;
    const bool surface = role == app::Role::passage_card || role == app::Role::bar || role == app::Role::slot ||
                         role == app::Role::button;
    if (surface && intersects(boxes.all[i].rect, boxes.all[below].rect)) return true;
  }
  return false;
}

int check_texts(app::Reader& reader, app::Painter& painter, const std::string& screen) {
  settle(reader, 20'000);
  const Picture picture = picture_of(reader, painter);
  int texts = 0;
  for (std::size_t i = 0; i < reader.boxes.all.size(); ++i) {
    const app::Box& box = reader.boxes.all[i];
    const std::string_view text = text_of(reader.boxes, box);
    // Words of a passage are text too, though they have no box of their own but the passage's.
    const bool is_text = box.own_text || box.role == app::Role::member || box.role == app::Role::paragraph ||
                         box.role == app::Role::snippet;
    const bool whole = box.rect.h > box.whole.h - 1 && box.rect.w > 8;
    if (!is_text || !whole || covered(reader.boxes, i)) continue;
    if (box.own_text && (text.empty() || text == "…")) continue;
    ++texts;
    const double contrast = contrast_in(picture, box.rect);
    if (contrast >= 4.5) continue;
    FAIL_CHECK(screen << ": " << app::name_of(box.role) << " \"" << std::string(text) << "\" has " << contrast << ":1");
  }
  return texts;
}

}  // namespace

TEST_CASE("every text of every screen has a contrast of 4.5:1 as it is painted, in both themes") {
  auto reader = sample_reader(walk_sizes[2], 200);
  base::Result<app::Painter> painter = app::create_painter(reader->model);
  REQUIRE(painter);
  for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
    reader->model.settings.theme = theme;
    for_each_sample_screen(
        *reader,
        {app::ActionKind::toggle_only_here, app::ActionKind::toggle_first_source, app::ActionKind::open_picker},
        [&](const std::string& screen) { CHECK(check_texts(*reader, painter.value(), screen) >= 3); });
  }
}

TEST_CASE("so have the attract loop and the question before a visit is cleared") {
  for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
    for (const char* screen : {"attract:0", "attract:1", "attract:2", "attract:3", "countdown:9"}) {
      auto reader = sample_reader(walk_sizes[2], 200);
      reader->services.languages = {"de", "en"};
      reader->model.settings.theme = theme;
      base::Result<app::Painter> painter = app::create_painter(reader->model);
      REQUIRE(painter);
      REQUIRE(app::show_screen(*reader, screen) == 0);
      CHECK(check_texts(*reader, painter.value(), screen) >= 3);
    }
  }
}

TEST_CASE("shared text that steps back in Only here is still 4.5:1, and what is unique plainly stronger") {
  for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
    auto reader = reader_of(seven_sources(), 1280, 800, 2);
    reader->model.settings.theme = theme;
    reader->model.settings.type_size_percent = 200;
    reader->model.compare.only_here = true;
    base::Result<app::Painter> painter = app::create_painter(reader->model);
    REQUIRE(painter);
    settle(*reader, 0);
    const Picture picture = picture_of(*reader, painter.value());
    int members = 0;
    for (const app::Box& box : reader->boxes.all) {
      // The words alone, without the line under them.
      const render::Rect words{box.rect.x, box.rect.y, box.rect.w, box.rect.h * 0.75F};
      if (box.role != app::Role::member || box.rect.h < box.whole.h) continue;
      ++members;
      const double contrast = contrast_in(picture, words);
      CHECK(contrast >= 4.5);
      const render::Palette& colors = render::palette(theme);
      CHECK(contrast < render::contrast_ratio(colors.ink, colors.paper) * 0.6);
    }
    CHECK(members > 0);
  }
}
