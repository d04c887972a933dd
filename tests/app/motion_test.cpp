// What moves by itself: a flung column, a tap that stops it, columns that change places, and no motion for those who
// want none.
#include <cmath>

#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"

using namespace app;
using kiosk::EventKind;

namespace {

void finger(Reader& reader, EventKind kind, double x, double y, double now_ms) {
  const kiosk::Event event{
      .kind = kind, .time_ms = now_ms, .x = x, .y = y, .button = kind == EventKind::pointer_move ? 0 : 1};
  handle(reader, std::span(&event, 1), now_ms);
}

// Up the column at two pixels a millisecond, and off; gives the time.
double fling(Reader& reader, double x, double now_ms) {
  finger(reader, EventKind::button_down, x, 600, now_ms);
  for (int i = 1; i <= 10; ++i) finger(reader, EventKind::pointer_move, x, 600 - 20 * i, now_ms + 10 * i);
  finger(reader, EventKind::button_up, x, 400, now_ms + 105);
  return now_ms + 105;
}

double middle_of(const Reader& reader, std::size_t c) {
  const render::Rect& frame = reader.scenes.compare.columns[c].frame;
  return static_cast<double>(frame.x + frame.w / 2);
}

}  // namespace

TEST_CASE("a flung column glides on alone, ever slower, as its curve says") {
  auto reader = reader_of(long_and_short(), 1280, 800, 2);
  double now = settle(*reader, 0);
  const float other = reader->model.compare.scrollers[1].position;
  now = fling(*reader, middle_of(*reader, 0), now);
  const Scroller& flung = reader->model.compare.scrollers[0];
  REQUIRE(flung.motion == ScrollMotion::glide);
  const float from = flung.position;
  const float velocity = flung.velocity;
  CHECK(velocity == doctest::Approx(2).epsilon(0.1));
  float before = from;
  float step = 1e9F;
  for (int ms = 100; ms <= 1500; ms += 100) {
    draw_frame(*reader, now + ms);
    const double wanted = static_cast<double>(velocity) * 325 * (1 - std::exp(-ms / 325.0));
    CHECK(flung.position - from == doctest::Approx(wanted).epsilon(0.01));
    CHECK(flung.position - before <= step);
    step = flung.position - before;
    before = flung.position;
  }
  CHECK(reader->model.compare.scrollers[1].position == other);
}

TEST_CASE("a tap on a gliding column stops it and does nothing more; the next tap is one") {
  auto reader = reader_of(seven_sources(), 1024, 600, 2);
  const double now = settle(*reader, 0);
  glide(reader->model.compare.scrollers[0], 0.4F, now);
  draw_frame(*reader, now + 30);
  const Scroller& flung = reader->model.compare.scrollers[0];
  REQUIRE(flung.motion == ScrollMotion::glide);
  const Box* member = find_box(*reader, Role::member, "");
  REQUIRE(member != nullptr);
  const double tap_x = static_cast<double>(member->rect.x + member->rect.w / 2);
  const double tap_y = static_cast<double>(member->rect.y + member->rect.h / 2);
  finger(*reader, EventKind::button_down, tap_x, tap_y, now + 40);
  const float stopped = flung.position;
  finger(*reader, EventKind::button_up, tap_x, tap_y, now + 60);
  settle(*reader, now + 60);
  CHECK(flung.motion == ScrollMotion::rest);
  CHECK(flung.position == stopped);
  CHECK_FALSE(reader->model.compare.selection);
  tap_at(*reader, tap_x, tap_y, now + 500);
  CHECK(reader->model.compare.selection.has_value());
}

TEST_CASE("a tap on a glide that can hardly be seen any more means what it touches") {
  auto reader = reader_of(seven_sources(), 1024, 600, 2);
  const double now = settle(*reader, 0);
  Scroller& scroller = reader->model.compare.scrollers[0];
  glide(scroller, 0.06F, now);
  draw_frame(*reader, now + 10);
  REQUIRE(scroller.motion == ScrollMotion::glide);
  const Box* member = find_box(*reader, Role::member, "");
  REQUIRE(member != nullptr);
  tap_at(*reader, static_cast<double>(member->rect.x + member->rect.w / 2),
         static_cast<double>(member->rect.y + member->rect.h / 2), now + 20);
  CHECK(reader->model.compare.selection.has_value());
}

TEST_CASE("columns that change places slide there in 180 ms, and stand exactly where they belong") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  const double now = settle(*reader, 0) + 1000;
  std::vector<float> rest;
  for (const CompareColumn& column : reader->scenes.compare.columns) rest.push_back(column.frame.x);
  const Action swap{.kind = ActionKind::pick_source, .a = 0, .b = reader->scenes.compare.columns[2].article};
  update(reader->model, reader->scenes, reader->services, reader->boxes, swap, now);
  CHECK(draw_frame(*reader, now));
  CHECK(reader->scenes.compare.columns[0].frame.x == rest[2]);
  CHECK(reader->scenes.compare.columns[2].frame.x == rest[0]);
  CHECK(draw_frame(*reader, now + 60));
  const CompareColumn& first = reader->scenes.compare.columns[0];
  CHECK(first.frame.x > rest[0]);
  CHECK(first.frame.x < rest[2]);
  CHECK(first.text_x - first.frame.x == doctest::Approx(reader->scenes.compare.columns[1].text_x - rest[1]));
  CHECK(first.viewport.x == first.frame.x);
  CHECK_FALSE(draw_frame(*reader, now + 181));
  for (std::size_t c = 0; c < rest.size(); ++c) CHECK(reader->scenes.compare.columns[c].frame.x == rest[c]);
}

