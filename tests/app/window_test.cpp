// A real window on an X server of its own, touched by real X events: the whole way from a finger to the pixels.
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/headless/dump.h"
#include "doctest/doctest.h"
#include "render/gpu/renderer.h"
#include "tests/app/made_story.h"

namespace {

constexpr int width_px = 1280;
constexpr int height_px = 800;

// Draws until nothing moves; gives the picture that is then in the window.
std::vector<std::uint8_t> show(app::Reader& reader, kiosk::Window& window, render::Renderer& renderer) {
  bool moving = true;
  while (moving) {
    moving = app::draw_frame(reader, kiosk::now_ms());
    renderer.draw(reader.canvas, width_px, height_px, render::palette(reader.model.settings.theme).desk);
    if (moving) window.swap();
  }
  std::vector<std::uint8_t> pixels = render::read_window_pixels(width_px, height_px);
  window.swap();
  return pixels;
}

// Handles events until something asks for a frame; false when nothing comes for long.
bool wait_for_change(app::Reader& reader, kiosk::Window& window) {
  constexpr double lost_ms = 5000;
  const double give_up_ms = kiosk::now_ms() + lost_ms;
  std::vector<kiosk::Event> events;
  while (kiosk::now_ms() < give_up_ms) {
    events.clear();
    window.wait_events(give_up_ms - kiosk::now_ms(), events);
    app::handle(reader, events, kiosk::now_ms());
    if (reader.model.compare.selection) return true;
  }
  return false;
}

bool differs(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b, const render::Rect& rect) {
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(bottom(rect)); ++y) {
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(right(rect)); ++x) {
      const auto at = (static_cast<std::size_t>(y) * width_px + static_cast<std::size_t>(x)) * 4;
      if (a[at] != b[at] || a[at + 1] != b[at + 1] || a[at + 2] != b[at + 2]) return true;
    }
  }
  return false;
}

// The numbers after "member_top column=N y=" in a dump.
std::vector<double> tops_in(const std::string& dump) {
  std::vector<double> tops;
  for (std::size_t at = dump.find("member_top"); at != std::string::npos; at = dump.find("member_top", at + 1)) {
    tops.push_back(std::strtod(dump.c_str() + dump.find("y=", at) + 2, nullptr));
  }
  return tops;
}

}  // namespace

TEST_CASE("a tap on a real window levels every column and changes every column's pixels") {
  base::Result<kiosk::Window> window =
      kiosk::open_window({.width_px = width_px, .height_px = height_px, .title = "Lectern tap test"});
  REQUIRE_MESSAGE(window, window.error().what);
  base::Result<render::Renderer> renderer = render::create_renderer();
  REQUIRE(renderer);
  auto reader = reader_of(made_story(), width_px, height_px, 3);
  const std::vector<std::uint8_t> before = show(*reader, window.value(), renderer.value());

  const int family = family_called(*reader, "A");
  const app::Box* member = nullptr;
  for (const app::Box& box : reader->boxes.all) {
    if (box.role == app::Role::member && box.tap.a == family && box.tap.b == 0) member = &box;
  }
  REQUIRE(member != nullptr);
  const int x = static_cast<int>(member->rect.x + member->rect.w / 2);
  const int y = static_cast<int>(member->rect.y + member->rect.h / 2);
  const std::string tap = "xdotool search --sync --name 'Lectern tap test' mousemove --window %1 " + std::to_string(x) +
                          " " + std::to_string(y) + " click 1";
  REQUIRE(std::system(tap.c_str()) == 0);
  REQUIRE(wait_for_change(*reader, window.value()));

  const std::vector<std::uint8_t> after = show(*reader, window.value(), renderer.value());
  const std::vector<double> tops = tops_in(app::dump(*reader, kiosk::now_ms()));
  REQUIRE(tops.size() == 3);
  for (const double top : tops) CHECK(std::abs(top - tops.front()) <= 1);
  for (const app::CompareColumn& column : reader->scenes.compare.columns) {
    CAPTURE(column.source);
    CHECK(differs(before, after, column.viewport));
  }
}

TEST_CASE("when the driver has lost its context, a new one and a new renderer show the same picture") {
  base::Result<kiosk::Window> window =
      kiosk::open_window({.width_px = width_px, .height_px = height_px, .title = "Lectern lost context test"});
  REQUIRE_MESSAGE(window, window.error().what);
  base::Result<render::Renderer> renderer = render::create_renderer();
  REQUIRE(renderer);
  auto reader = reader_of(made_story(), width_px, height_px, 3);
  const std::vector<std::uint8_t> before = show(*reader, window.value(), renderer.value());
  for (int times = 0; times < 2; ++times) {
    {
      const render::Renderer lost = std::move(renderer).value();
    }
    REQUIRE(window.value().renew());
    renderer = render::create_renderer();
    REQUIRE(renderer);
    CHECK(show(*reader, window.value(), renderer.value()) == before);
    CHECK(window.value().swap());
  }
}
