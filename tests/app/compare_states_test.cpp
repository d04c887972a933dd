// The states of the compare screen that must be right, and what is done with more than a tap on a passage.
#include <algorithm>
#include <cmath>

#include "app/headless/dump.h"
#include "app/screens/compare_draw.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"

using namespace app;

namespace {

double act(Reader& reader, const Action& action, double now_ms) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  return settle(reader, now_ms);
}

std::vector<std::int32_t> shown(const Reader& reader) {
  const auto articles = shown_articles(reader.scenes.compare.key);
  return {articles.begin(), articles.end()};
}

float position(const Reader& reader, std::size_t c) { return reader.model.compare.scrollers[c].position; }

}  // namespace

TEST_CASE("where nothing is shared the screen says so and offers the source that is nearest") {
  auto reader = reader_of(strangers(), 1280, 800, 2);
  double now = settle(*reader, 0);
  CHECK(find_box(*reader, Role::note, "These sources share no passage.") != nullptr);
  now = tap_box(*reader, Role::button, "Show Fourth Paper instead", now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{0, 3});
  CHECK(find_box(*reader, Role::note, "") == nullptr);
  CHECK(find_box(*reader, Role::member, "") != nullptr);
}

TEST_CASE("a story that shares nothing at all says that, and one article says why it stands alone") {
  store::StoryContents story = strangers();
  story.families.clear();
  story.sizes.clear();
  auto none = reader_of(story, 1280, 800, 3);
  settle(*none, 0);
  CHECK(find_box(*none, Role::note, "No passage is shared in this story.") != nullptr);
  story.articles.resize(1);
  auto one = reader_of(story, 1280, 800, 3);
  settle(*one, 0);
  CHECK(find_box(*one, Role::note, "Only one source tells this story: nothing stands beside it.") != nullptr);
  CHECK(find_box(*one, Role::legend, "") == nullptr);
  CHECK(find_box(*one, Role::header, "") == nullptr);
}

TEST_CASE("a column's header lists all sources; the one chosen stands in that column, the other where it came from") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  now = tap_box(*reader, Role::header, "Meadow News", now);
  REQUIRE(reader->model.compare.picking == 2);
  CHECK(find_box(*reader, Role::card, "The Long Name of a Weekly Paper") != nullptr);
  now = tap_box(*reader, Role::card, "Evening Tide", now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{0, 1, 5});
  CHECK_FALSE(reader->model.compare.picking);
  now = tap_box(*reader, Role::header, "Evening Tide", now);
  now = tap_box(*reader, Role::card, "Ferry office", now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{5, 1, 0});
  // A second tap on the header leaves things as they are.
  now = tap_box(*reader, Role::header, "Quay Post", now);
  now = tap_box(*reader, Role::header, "Quay Post", now);
  CHECK_FALSE(reader->model.compare.picking);
  CHECK(shown(*reader) == std::vector<std::int32_t>{5, 1, 0});
}

TEST_CASE("sources are chosen with the keyboard alone, and Escape closes the list") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  reader->model.focus = {.kind = ActionKind::open_picker, .a = 0};
  now = press_key(*reader, kiosk::Key::enter, now);
  REQUIRE(reader->model.compare.picking == 0);
  CHECK(reader->model.focus == Action{.kind = ActionKind::pick_source, .a = 0, .b = 0});
  now = press_key(*reader, kiosk::Key::escape, now);
  CHECK_FALSE(reader->model.compare.picking);
  now = press_key(*reader, kiosk::Key::enter, now);
  for (int i = 0; i < 4; ++i) now = press_key(*reader, kiosk::Key::down, now);
  now = press_key(*reader, kiosk::Key::enter, now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{4, 1, 2});
  CHECK(reader->model.focus == Action{.kind = ActionKind::open_picker, .a = 0});
}

TEST_CASE("a new column comes level with the selected passage, and the selection moves when its column goes") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  now = act(*reader, {.kind = ActionKind::show_member, .a = family_called(*reader, "A"), .b = 0, .c = 0}, now);
  now = act(*reader, {.kind = ActionKind::pick_source, .a = 0, .b = 5}, now);
  REQUIRE(reader->model.compare.selection);
  CHECK(reader->model.compare.selection->article == 5);
  const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
  for (std::size_t c = 0; c < tops.count; ++c) CHECK(std::abs(tops.y[c] - tops.y[0]) <= 1);
}

