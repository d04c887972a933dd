// What a column lacks: slots in the margin that never stack and never lie on a word, and the gap that opens for "not in
// this source".
#include <algorithm>
#include <cmath>
#include <set>

#include "app/screens/compare_parts.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"

using namespace app;

namespace {

constexpr std::array<std::array<int, 2>, 3> panels{{{1024, 600}, {1280, 800}, {1920, 1080}}};

template <typename Check>
void at_every_size(const store::StoryContents& story, const Check& check) {
  for (const auto& panel : panels) {
    for (const double type_size : {100.0, 200.0, 300.0}) {
      auto reader = reader_of(story, panel[0], panel[1], 4);
      reader->model.settings.type_size_percent = type_size;
      CAPTURE(panel[0]);
      CAPTURE(type_size);
      check(*reader, settle(*reader, 0));
    }
  }
}

double act(Reader& reader, const Action& action, double now_ms) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  return settle(reader, now_ms);
}

// Screen rectangles of a column's lines, as they are drawn.
std::vector<render::Rect> line_rects(const Reader& reader, std::size_t c) {
  const CompareScene& scene = reader.scenes.compare;
  const CompareColumn& column = scene.columns[c];
  std::vector<render::Rect> rects;
  for (const render::Line& line : column.text.body.lines) {
    const float y = screen_y(scene, reader.model.compare, c, line.top);
    rects.push_back({column.text_x + line.x, y, line.width, line.height});
  }
  return rects;
}

void check_slots(const Reader& reader) {
  const CompareScene& scene = reader.scenes.compare;
  for (const CompareColumn& column : scene.columns) {
    std::set<std::int32_t> seen;
    for (std::size_t i = 0; i < column.absences.size(); ++i) {
      const Absence& absence = column.absences[i];
      for (const std::int32_t family : families_of(column, absence)) CHECK(seen.insert(family).second);
      if (i > 0) CHECK(absence.y >= column.absences[i - 1].y + letter_height(scene) - 0.5F);
      for (const Chip& chip : column.chips) {
        const bool apart =
            chip.y + chip_height(scene, chip) <= absence.y + 0.5F || absence.y + letter_height(scene) <= chip.y + 0.5F;
        CHECK(apart);
      }
    }
    CHECK(seen.size() == column.absent.size());
  }
}

// What is drawn of slots lies beside every line of its column.
void check_uncovered(const Reader& reader) {
  const CompareScene& scene = reader.scenes.compare;
  for (const Box& box : reader.boxes.all) {
    if (box.role != Role::slot || !box.own_text) continue;
    for (std::size_t c = 0; c < scene.columns.size(); ++c) {
      if (!intersects(box.rect, scene.columns[c].frame)) continue;
      for (const render::Rect& line : line_rects(reader, c)) {
        CAPTURE(text_of(reader.boxes, box));
        CHECK_FALSE(intersects(inset(box.rect, 1, 1), inset(line, 0, std::round(line.h * 0.15F))));
      }
    }
  }
}

}  // namespace

TEST_CASE("slots of neighbouring passages that are missing share one, and stand on no letter") {
  for (const store::StoryContents& story : {seven_sources(), runs_missing()}) {
    at_every_size(story, [](Reader& reader, double now) {
      check_slots(reader);
      for (std::size_t f = 0; f < reader.scenes.compare.story.families.size(); ++f) {
        now = act(reader, {.kind = ActionKind::select_next}, now);
        check_slots(reader);
      }
    });
  }
}

TEST_CASE("a run of missing passages is one slot that names every letter") {
  auto reader = reader_of(runs_missing(), 1280, 800, 2);
  act(*reader, {.kind = ActionKind::pick_source, .a = 1, .b = 3}, settle(*reader, 0));
  const CompareColumn& column = reader->scenes.compare.columns[1];
  REQUIRE(column.absences.size() == 2);
  CHECK(column.absences[0].words == "B C D E F: not in this source");
  CHECK(column.absences[0].brief == "B–F");
  CHECK(column.absences[1].words == "H: in 3 others");
}