TEST_CASE("a source stepped to comes in from the side") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  const double now = settle(*reader, 0) + 1000;
  const Action step{.kind = ActionKind::step_source, .a = 1};
  update(reader->model, reader->scenes, reader->services, reader->boxes, step, now);
  draw_frame(*reader, now);
  CHECK(reader->scenes.compare.columns[2].frame.x == 1280);
  draw_frame(*reader, now + 90);
  CHECK(reader->scenes.compare.columns[2].frame.x < 1280);
  settle(*reader, now + 90);
  CHECK(right(reader->scenes.compare.columns[2].frame) <= 1280);
}

TEST_CASE("the gap for what is not in a source opens and closes in 180 ms, and the text below goes with it") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  const double now = settle(*reader, 0) + 1000;
  const CompareScene& scene = reader->scenes.compare;
  std::optional<std::size_t> lacking;
  for (std::size_t tried = 0; tried < scene.story.families.size() && !lacking; ++tried) {
    update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::select_next},
           now + 1000 * static_cast<double>(tried));
    for (std::size_t c = 0; c < scene.columns.size(); ++c)
      if (scene.columns[c].gap && scene.columns[c].gap->height > 0) lacking = c;
    if (!lacking) settle(*reader, now + 1000 * static_cast<double>(tried));
  }
  REQUIRE(lacking);
  const CompareColumn& column = scene.columns[*lacking];
  const double begun = reader->model.compare.gaps_ms;
  const auto shown_at = [&](double ms) {
    draw_frame(*reader, begun + ms);
    return column.gap ? column.gap->shown : -1;
  };
  CHECK(shown_at(0) == 0);
  const float some = shown_at(40);
  CHECK(some > 0);
  CHECK(some < column.gap->height);
  CHECK(shown_at(90) > some);
  CHECK(shown_at(181) == column.gap->height);
  const float below = column.gap->at + 1;
  const auto y_below = [&] { return screen_y(scene, reader->model.compare, *lacking, below); };
  const float open = y_below();
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::clear_selection},
         begun + 500);
  draw_frame(*reader, begun + 500);
  CHECK_FALSE(column.gap);
  CHECK(y_below() == open);
  draw_frame(*reader, begun + 560);
  REQUIRE(column.closing);
  const float closing = column.closing->shown;
  CHECK(closing < scene.slot_h);
  CHECK_FALSE(draw_frame(*reader, begun + 681));
  CHECK_FALSE(column.closing);
}

TEST_CASE("a tap on the overview of a long story meets the passage that begins nearest to the finger") {
  auto reader = reader_of(long_and_short(), 1024, 600, 2);
  const double now = settle(*reader, 0) + 1000;
  const CompareScene& scene = reader->scenes.compare;
  const Box* lane = find_box(*reader, Role::lane, "");
  REQUIRE(lane != nullptr);
  const std::size_t c = scene.columns[0].text.height_px > scene.columns[1].text.height_px ? 0 : 1;
  const CompareColumn& column = scene.columns[c];
  REQUIRE_FALSE(column.places.empty());
  const MarkPlace& last = column.places.back();
  const float scale = lane->rect.h / column.text.height_px;
  const float lane_x = scene.strip.x + scene.strip.w * (c == 0 ? 0.25F : 0.75F);
  // A millimetre beside it.
  const float y = scene.strip.y + (column.text.body_top + last.top) * scale - scene.key.px_per_mm;
  tap_at(*reader, static_cast<double>(lane_x), static_cast<double>(y), now);
  settle(*reader, now);
  const float top = screen_y(scene, reader->model.compare, c, last.top);
  CHECK(top >= column.viewport.y);
  CHECK(top <= column.viewport.y + column.viewport.h / 2);
}

TEST_CASE("with reduced motion nothing slides and nothing glides") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  reader->model.settings.reduced_motion = true;
  double now = settle(*reader, 0) + 1000;
  const float rest = reader->scenes.compare.columns[0].frame.x;
  const Action swap{.kind = ActionKind::pick_source, .a = 0, .b = reader->scenes.compare.columns[2].article};
  update(reader->model, reader->scenes, reader->services, reader->boxes, swap, now);
  CHECK_FALSE(draw_frame(*reader, now));
  CHECK(reader->scenes.compare.columns[0].frame.x == rest);
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::select_next}, now);
  CHECK_FALSE(draw_frame(*reader, now));
  for (const CompareColumn& column : reader->scenes.compare.columns)
    if (column.gap) CHECK(column.gap->shown == column.gap->height);
  const MemberTops tops = member_tops(reader->scenes.compare, reader->model.compare);
  for (std::size_t c = 1; c < tops.count; ++c) {
    if (tops.y[c] != -1 && tops.y[0] != -1) CHECK(std::abs(tops.y[c] - tops.y[0]) <= 1);
  }
  now = fling(*reader, middle_of(*reader, 1), now + 1000);
  CHECK_FALSE(draw_frame(*reader, now));
  CHECK(reader->model.compare.scrollers[1].motion == ScrollMotion::rest);
}
