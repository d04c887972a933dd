// A panel that is mounted on its side or upside down, or whose touches are wired another way round than its picture:
// what is touched is what is seen there.
#include <cmath>

#include "app/headless/player.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

namespace {

constexpr int wide = 1280;
constexpr int high = 800;

std::unique_ptr<app::Reader> turned(render::Turn turn) {
  auto reader = sample_reader(walk_sizes[1], 100);
  reader->model.panel.turn = turn;
  app::fit_panel(reader->model, wide, high);
  settle(*reader, 0);
  return reader;
}

// Where the middle of that box is on the panel.
render::Point on_panel(const app::Reader& reader, const app::Box& box) {
  const render::Rect place = render::on_panel(
      reader.model.panel.turn, {std::floor(box.rect.x + box.rect.w / 2), std::floor(box.rect.y + box.rect.h / 2), 1, 1},
      wide, high);
  return {place.x, place.y};
}

void tap(app::Player& player, render::Point at) {
  for (const auto kind : {kiosk::EventKind::pointer_move, kiosk::EventKind::button_down, kiosk::EventKind::button_up}) {
    REQUIRE(app::run_until(player, player.now_ms + 20));
    const int button = kind == kiosk::EventKind::pointer_move ? 0 : 1;
    REQUIRE(app::give(player, {.kind = kind, .x = at.x, .y = at.y, .button = button}));
  }
}

}  // namespace

TEST_CASE("on a turned panel the picture has the panel's pixels, and a tap hits what is seen under it") {
  for (const render::Turn turn : {render::Turn::none, render::Turn::right, render::Turn::over, render::Turn::left}) {
    CAPTURE(static_cast<int>(turn));
    auto reader = turned(turn);
    CHECK(reader->model.width_px == (render::is_sideways(turn) ? high : wide));
    const app::PanelPixels panel = app::panel_pixels(reader->model);
    CHECK(panel.width == wide);
    CHECK(panel.height == high);
    app::Player player{.reader = *reader};
    const app::Box* button = find_box(*reader, app::Role::button, "A+");
    REQUIRE(button != nullptr);
    tap(player, on_panel(*reader, *button));
    CHECK(reader->model.settings.type_size_percent > 100);
  }
}

TEST_CASE("a touch matrix puts touches where the finger is") {
  auto reader = turned(render::Turn::none);
  app::Player player{.reader = *reader};
  const app::Box* button = find_box(*reader, app::Role::button, "A+");
  REQUIRE(button != nullptr);
  const render::Point at = on_panel(*reader, *button);
  // The panel counts from its lower right corner.
  reader->model.panel.matrix = {-1, 0, 1, 0, -1, 1};
  tap(player, {wide - at.x, high - at.y});
  CHECK(reader->model.settings.type_size_percent > 100);
}

TEST_CASE("a panel of another size turns its new picture too") {
  auto reader = turned(render::Turn::left);
  app::Player player{.reader = *reader};
  REQUIRE(app::give(player, {.kind = kiosk::EventKind::resized, .x = 1920, .y = 1080}));
  CHECK(reader->model.width_px == 1080);
  CHECK(reader->model.height_px == 1920);
}