TEST_CASE("where the tapped passage is missing the lines part for the words that say so, and none is covered") {
  for (const store::StoryContents& story : {seven_sources(), runs_missing(), long_and_short(), two_scripts()}) {
    at_every_size(story, [](Reader& reader, double now) {
      for (std::size_t f = 0; f < reader.scenes.compare.story.families.size(); ++f) {
        now = act(reader, {.kind = ActionKind::select_next}, now);
        check_uncovered(reader);
        const Selection& selection = *reader.model.compare.selection;
        const CompareScene& scene = reader.scenes.compare;
        const MemberTops tops = member_tops(scene, reader.model.compare);
        for (std::size_t c = 0; c < scene.columns.size(); ++c) {
          const CompareColumn& column = scene.columns[c];
          REQUIRE(column.gap.has_value() == (tops.y[c] < 0));
          if (!column.gap) continue;
          const float y = screen_y(scene, reader.model.compare, c, column.gap->at) - column.gap->shown;
          // Level but for what lines and the edge of the column need.
          const float line = std::round(scene.key.body_px * leading);
          CHECK(y >= column.viewport.y - 1);
          CHECK(y + scene.slot_h <= std::max(bottom(column.viewport), column.viewport.y + 3 * line) + 1);
          const float edge = bottom(column.viewport) - scene.slot_h;
          if (column.viewport.h > 6 * line) CHECK(std::abs(y - std::min(selection.level_y, edge)) <= 2 * line);
        }
      }
    });
  }
}

TEST_CASE("the tapped column does not move when the gap of the passage before closes in it") {
  auto reader = reader_of(runs_missing(), 1920, 1080, 3);
  double now = act(*reader, {.kind = ActionKind::pick_source, .a = 2, .b = 3}, settle(*reader, 0));
  now = act(*reader, {.kind = ActionKind::select_member, .a = 1, .b = 0, .c = 0}, now);
  const CompareScene& scene = reader->scenes.compare;
  REQUIRE(scene.columns[2].gap);
  // The last passage of the third column stands below its gap.
  const std::vector<Mark>& marks = scene.columns[2].marks.marks;
  const std::size_t last = marks.size() - 1;
  const auto y_of = [&] { return screen_y(scene, reader->model.compare, 2, scene.columns[2].places[last].top); };
  const float before = y_of();
  REQUIRE(before > screen_y(scene, reader->model.compare, 2, scene.columns[2].gap->at));
  act(*reader, {.kind = ActionKind::select_member, .a = marks[last].family, .b = 2, .c = marks[last].member}, now);
  CHECK_FALSE(scene.columns[2].gap);
  CHECK(y_of() == doctest::Approx(before).epsilon(0.001));
}

TEST_CASE("the list of a slot is opened, walked, used and closed by the keyboard") {
  auto reader = reader_of(runs_missing(), 1280, 800, 2);
  double now = act(*reader, {.kind = ActionKind::pick_source, .a = 1, .b = 3}, settle(*reader, 0));
  const Action open{.kind = ActionKind::open_chooser, .a = 1, .b = 0, .c = of_absences};
  for (int step = 0; step < 60 && !(reader->model.focus == open); ++step)
    now = press_key(*reader, kiosk::Key::right, now);
  REQUIRE(reader->model.focus == open);
  now = press_key(*reader, kiosk::Key::enter, now);
  REQUIRE(reader->model.compare.choosing);
  const std::vector<Choice> choices = reader->scenes.compare.choices;
  REQUIRE(choices.size() == 5);
  CHECK(reader->model.focus == choices[0].tap);
  now = press_key(*reader, kiosk::Key::down, now);
  now = press_key(*reader, kiosk::Key::tab, now);
  CHECK(reader->model.focus == choices[2].tap);
  now = press_key(*reader, kiosk::Key::tab, now, true);
  now = press_key(*reader, kiosk::Key::up, now);
  now = press_key(*reader, kiosk::Key::up, now);
  CHECK(reader->model.focus == choices[4].tap);  // round and round
  now = press_key(*reader, kiosk::Key::escape, now);
  CHECK_FALSE(reader->model.compare.choosing);
  CHECK(reader->model.focus == open);
  now = press_key(*reader, kiosk::Key::enter, now);
  now = press_key(*reader, kiosk::Key::right, now);
  now = press_key(*reader, kiosk::Key::space, now);
  REQUIRE(reader->model.compare.selection);
  CHECK(reader->model.compare.selection->family == choices[1].tap.a);
  CHECK_FALSE(reader->model.compare.choosing);
  // What was chosen from the slot has left the focus on a box that is there.
  const auto& boxes = reader->boxes.all;
  CHECK(std::any_of(boxes.begin(), boxes.end(),
                    [&](const Box& box) { return box.focusable && box.tap == reader->model.focus; }));
}

