#include "app/screens/compare.h"

#include <algorithm>
#include <cmath>

#include "app/headless/dump.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/app/made_story.h"

using namespace app;

namespace {

void act(Reader& reader, const Action& action, double now_ms) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
}

// Taps the family in that column where its first line is in sight, as a finger would.
double tap_family(Reader& reader, const std::string& label, std::size_t column, double now_ms) {
  const int family = family_called(reader, label);
  for (const Box& box : reader.boxes.all) {
    if (box.role != Role::member || box.tap.a != family || box.tap.b != static_cast<int>(column)) continue;
    const double x = box.rect.x + box.rect.w / 2;
    const double y = box.rect.y + box.rect.h / 2;
    const kiosk::Event events[]{
        {.kind = kiosk::EventKind::button_down, .time_ms = now_ms, .x = x, .y = y, .button = 1},
        {.kind = kiosk::EventKind::button_up, .time_ms = now_ms + 12, .x = x, .y = y, .button = 1}};
    CHECK(handle(reader, events, now_ms + 12));
    return settle(reader, now_ms + 12);
  }
  FAIL("the passage is not in sight");
  return now_ms;
}

std::vector<float> tops_of(const Reader& reader) {
  const MemberTops tops = member_tops(reader.scenes.compare, reader.model.compare);
  return {tops.y.begin(), tops.y.begin() + static_cast<std::ptrdiff_t>(tops.count)};
}

bool all_level(const std::vector<float>& tops) {
  float first = -1;
  for (const float top : tops) {
    if (top == -1) continue;
    if (first == -1) first = top;
    if (std::abs(top - first) > 1) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a tap on a passage makes every column level and leaves the tapped one where it was") {
  struct Size {
    int width, height, columns;
  };
  for (const Size& size : {Size{1920, 1080, 4}, Size{1920, 1080, 3}, Size{1280, 800, 3}, Size{1024, 600, 2}}) {
    CAPTURE(size.width);
    auto reader = reader_of(made_story(), size.width, size.height, size.columns);
    double now = settle(*reader, 0);
    const float before = reader->model.compare.scrollers[0].position;
    now = tap_family(*reader, "A", 0, now);
    const std::vector<float> tops = tops_of(*reader);
    REQUIRE(tops.size() == static_cast<std::size_t>(size.columns));
    CHECK(all_level(tops));
    CHECK(std::none_of(tops.begin(), tops.end(), [](float top) { return top == -1; }));
    CHECK(reader->model.compare.scrollers[0].position == before);
  }
}

TEST_CASE("the movement takes 180 ms and is under way before") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  const double now = settle(*reader, 0);
  act(*reader, {.kind = ActionKind::select_member, .a = 0, .b = 0, .c = 0}, now);
  CHECK(draw_frame(*reader, now + 90));
  CHECK_FALSE(all_level(tops_of(*reader)));
  draw_frame(*reader, now + 180);
  CHECK(all_level(tops_of(*reader)));
  CHECK_FALSE(draw_frame(*reader, now + 181));
}

TEST_CASE("a column that lacks the passage says so at its height, and stays") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  const float second = reader->model.compare.scrollers[1].position;
  act(*reader, {.kind = ActionKind::select_member, .a = family_called(*reader, "B"), .b = 2, .c = 1}, now);
  now = settle(*reader, now);
  const std::vector<float> tops = tops_of(*reader);
  CHECK(tops[1] == -1);
  CHECK(all_level(tops));
  CHECK(reader->model.compare.scrollers[1].position == second);
  const auto& boxes = reader->boxes.all;
  const auto slot = std::find_if(boxes.begin(), boxes.end(), [](const Box& box) { return box.role == Role::slot; });
  REQUIRE(slot != boxes.end());
  CHECK(text_of(reader->boxes, *slot) == "not in this source");
  CHECK(std::abs(slot->rect.y - tops[0]) < 40);
}

TEST_CASE("a passage at the very end of one article comes level with one at the very start of another") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  double now = settle(*reader, 0);
  // B is the first paragraph of article 2 and near the end of article 0.
  now = tap_family(*reader, "B", 2, now);
  CHECK(all_level(tops_of(*reader)));
}

TEST_CASE("Next passage goes through all families and comes back to the first") {
  auto reader = reader_of(made_story(), 1920, 1080, 4);
  double now = settle(*reader, 0);
  std::string seen;
  for (int i = 0; i < 4; ++i) {
    act(*reader, {.kind = ActionKind::select_next}, now);
    now = settle(*reader, now);
    REQUIRE(reader->model.compare.selection);
    const auto family = static_cast<std::size_t>(reader->model.compare.selection->family);
    seen += reader->scenes.compare.story.families[family].label;
    const std::vector<float> tops = tops_of(*reader);
    CHECK(all_level(tops));
    const render::Rect& viewport = reader->scenes.compare.columns[0].viewport;
    for (const float top : tops) CHECK((top == -1 || (top >= viewport.y && top < bottom(viewport))));
  }
  CHECK(seen == "ABCA");
}

