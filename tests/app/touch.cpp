#include "tests/app/touch.h"

#include "doctest/doctest.h"
#include "tests/app/made_story.h"

using kiosk::EventKind;

namespace {

kiosk::Event pointer(EventKind kind, double x, double y, double time_ms) {
  return {.kind = kind, .time_ms = time_ms, .x = x, .y = y, .button = kind == EventKind::pointer_move ? 0 : 1};
}

}  // namespace

double tap_at(app::Reader& reader, double x, double y, double now_ms) {
  const kiosk::Event events[]{pointer(EventKind::button_down, x, y, now_ms),
                              pointer(EventKind::button_up, x, y, now_ms + 12)};
  app::handle(reader, events, now_ms + 12);
  return settle(reader, now_ms + 12);
}

const app::Box* find_box(const app::Reader& reader, app::Role role, const std::string& text) {
  for (const app::Box& box : reader.boxes.all) {
    if (box.role == role && (text.empty() || text_of(reader.boxes, box) == text)) return &box;
  }
  return nullptr;
}

double tap_box(app::Reader& reader, app::Role role, const std::string& text, double now_ms) {
  const app::Box* box = find_box(reader, role, text);
  REQUIRE_MESSAGE(box != nullptr, text);
  // Above its middle: what scrolls under a card is touched beside it.
  return tap_at(reader, box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2, now_ms);
}

double drag(app::Reader& reader, render::Point from, render::Point to, double now_ms) {
  std::vector<kiosk::Event> events{pointer(EventKind::button_down, from.x, from.y, now_ms)};
  constexpr int steps = 8;
  for (int i = 1; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    events.push_back(
        pointer(EventKind::pointer_move, from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t, now_ms + 16 * i));
  }
  events.push_back(pointer(EventKind::button_up, to.x, to.y, now_ms + 600));
  app::handle(reader, events, now_ms + 600);
  return settle(reader, now_ms + 600);
}

double press_key(app::Reader& reader, kiosk::Key key, double now_ms, bool shift) {
  kiosk::Event event{.kind = EventKind::key_down, .time_ms = now_ms, .key = key};
  event.shift = shift;
  app::handle(reader, std::span(&event, 1), now_ms);
  return settle(reader, now_ms);
}