TEST_CASE("a swipe across brings the next source in, and the one before back") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  now = drag(*reader, {900, 400}, {500, 402}, now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{1, 2, 3});
  now = drag(*reader, {500, 400}, {900, 398}, now);
  CHECK(shown(*reader) == std::vector<std::int32_t>{0, 1, 2});
  now = press_key(*reader, kiosk::Key::right, now, true);
  CHECK(shown(*reader) == std::vector<std::int32_t>{1, 2, 3});
}

TEST_CASE("First source puts the columns in the order of time, those without a date last, and says who was first") {
  auto reader = reader_of(seven_sources(), 1920, 1080, 4);
  double now = settle(*reader, 0);
  now = press_key(*reader, kiosk::Key::letter_f, now);
  CHECK(reader->model.compare.order == std::vector<std::int32_t>{1, 0, 5, 2, 4, 6, 3});
  CHECK(dump(*reader, now).find("\"first\"") != std::string::npos);
  CHECK(dump(*reader, now).find("\"later\"") != std::string::npos);
  press_key(*reader, kiosk::Key::letter_f, now);
  CHECK(reader->model.compare.order == std::vector<std::int32_t>{0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("times with an offset are put in order as moments, not as text") {
  store::StoryContents story = strangers();
  story.articles[0].published = store::PublicationTime{"2024-05-01T10:00+05:00", store::Precision::minute};
  story.articles[1].published = store::PublicationTime{"2024-05-01T06:00+00:00", store::Precision::minute};
  story.articles[2].published = store::PublicationTime{"2024-05-01T03:30-01:00", store::Precision::minute};
  auto reader = reader_of(std::move(story), 1280, 800, 3);
  act(*reader, {.kind = ActionKind::toggle_first_source}, settle(*reader, 0));
  CHECK(reader->model.compare.order == std::vector<std::int32_t>{2, 0, 1, 3});
}

TEST_CASE("a passage most others have leaves a slot, which shows the others at its height") {
  auto reader = reader_of(seven_sources(), 1920, 1080, 4);
  act(*reader, {.kind = ActionKind::pick_source, .a = 3, .b = 4}, settle(*reader, 0));
  REQUIRE(find_box(*reader, Role::slot, "A: in 5 others") != nullptr);
  double now = tap_box(*reader, Role::slot, "A: in 5 others", 1000);
  REQUIRE(reader->model.compare.selection);
  CHECK(
      reader->scenes.compare.story.families[static_cast<std::size_t>(reader->model.compare.selection->family)].label ==
      "A");
  CHECK(find_box(*reader, Role::slot, "not in this source") != nullptr);
  const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
  for (std::size_t c = 0; c < 3; ++c) CHECK(std::abs(tops.y[c] - tops.y[0]) <= 1);
  CHECK(tops.y[3] == -1);
  press_key(*reader, kiosk::Key::escape, now);
  CHECK_FALSE(reader->model.compare.selection);
}

TEST_CASE(
    "a passage that stands twice is numbered, and a tap on the number goes to its next place at the same height") {
  auto reader = reader_of(seven_sources(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  now = act(*reader, {.kind = ActionKind::show_member, .a = family_called(*reader, "B"), .b = 0, .c = 0}, now);
  const MemberTops before = member_tops(reader->scenes.compare, reader->model.compare);
  const bool first = find_box(*reader, Role::button, "1 of 2") != nullptr;
  REQUIRE((first || find_box(*reader, Role::button, "2 of 2") != nullptr));
  const float column_before = position(*reader, 2);
  now = tap_box(*reader, Role::button, first ? "1 of 2" : "2 of 2", now);
  CHECK(find_box(*reader, Role::button, first ? "2 of 2" : "1 of 2") != nullptr);
  CHECK(position(*reader, 2) != column_before);
  const MemberTops after = member_tops(reader->scenes.compare, reader->model.compare);
  CHECK(std::abs(after.y[0] - before.y[0]) <= 1);
  CHECK(std::abs(after.y[2] - before.y[2]) <= 1);
}

TEST_CASE("a tap on a lane jumps there, a drag moves that column, a drag across lanes moves all") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  const Lane first = lane_of(reader->scenes.compare, 0);
  const Lane second = lane_of(reader->scenes.compare, 1);
  const float x0 = first.rect.x + first.rect.w / 2;
  const float x1 = second.rect.x + second.rect.w / 2;
  const float top = first.rect.y;
  const auto all = [&] { return std::array{position(*reader, 0), position(*reader, 1), position(*reader, 2)}; };
  auto before = all();
  now = tap_at(*reader, x1, top + second.rect.h * 0.7F, now);
  CHECK(all()[0] == before[0]);
  CHECK(all()[1] > before[1] + 100);
  before = all();
  now = drag(*reader, {x0, top + 20}, {x0, top + 120}, now);
  CHECK(all()[0] == doctest::Approx(before[0] + 100 / first.scale));
  CHECK(all()[1] == before[1]);
  before = all();
  now = drag(*reader, {x0, top + 200}, {x1, top + 160}, now);
  for (std::size_t c = 0; c < 3; ++c) CHECK(all()[c] < before[c]);
  before = all();
  drag(*reader, {x0, top + 20}, {x0, top + 40}, now);  // the crossing is forgotten
  CHECK(all()[1] == before[1]);
}

TEST_CASE("with the lock all columns follow the one that is moved, steadily; without it they stay") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  now = press_key(*reader, kiosk::Key::letter_l, now);
  CHECK(reader->model.compare.lock.on);
  std::array<float, 3> before{position(*reader, 0), position(*reader, 1), position(*reader, 2)};
  for (int i = 0; i < 12; ++i) {
    now = act(*reader, {.kind = ActionKind::scroll_drag, .a = 1, .y = -50}, now + 400);
    for (std::size_t c = 0; c < 3; ++c) {
      if (i > 0) CHECK(position(*reader, c) > before[c]);
      before[c] = position(*reader, c);
    }
  }
  now = press_key(*reader, kiosk::Key::letter_l, now);
  act(*reader, {.kind = ActionKind::scroll_drag, .a = 1, .y = 30}, now);
  CHECK(position(*reader, 0) == before[0]);
  CHECK(position(*reader, 1) == before[1] - 30);
}

TEST_CASE("a levelled passage stays level when locked columns are scrolled on from it and back") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  now = press_key(*reader, kiosk::Key::letter_l, now);
  now = act(*reader, {.kind = ActionKind::show_member, .a = family_called(*reader, "A"), .b = 0, .c = 0}, now);
  now = act(*reader, {.kind = ActionKind::scroll_drag, .a = 0, .y = -90}, now);
  now = act(*reader, {.kind = ActionKind::scroll_drag, .a = 0, .y = 90}, now + 500);
  const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
  for (std::size_t c = 0; c < tops.count; ++c) CHECK(std::abs(tops.y[c] - tops.y[0]) <= 1);
}

TEST_CASE("twelve thousand words beside a hundred: every passage is levelled, both lanes can be seen") {
  auto reader = reader_of(long_and_short(), 1280, 800, 2);
  double now = settle(*reader, 0);
  for (int i = 0; i < 4; ++i) {
    now = press_key(*reader, kiosk::Key::tab, now);
    const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
    CHECK(std::abs(tops.y[0] - tops.y[1]) <= 1);
  }
  const float least = 2 * metrics_of(reader->model).px_per_mm;
  CHECK(lane_of(reader->scenes.compare, 0).rect.h >= least);
  CHECK(lane_of(reader->scenes.compare, 1).rect.h >= least);
}

TEST_CASE("text from the right has its margin, letters and header on the right") {
  auto reader = reader_of(two_scripts(), 1280, 800, 3);
  settle(*reader, 0);
  const auto& columns = reader->scenes.compare.columns;
  CHECK(columns[0].right_to_left);
  CHECK(columns[1].right_to_left);
  CHECK_FALSE(columns[2].right_to_left);
  for (const CompareColumn& column : columns) {
    const float middle = column.frame.x + column.frame.w / 2;
    CHECK((column.margin.x > middle) == column.right_to_left);
    const Box* source = find_box(*reader, Role::source, column.source);
    REQUIRE(source != nullptr);
    CHECK((source->rect.x > middle) == column.right_to_left);
  }
  for (const Box& box : reader->boxes.all) {
    if (box.role != Role::letter) continue;
    const CompareColumn& column = columns[static_cast<std::size_t>(box.tap.b)];
    CHECK((box.rect.x > column.frame.x + column.frame.w / 2) == column.right_to_left);
  }
}

TEST_CASE("Only here marks what no other source has, whatever the legend shows") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  double now = settle(*reader, 0);
  const auto unique_height = [&] {
    float sum = 0;
    for (const Stretch& stretch : reader->scenes.compare.columns[0].unique) sum += stretch.bottom - stretch.top;
    return sum;
  };
  const float all = unique_height();
  CHECK(all > 0);
  act(*reader, {.kind = ActionKind::toggle_class, .a = 0}, now);
  CHECK(unique_height() == all);
  for (const base::TextRange& range : reader->scenes.compare.columns[0].shared) CHECK(base::length(range) > 0);
}

TEST_CASE("on seven inches the legend is folded behind one button and takes the bar's place when it is pressed") {
  auto reader = reader_of(seven_sources(), 1024, 600, 2);
  double now = settle(*reader, 0);
  CHECK(find_box(*reader, Role::legend, "Edited") == nullptr);
  const render::Rect folded = find_box(*reader, Role::button, "Marks")->rect;
  now = tap_box(*reader, Role::button, "Marks", now);
  CHECK(find_box(*reader, Role::legend, "Edited") != nullptr);
  // A second touch at the same place folds it again.
  CHECK(find_box(*reader, Role::button, "Marks")->rect == folded);
  now = tap_box(*reader, Role::legend, "Edited", now);
  CHECK_FALSE(reader->model.compare.class_shown[1]);
  tap_box(*reader, Role::button, "Marks", now);
  CHECK(find_box(*reader, Role::legend, "Edited") == nullptr);
}

TEST_CASE("the card counts articles with a date, not places, and says why nobody knows the earliest") {
  store::StoryContents story = made_story();
  store::Member again = story.families[0].members[0];  // a second place in the same article
  again.range = {again.range.begin + 1, again.range.end};
  story.families[0].members.insert(story.families[0].members.begin() + 1, again);
  story.families[0].pairs.clear();
  const auto card = [&] {
    auto reader = reader_of(story, 1920, 1080, 3);
    act(*reader, {.kind = ActionKind::select_next}, settle(*reader, 0));
    return reader->scenes.compare.card_facts;
  };
  CHECK(card().ends_with("(3 dated; 1 undated)"));
  story.families[0].earliest = std::nullopt;
  struct Row {
    const char* reason;
    const char* said;
  };
  for (const Row& row :
       {Row{"no dates", "earliest not known: no dates"}, Row{"same day", "earliest not known: same day"},
        Row{"times overlap", "earliest not known: same time"},
        Row{"earliest in another story", "earliest in another story"}}) {
    story.families[0].reason = row.reason;
    CHECK(card().ends_with(row.said));
  }
}

TEST_CASE("the selection outlives a window so low that its place is gone") {
  auto reader = reader_of(seven_sources(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  now = act(*reader, {.kind = ActionKind::show_member, .a = family_called(*reader, "A"), .b = 0, .c = 0}, now);
  reader->model.compare.selection->level_y = 900;
  for (Scroller& scroller : reader->model.compare.scrollers) scroller.position -= 500;
  reader->model.width_px = 1024;
  reader->model.height_px = 600;
  settle(*reader, now);
  REQUIRE(reader->model.compare.selection);
  const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
  const render::Rect& viewport = reader->scenes.compare.columns[0].viewport;
  for (std::size_t c = 0; c < tops.count; ++c) {
    CHECK(std::abs(tops.y[c] - tops.y[0]) <= 1);
    CHECK(tops.y[c] >= viewport.y);
    CHECK(tops.y[c] < bottom(viewport));
  }
}