TEST_CASE("the selection outlives a resize, a change of type and a change of columns, and stays level") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  now = tap_family(*reader, "A", 0, now);
  const auto still_level = [&](const char* after) {
    CAPTURE(after);
    now = settle(*reader, now + 16);
    REQUIRE(reader->model.compare.selection);
    CHECK(reader->model.compare.selection->family == 0);
    CHECK(all_level(tops_of(*reader)));
  };
  reader->model.width_px = 1280;
  reader->model.height_px = 800;
  still_level("a smaller window");
  act(*reader, {.kind = ActionKind::type_larger}, now);
  still_level("larger type");
  act(*reader, {.kind = ActionKind::set_columns, .a = 2}, now);
  still_level("two columns");
}

TEST_CASE("what stands at the top of a column stays there when the type grows") {
  auto reader = reader_of(made_story(), 1280, 800, 2);
  double now = settle(*reader, 0);
  act(*reader, {.kind = ActionKind::scroll_page, .a = -1, .y = 1}, now);
  now = settle(*reader, now);
  const auto top_byte = [&] {
    const CompareColumn& column = reader->scenes.compare.columns[0];
    const float y = reader->model.compare.scrollers[0].position - column.text.body_top;
    return column.text.body.lines[render::line_at(column.text.body, y)].range.begin;
  };
  const std::uint32_t before = top_byte();
  act(*reader, {.kind = ActionKind::type_larger}, now);
  settle(*reader, now);
  const store::Article& article = reader->scenes.compare.story.articles[0];
  const auto line_length = static_cast<std::uint32_t>(90);
  CHECK(top_byte() <= before);
  CHECK(before - top_byte() < line_length);
  CHECK(before < article.text.size());
}

TEST_CASE("columns that do not fit are not shown") {
  const auto shown = [](int width, int height, int wanted) {
    auto reader = reader_of(made_story(), width, height, wanted);
    draw_frame(*reader, 0);
    return reader->scenes.compare.columns.size();
  };
  CHECK(shown(1920, 1080, 4) == 4);
  CHECK(shown(3840, 2160, 4) == 4);
  CHECK(shown(1280, 800, 4) == 3);
  CHECK(shown(1024, 600, 4) == 2);
  CHECK(shown(1080, 1920, 4) == 2);
}

TEST_CASE("a tap on empty text clears the selection") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  now = tap_family(*reader, "A", 0, now);
  act(*reader, {.kind = ActionKind::clear_selection}, now);
  settle(*reader, now);
  CHECK_FALSE(reader->model.compare.selection);
  CHECK(dump(*reader, now).find("selection= ") != std::string::npos);
}

TEST_CASE("a story of one article, and one without shared passages, are shown without marks") {
  store::StoryContents story = made_story();
  story.families.clear();
  story.sizes.clear();
  auto plain = reader_of(story, 1280, 800, 2);
  const double now = settle(*plain, 0);
  act(*plain, {.kind = ActionKind::select_next}, now);
  CHECK_FALSE(plain->model.compare.selection);
  CHECK(dump(*plain, now).find("0 shared passages") != std::string::npos);
  story.articles.resize(1);
  story.word_counts.resize(1);
  auto alone = reader_of(story, 1280, 800, 3);
  settle(*alone, 0);
  CHECK(alone->scenes.compare.columns.size() == 1);
}

TEST_CASE("a frame in which nothing changes leaves the same boxes") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  const double now = settle(*reader, 0);
  const std::string before = dump(*reader, 0);
  draw_frame(*reader, now + 1000);
  std::string after = dump(*reader, 0);
  CHECK(after.substr(after.find('\n')) == before.substr(before.find('\n')));
}

TEST_CASE("a class switched off in the legend is neither marked nor stepped to") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  act(*reader, {.kind = ActionKind::toggle_class, .a = static_cast<int>(store::PassageClass::verbatim)}, now);
  now = settle(*reader, now);
  for (const Box& box : reader->boxes.all) {
    if (box.role == Role::member) CHECK(box.tap.b == 2);  // only the edited member is left
  }
  act(*reader, {.kind = ActionKind::select_next}, now);
  REQUIRE(reader->model.compare.selection);
  CHECK(reader->model.compare.selection->article == 2);
}
