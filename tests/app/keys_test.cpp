#include "app/keys.h"

#include <algorithm>
#include <array>

#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"

using namespace app;
using kiosk::Event;
using kiosk::EventKind;
using kiosk::Key;

namespace {

std::array<float, 3> positions(const Reader& reader) {
  const auto& s = reader.model.compare.scrollers;
  return {s[0].position, s[1].position, s[2].position};
}

Event pointer(EventKind kind, double x, double y, double time_ms) {
  return {.kind = kind, .time_ms = time_ms, .x = x, .y = y, .button = kind == EventKind::pointer_move ? 0 : 1};
}

Event key(Key which) { return {.kind = EventKind::key_down, .key = which}; }

// The actions of one event on the compare screen as it stands.
Actions actions_of(Reader& reader, const Event& event) {
  Actions actions;
  act_on_event(reader.model, event, reader.boxes, metrics_of(reader.model), actions);
  return actions;
}

}  // namespace

TEST_CASE("each key asks for what the shortcut sheet says") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  settle(*reader, 0);
  struct Row {
    Key key;
    Action action;
  };
  for (const Row& row :
       {Row{Key::tab, {.kind = ActionKind::select_next}}, Row{Key::escape, {.kind = ActionKind::back}},
        Row{Key::digit_2, {.kind = ActionKind::set_columns, .a = 2}},
        Row{Key::digit_4, {.kind = ActionKind::set_columns, .a = 4}},
        Row{Key::page_down, {.kind = ActionKind::scroll_page, .a = -1, .y = 1}},
        Row{Key::page_up, {.kind = ActionKind::scroll_page, .a = -1, .y = -1}},
        Row{Key::down, {.kind = ActionKind::scroll_line, .a = -1, .y = 1}},
        Row{Key::plus, {.kind = ActionKind::type_larger}}, Row{Key::minus, {.kind = ActionKind::type_smaller}},
        Row{Key::letter_o, {.kind = ActionKind::toggle_only_here}},
        Row{Key::letter_f, {.kind = ActionKind::toggle_first_source}},
        Row{Key::letter_l, {.kind = ActionKind::toggle_lock}}, Row{Key::letter_d, {.kind = ActionKind::toggle_theme}},
        Row{Key::digit_1, {.kind = ActionKind::set_columns, .a = 1}},
        Row{Key::enter, {.kind = ActionKind::activate_focus}}}) {
    CAPTURE(static_cast<int>(row.key));
    CHECK(actions_of(*reader, key(row.key)) == Actions{row.action});
  }
  Event back_tab = key(Key::tab);
  back_tab.shift = true;
  CHECK(actions_of(*reader, back_tab) == Actions{{.kind = ActionKind::select_previous}});
}

TEST_CASE("Escape gives up the selection first, then the screen") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  const double now = settle(*reader, 0);
  const Event events[]{key(Key::tab)};
  handle(*reader, events, now);
  CHECK(actions_of(*reader, key(Key::escape)) == Actions{{.kind = ActionKind::clear_selection}});
}

TEST_CASE("a drag moves one column, the wheel the one under the pointer, the Page keys all") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  const render::Rect second = reader->scenes.compare.columns[1].viewport;
  const double x = second.x + second.w - 30;
  const double y = second.y + second.h / 2;
  const auto before = positions(*reader);
  const Event drag[]{pointer(EventKind::button_down, x, y, now), pointer(EventKind::pointer_move, x, y - 60, now + 16),
                     pointer(EventKind::pointer_move, x, y - 90, now + 32),
                     pointer(EventKind::button_up, x, y - 90, now + 400)};
  CHECK(handle(*reader, drag, now + 400));
  now = settle(*reader, now + 400);
  const auto dragged = positions(*reader);
  CHECK(dragged[0] == before[0]);
  CHECK(dragged[1] == before[1] + 90);
  CHECK(dragged[2] == before[2]);
  CHECK_FALSE(reader->model.compare.selection);  // a drag is no tap

  const render::Rect third = reader->scenes.compare.columns[2].viewport;
  const Event wheel[]{pointer(EventKind::pointer_move, third.x + 50, third.y + 50, now),
                      {.kind = EventKind::wheel, .time_ms = now, .y = 1}};
  handle(*reader, wheel, now);
  now = settle(*reader, now);
  const auto wheeled = positions(*reader);
  CHECK(wheeled[0] == dragged[0]);
  CHECK(wheeled[1] == dragged[1]);
  CHECK(wheeled[2] > dragged[2]);

  const Event page[]{key(Key::page_down)};
  handle(*reader, page, now);
  settle(*reader, now);
  const auto paged = positions(*reader);
  for (std::size_t c = 0; c < 3; ++c) CHECK(paged[c] > wheeled[c]);
}

TEST_CASE("every button of the compare screen can be reached and pressed with the keyboard") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  std::size_t focusable = 0;
  for (const Box& box : reader->boxes.all) focusable += box.focusable ? 1 : 0;
  std::vector<Action> reached;
  for (std::size_t i = 0; i < focusable; ++i) {
    const Event step[]{key(Key::right)};
    handle(*reader, step, now);
    now = settle(*reader, now);
    reached.push_back(reader->model.focus);
  }
  for (const Box& box : reader->boxes.all) {
    if (!box.focusable) continue;
    CAPTURE(std::string(text_of(reader->boxes, box)));
    CHECK(std::find(reached.begin(), reached.end(), box.tap) != reached.end());
  }
  reader->model.focus = {.kind = ActionKind::toggle_theme};
  const Event press[]{key(Key::enter)};
  handle(*reader, press, now);
  CHECK(reader->model.settings.theme == render::ThemeName::dark);
}

TEST_CASE("nothing that happens outside asks for a frame without a change") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  const double now = settle(*reader, 0);
  const Event idle[]{pointer(EventKind::pointer_move, 300, 300, now), key(Key::none), {.kind = EventKind::focus_lost}};
  CHECK_FALSE(handle(*reader, idle, now));
  CHECK_FALSE(handle(*reader, {}, now));
}