TEST_CASE("a list longer than its column is scrolled, by a finger and by the keys") {
  auto reader = reader_of(runs_missing(), 1024, 600, 2);
  reader->model.settings.type_size_percent = 300;
  double now = act(*reader, {.kind = ActionKind::pick_source, .a = 1, .b = 3}, settle(*reader, 0));
  std::int32_t widest = 0;
  const CompareColumn& column = reader->scenes.compare.columns[1];
  REQUIRE_FALSE(column.absences.empty());
  for (std::size_t i = 0; i < column.absences.size(); ++i)
    if (column.absences[i].end - column.absences[i].begin > 2) widest = static_cast<std::int32_t>(i);
  now = act(*reader, {.kind = ActionKind::open_chooser, .a = 1, .b = widest, .c = of_absences}, now);
  Scroller& scroller = reader->model.compare.chooser;
  REQUIRE(scroller.high > 0);
  const Box* card = find_box(*reader, Role::card, "");
  REQUIRE(card != nullptr);
  const render::Point at{card->rect.x + card->rect.w / 2, card->rect.y + card->rect.h / 2};
  now = drag(*reader, at, {at.x, at.y - 60}, now);
  CHECK(scroller.position > 30);
  CHECK(reader->model.compare.choosing);
  const std::size_t count = reader->scenes.compare.choices.size();
  for (std::size_t i = 0; i < count; ++i) {
    now = press_key(*reader, kiosk::Key::down, now);
    const auto& boxes = reader->boxes.all;
    const auto row = std::find_if(boxes.begin(), boxes.end(), [&](const Box& box) {
      return box.role == Role::card && box.tap == reader->model.focus;
    });
    REQUIRE(row != boxes.end());
    CHECK(row->rect.h > row->whole.h - 1.5F);
  }
}

TEST_CASE("every source of a long list is reached with the keyboard, and is in sight when it has the focus") {
  for (const double type_size : {100.0, 300.0}) {
    auto reader = reader_of(seven_sources(), 1024, 600, 2);
    reader->model.settings.type_size_percent = type_size;
    double now = settle(*reader, 0);
    reader->model.focus = {.kind = ActionKind::open_picker, .a = 1};
    now = press_key(*reader, kiosk::Key::enter, now);
    REQUIRE(reader->model.compare.picking == 1);
    std::set<std::int32_t> seen;
    for (int step = 0; step < 7; ++step) {
      CHECK(reader->model.focus.kind == ActionKind::pick_source);
      seen.insert(reader->model.focus.b);
      const auto& boxes = reader->boxes.all;
      const auto row = std::find_if(boxes.begin(), boxes.end(), [&](const Box& box) {
        return box.role == Role::card && box.tap == reader->model.focus;
      });
      REQUIRE(row != boxes.end());
      CHECK(row->rect.h > row->whole.h - 1.5F);
      now = press_key(*reader, kiosk::Key::down, now);
    }
    CHECK(seen.size() == 7);
  }
}
