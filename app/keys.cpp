#include "app/keys.h"

#include <cmath>

#include "app/key_map.h"
#include "app/staff/unlock.h"
#include "app/visit.h"

namespace app {
namespace {

using kiosk::Event;
using kiosk::EventKind;
using kiosk::Key;

// A finger that went far sideways and hardly up or down: to the next page of a book.
bool is_swipe(const Gesture& gesture, float slop_px) {
  const float dx = std::abs(gesture.at.x - gesture.start.x);
  const float dy = std::abs(gesture.at.y - gesture.start.y);
  return gesture.kind == GestureKind::drag_end && dx > 9 * slop_px && dx > 3 * dy;
}

// A drag on the overview tells where it began too: a finger that crosses lanes moves all columns.
void act_on_strip(const Gesture& gesture, Actions& out) {
  if (gesture.kind == GestureKind::drag_end || gesture.kind == GestureKind::break_off)
    out.push_back({.kind = ActionKind::strip_release});
  if (gesture.kind != GestureKind::drag) return;
  out.push_back({.kind = ActionKind::strip_drag,
                 .c = static_cast<std::int32_t>(gesture.start.x),
                 .y = gesture.dy,
                 .x = gesture.at.x});
}

// From where the finger went down to where it is.
void act_on_selection(const Gesture& gesture, float origin_x, Actions& out) {
  const auto place = [&](float x, Select select) {
    out.push_back({.kind = ActionKind::place_caret, .c = static_cast<std::int32_t>(select), .y = x - origin_x});
  };
  if (gesture.kind == GestureKind::drag_begin) place(gesture.start.x, Select::no);
  if (gesture.kind == GestureKind::drag) place(gesture.at.x, Select::yes);
}

void act_on_gesture(const Gesture& gesture, const Boxes& boxes, float slop_px, Actions& out) {
  if (gesture.kind == GestureKind::tap) {
    const Box* box = tapped_box(boxes, gesture.start);
    if (box == nullptr) return;
    out.push_back(box->tap);
    if (box->tap.kind == ActionKind::place_caret) out.back().y = gesture.start.x - box->origin_x;
    if (box->tap.kind == ActionKind::strip_jump) {
      out.back().x = gesture.start.x;
      out.back().y = gesture.start.y;
    }
    return;
  }
  const Box* box = dragged_box(boxes, gesture.start);
  if (box == nullptr) return;
  if (box->swipes != 0 && is_swipe(gesture, slop_px)) {
    out.push_back({.kind = ActionKind::step_source, .a = gesture.at.x < gesture.start.x ? box->swipes : -box->swipes});
    return;
  }
  // In the countdown and the attract loop a drag means what a touch there means.
  if (box->drag.kind == ActionKind::keep_reading || box->drag.kind == ActionKind::begin_visit) {
    if (gesture.kind == GestureKind::drag) out.push_back(box->drag);
    return;
  }
  if (box->drag.kind == ActionKind::drag_select) return act_on_selection(gesture, box->origin_x, out);
  if (box->drag.kind == ActionKind::strip_drag) {
    act_on_strip(gesture, out);
    return;
  }
  Action action = box->drag;
  switch (gesture.kind) {
    case GestureKind::press:
      action.kind = ActionKind::scroll_hold;
      break;
    case GestureKind::drag:
      action.y = gesture.dy;
      break;
    case GestureKind::drag_end:
    case GestureKind::break_off:
      action.kind = ActionKind::scroll_release;
      action.y = gesture.velocity_y;
      break;
    default:
      return;
  }
  out.push_back(action);
}

// What a drag of this action scrolls; nullptr: nothing that glides.
const Scroller* scroller_of(const Model& model, const Action& drag) {
  if (drag.kind != ActionKind::scroll_drag) return nullptr;
  switch (model.screen) {
    case ScreenKind::shelf:
      return &model.shelf.scroller;
    case ScreenKind::article:
      return &model.reading.scroller;
    case ScreenKind::search:
      return &model.search.scroller;
    case ScreenKind::compare:
      if (drag.a == picker_target) return &model.compare.picker;
      if (drag.a == chooser_target) return &model.compare.chooser;
      return drag.a >= 0 && drag.a < most_columns ? &model.compare.scrollers[static_cast<std::size_t>(drag.a)]
                                                  : nullptr;
    default:
      return nullptr;
  }
}

bool stops_a_fling(const Model& model, const Boxes& boxes, double now_ms) {
  const Box* box = dragged_box(boxes, model.pointer);
  const Scroller* scroller = box == nullptr ? nullptr : scroller_of(model, box->drag);
  return scroller != nullptr && is_flung(*scroller, now_ms);
}

// A finger that came down on the keyboard is the keyboard's until it leaves.
bool act_on_keyboard(Model& model, ContactKind kind, const Boxes& boxes, Actions& out) {
  if (kind == ContactKind::down) {
    const Box* box = tapped_box(boxes, model.pointer);
    model.on_keyboard = box != nullptr && box->tap.kind == ActionKind::touch_keyboard;
    // A touch elsewhere closes what is offered, and is a touch there besides.
    const bool closes = !model.on_keyboard && !model.keyboard.offers.empty();
    if (!model.on_keyboard && !closes) return false;
  } else if (!model.on_keyboard) {
    return false;
  }
  const TouchKind touch = kind == ContactKind::down   ? TouchKind::down
                          : kind == ContactKind::move ? TouchKind::move
                                                      : TouchKind::up;
  out.push_back({.kind = ActionKind::touch_keyboard,
                 .a = static_cast<std::int32_t>(touch),
                 .y = model.pointer.y,
                 .x = model.pointer.x});
  const bool taken = model.on_keyboard;
  if (kind == ContactKind::up) model.on_keyboard = false;
  return taken;
}

// Whoever touches the field, or the way to it, has no other keyboard at hand.
void offer_keyboard(Model& model, const Actions& actions) {
  for (const Action& action : actions)
    if (action.kind == ActionKind::place_caret || action.kind == ActionKind::open_search) model.keyboard.shown = true;
}

void act_on_contact(Model& model, ContactKind kind, const Event& event, const Boxes& boxes, float slop_px,
                    Actions& out) {
  if (kind == ContactKind::move) corner_moved(model, model.pointer, slop_px);
  const bool held = kind == ContactKind::up && corner_up(model, event.time_ms);
  if (act_on_keyboard(model, kind, boxes, out)) return;
  const Contact contact{kind, model.pointer, event.time_ms};
  std::vector<Gesture> gestures;
  recognise(model.gesture, contact, slop_px, gestures);
  if (kind == ContactKind::down) model.finger_stops = stops_a_fling(model, boxes, event.time_ms);
  model.finger_stops = model.finger_stops || held;
  for (const Gesture& gesture : gestures) {
    if (gesture.kind == GestureKind::tap && model.finger_stops) continue;
    act_on_gesture(gesture, boxes, slop_px, out);
  }
  offer_keyboard(model, out);
}

// Of a finger beside the one that is the pointer.
void act_on_other_finger(Model& model, ContactKind kind, const Event& event, const Boxes& boxes, float slop_px,
                         Actions& out) {
  std::vector<Gesture> gestures;
  recognise(model.gesture, {kind, model.pointer, event.time_ms}, slop_px, gestures);
  for (const Gesture& gesture : gestures) act_on_gesture(gesture, boxes, slop_px, out);
}

void note_pointer(Model& model, const Event& event, float slop_px) {
  const render::Point at{static_cast<float>(event.x), static_cast<float>(event.y)};
  switch (event.kind) {
    case EventKind::pointer_move:
      return follow(model.pointer_sight, PointerSign::move, at, slop_px);
    case EventKind::button_down:
      return follow(model.pointer_sight, PointerSign::press, at, slop_px);
    case EventKind::button_up:
      return follow(model.pointer_sight, PointerSign::release, at, slop_px);
    case EventKind::wheel:
      return follow(model.pointer_sight, PointerSign::wheel, at, slop_px);
    default:
      return;
  }
}

// Whoever has keys at hand needs none on the screen.
void put_away(Keyboard& keyboard) {
  let_go(keyboard);
  keyboard.shown = false;
}

}  // namespace

void act_on_event(Model& model, const Event& event, const Boxes& boxes, const render::Metrics& metrics, Actions& out) {
  const float slop_px = slop_for(metrics.px_per_mm);
  note_pointer(model, event, slop_px);
  // Whoever hears of them: they are counted.
  if (event.kind == EventKind::finger_down)
    return act_on_other_finger(model, ContactKind::other_down, event, boxes, slop_px, out);
  if (event.kind == EventKind::finger_up)
    return act_on_other_finger(model, ContactKind::other_up, event, boxes, slop_px, out);
  if (!pass_on(model.visit, model.gesture, event, model.focus, slop_px, out)) return;
  switch (event.kind) {
    case EventKind::pointer_move:
    case EventKind::button_down:
    case EventKind::button_up:
      model.pointer = {static_cast<float>(event.x), static_cast<float>(event.y)};
      if (event.kind == EventKind::pointer_move) act_on_contact(model, ContactKind::move, event, boxes, slop_px, out);
      if (event.button != 1) return;
      if (event.kind == EventKind::button_down) model.focus = {};
      if (event.kind == EventKind::button_down) corner_down(model, model.pointer, metrics, event.time_ms);
      act_on_contact(model, event.kind == EventKind::button_down ? ContactKind::down : ContactKind::up, event, boxes,
                     slop_px, out);
      return;
    case EventKind::wheel:
      if (const Box* box = dragged_box(boxes, model.pointer)) {
        Action action = box->drag;
        if (action.kind == ActionKind::drag_select) return;
        if (action.kind == ActionKind::strip_drag) action.a = -1;
        action.kind = ActionKind::scroll_wheel;
        action.y = -static_cast<float>(event.y);
        out.push_back(action);
      }
      return;
    case EventKind::key_down:
      put_away(model.keyboard);
      act_on_key(model, event, out);
      return;
    case EventKind::text:
      put_away(model.keyboard);
      act_on_text(model, event.text, out);
      return;
    case EventKind::focus_lost:
      model.gesture = {};
      model.corner = {};
      model.on_keyboard = false;
      let_go(model.keyboard);
      return;
    default:
      return;
  }
}

}  // namespace app
