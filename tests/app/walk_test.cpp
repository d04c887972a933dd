// A walk over every screen in every size of panel and type, on the sample edition as it is built.
#include "tests/app/walk.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"

namespace {

struct State {
  const char* name;
  app::Action action;  // does it, and done again undoes it
};
constexpr State compare_states[] = {{", only here", {.kind = app::ActionKind::toggle_only_here}},
                                    {", first source", {.kind = app::ActionKind::toggle_first_source}},
                                    {", locked", {.kind = app::ActionKind::toggle_lock}},
                                    {", choosing a source", {.kind = app::ActionKind::open_picker}},
                                    {", the legend unfolded", {.kind = app::ActionKind::toggle_legend}},
                                    {", the card unfolded", {.kind = app::ActionKind::toggle_card}},
                                    {", a class switched off", {.kind = app::ActionKind::toggle_class}},
                                    {", dark", {.kind = app::ActionKind::toggle_theme}}};

void act(app::Reader& reader, const app::Action& action) {
  constexpr double now_ms = 20'000;
  app::update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  settle(reader, now_ms);
}

}  // namespace

TEST_CASE("on no panel and at no size of type is a text cut, on another, or a target too small") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      auto reader = sample_reader(size, type_size);
      check_screen(*reader, "shelf");
      for (const char* screen : {"search:", "search:water", "search:kettel ", "search:zzzzqq"}) {
        REQUIRE(app::show_screen(*reader, screen) == 0);
        check_screen(*reader, screen);
      }
      const std::vector<store::StorySummary> stories = reader->scenes.shelf.stories;
      for (const store::StorySummary& story : stories) {
        for (const store::StorySummary::Source& source : story.sources) {
          REQUIRE(app::show_screen(*reader, "article:" + source.file) == 0);
          check_screen(*reader, "article:" + source.file);
          act(*reader, {.kind = app::ActionKind::scroll_edge, .a = -1, .y = 1});
          check_screen(*reader, "the end of article:" + source.file);
        }
        for (int columns = 2; columns <= 4; ++columns) {
          const std::string screen = "compare:" + story.story_id + ":" + std::to_string(columns);
          REQUIRE(app::show_screen(*reader, screen) == 0);
          check_screen(*reader, screen);
          act(*reader, {.kind = app::ActionKind::select_next});
          check_screen(*reader, screen + " with a passage");
          for (const State& state : compare_states) {
            act(*reader, state.action);
            check_screen(*reader, screen + state.name);
            act(*reader, state.action);
          }
        }
      }
    }
  }
}

TEST_CASE("the keyboard alone reaches whatever can be touched") {
  struct Row {
    std::string screen;
    kiosk::Key key;  // Tab goes from passage to passage where there are passages
  };
  const Row rows[] = {{"shelf", kiosk::Key::tab},
                      {"search:water", kiosk::Key::tab},
                      {"article:quarterday-boil-notice.txt", kiosk::Key::tab},
                      {"compare:the-pellbridge-water-notice:3", kiosk::Key::right},
                      {"compare:the-pellbridge-water-notice:3:B", kiosk::Key::right}};
  for (const Size size : {walk_sizes[0], walk_sizes[2]}) {
    for (const Row& row : rows) {
      CAPTURE(row.screen);
      CAPTURE(size.width_px);
      auto reader = sample_reader(size, 100);
      if (row.screen != "shelf") REQUIRE(app::show_screen(*reader, row.screen) == 0);
      settle(*reader, 0);
      for (const std::string& box : unreachable_boxes(*reader, row.key, 20'000)) FAIL_CHECK(box);
    }
  }
}
