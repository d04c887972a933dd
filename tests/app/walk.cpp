#include "tests/app/walk.h"

#include <algorithm>
#include <set>

#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"

namespace {

using app::Box;
using render::Rect;

std::string named(const app::Reader& reader, const Box& box) {
  const Rect& r = box.rect;
  return std::string(app::name_of(box.role)) + " \"" + std::string(text_of(reader.boxes, box)) + "\" at " +
         std::to_string(static_cast<int>(r.x)) + "," + std::to_string(static_cast<int>(r.y)) + " " +
         std::to_string(static_cast<int>(r.w)) + "x" + std::to_string(static_cast<int>(r.h));
}

// Half a pixel of rounding is nothing.
bool overlap(const Rect& a, const Rect& b) {
  constexpr float slack = 1;
  return a.x + slack < right(b) && b.x + slack < right(a) && a.y + slack < bottom(b) && b.y + slack < bottom(a);
}

bool inside(const Rect& inner, const Rect& outer) {
  constexpr float slack = 1;
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack && right(inner) <= right(outer) + slack &&
         bottom(inner) <= bottom(outer) + slack;
}

// Surfaces that lie above what was drawn before them.
bool is_surface(app::Role role) { return role == app::Role::passage_card || role == app::Role::bar; }

// The words an edition brings may be longer than any place for them.
bool is_content(app::Role role) { return role == app::Role::title || role == app::Role::source; }

// What scrolls may hang over the upper and lower edge of what it scrolls in.
bool scrolls(const app::Boxes& boxes, const Box& cut) {
  constexpr float slack = 1;
  return std::any_of(boxes.all.begin(), boxes.all.end(), [&](const Box& box) {
    const bool above = cut.whole.y < box.rect.y && bottom(cut.rect) > box.rect.y - slack;
    const bool below = bottom(cut.whole) > bottom(box.rect) && cut.rect.y < bottom(box.rect) + slack;
    return box.drag.kind != app::ActionKind::none && (above || below);
  });
}

bool covered(const app::Boxes& boxes, std::size_t below, std::size_t above) {
  for (std::size_t i = below + 1; i < above; ++i) {
    const Box& surface = boxes.all[i];
    if (is_surface(surface.role) && inside(boxes.all[above].rect, surface.rect)) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<app::Reader> sample_reader(Size size, double type_size, const std::vector<std::string>& fonts) {
  app::Options options;
  options.width_px = size.width_px;
  options.height_px = size.height_px;
  options.type_size_percent = type_size;
  options.font_folders = fonts;
  base::Result<app::Started> started = app::start(options);
  REQUIRE(started);
  REQUIRE_FALSE(started.value().trouble);
  return std::move(started.value().reader);
}

void check_screen(app::Reader& reader, const std::string& screen, double now_ms) {
  settle(reader, now_ms);
  const app::Model& model = reader.model;
  for (const std::string& fault : faults_on_screen(reader)) {
    FAIL_CHECK(model.width_px << "x" << model.height_px << " at " << model.settings.type_size_percent << " %, "
                              << screen << ": " << fault);
  }
}

std::vector<std::string> faults_on_screen(const app::Reader& reader) {
  std::vector<std::string> faults;
  const app::Boxes& boxes = reader.boxes;
  const float least = app::metrics_of(reader.model).target - 1;
  for (std::size_t i = 0; i < boxes.all.size(); ++i) {
    const Box& box = boxes.all[i];
    const bool beside = box.whole.x < box.rect.x - 1 || right(box.whole) > right(box.rect) + 1;
    const bool over = box.whole.y < box.rect.y - 1 || bottom(box.whole) > bottom(box.rect) + 1;
    if (box.own_text && (beside || (over && !scrolls(boxes, box)))) faults.push_back("cut off: " + named(reader, box));
    if (box.own_text && box.shortened && !is_content(box.role)) faults.push_back("shortened: " + named(reader, box));
    const bool whole_target = !over && !beside;
    if (box.focusable && whole_target && box.role != app::Role::member && (box.rect.w < least || box.rect.h < least)) {
      faults.push_back("under 9 mm: " + named(reader, box));
    }
    for (std::size_t j = i + 1; box.own_text && j < boxes.all.size(); ++j) {
      const Box& other = boxes.all[j];
      if (!other.own_text || !overlap(box.rect, other.rect) || covered(boxes, i, j)) continue;
      faults.push_back("on one another: " + named(reader, box) + " and " + named(reader, other));
    }
  }
  return faults;
}

std::vector<std::string> unreachable_boxes(app::Reader& reader, kiosk::Key key, double now_ms) {
  std::set<std::string> left;
  for (const Box& box : reader.boxes.all) {
    if (box.focusable && box.role != app::Role::member) left.insert(named(reader, box));
  }
  const std::size_t steps = left.size() * 3 + 30;
  for (std::size_t step = 0; step < steps && !left.empty(); ++step) {
    const kiosk::Event press{.kind = kiosk::EventKind::key_down, .time_ms = now_ms, .key = key};
    app::handle(reader, std::span(&press, 1), now_ms);
    app::draw_frame(reader, now_ms);
    for (const Box& box : reader.boxes.all) {
      if (box.focusable && box.tap == reader.model.focus) left.erase(named(reader, box));
    }
  }
  return {left.begin(), left.end()};
}
