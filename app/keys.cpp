#include "app/keys.h"

#include <cmath>

namespace app {
namespace {

using kiosk::Event;
using kiosk::EventKind;
using kiosk::Key;

// Movement below this is still a tap: a finger is never quite still.
constexpr float slop_mm = 1.7F;

// While a column lists the sources, the keys go through the list.
Action picker_key(const Compare& compare, const Event& event) {
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::up:
      return {.kind = ActionKind::focus_previous};
    case Key::down:
      return {.kind = ActionKind::focus_next};
    case Key::escape:
      return {.kind = ActionKind::open_picker, .a = *compare.picking};
    case Key::page_up:
    case Key::page_down:
      return {.kind = ActionKind::scroll_page, .a = picker_target, .y = event.key == Key::page_up ? -1.0F : 1.0F};
    default:
      return {};
  }
}

Action compare_key(const Model& model, const Event& event) {
  if (model.compare.picking) return picker_key(model.compare, event);
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::select_previous : ActionKind::select_next};
    case Key::escape:
      return {.kind = model.compare.selection ? ActionKind::clear_selection : ActionKind::back};
    case Key::digit_1:
      return {.kind = ActionKind::set_columns, .a = 1};
    case Key::digit_2:
      return {.kind = ActionKind::set_columns, .a = 2};
    case Key::digit_3:
      return {.kind = ActionKind::set_columns, .a = 3};
    case Key::digit_4:
      return {.kind = ActionKind::set_columns, .a = 4};
    case Key::letter_o:
      return {.kind = ActionKind::toggle_only_here};
    case Key::letter_f:
      return {.kind = ActionKind::toggle_first_source};
    case Key::letter_l:
      return {.kind = ActionKind::toggle_lock};
    case Key::left:
    case Key::right:
      if (!event.shift) return {};
      return {.kind = ActionKind::step_source, .a = event.key == Key::right ? 1 : -1};
    case Key::up:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = -1};
    case Key::down:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = 1};
    default:
      return {};
  }
}

Action shelf_key(const Event& event) {
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::up:
      return {.kind = ActionKind::focus_previous, .a = 1};
    case Key::down:
      return {.kind = ActionKind::focus_next, .a = 1};
    default:
      return {};
  }
}

// Enter and Space press what has the focus; without one they read on.
Action article_key(const Model& model, const Event& event) {
  const bool focused = model.focus.kind != ActionKind::none;
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::escape:
      return {.kind = ActionKind::back};
    case Key::left:
      return {.kind = ActionKind::step_source, .a = -1};
    case Key::right:
      return {.kind = ActionKind::step_source, .a = 1};
    case Key::up:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = -1};
    case Key::down:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = 1};
    case Key::space:
      if (focused) return {};
      return {.kind = ActionKind::scroll_page, .a = -1, .y = event.shift ? -1.0F : 1.0F};
    default:
      return {};
  }
}

Action caret_key(const Event& event, int direction) {
  const Step step = event.key == Key::home || event.key == Key::end ? Step::all
                    : event.control                                 ? Step::word
                                                                    : Step::grapheme;
  return {.kind = ActionKind::move_caret,
          .a = direction,
          .b = static_cast<std::int32_t>(step),
          .c = static_cast<std::int32_t>(event.shift ? Select::yes : Select::no)};
}

Action erasing_key(const Event& event, int direction) {
  const Step step = event.control ? Step::word : Step::grapheme;
  return {.kind = ActionKind::erase_text, .a = direction, .b = static_cast<std::int32_t>(step)};
}

// Keys that edit always edit, wherever the focus is: typing goes on at any time.
Action editing_key(const Event& event) {
  switch (event.key) {
    case Key::left:
    case Key::home:
      return caret_key(event, -1);
    case Key::right:
    case Key::end:
      return caret_key(event, 1);
    case Key::backspace:
      return erasing_key(event, -1);
    case Key::del:
      return erasing_key(event, 1);
    case Key::letter_a:
      if (event.control) return {.kind = ActionKind::select_text};
      return {};
    default:
      return {};
  }
}

bool in_field(const Model& model) {
  return model.focus.kind == ActionKind::none || model.focus.kind == ActionKind::place_caret;
}

// Letters are text here: only keys that type nothing mean anything else.
Action search_key(const Model& model, const Event& event) {
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::up:
      return {.kind = ActionKind::focus_previous, .a = 1};
    case Key::down:
      return {.kind = ActionKind::focus_next, .a = 1};
    case Key::enter:
      if (in_field(model)) return {.kind = ActionKind::focus_next, .a = 1};
      return {.kind = ActionKind::activate_focus};
    case Key::space:
      if (in_field(model)) return {};
      return {.kind = ActionKind::activate_focus};
    case Key::escape:
      return {.kind = model.search.field.text.empty() ? ActionKind::back : ActionKind::clear_text};
    case Key::page_up:
      return {.kind = ActionKind::scroll_page, .a = -1, .y = -1};
    case Key::page_down:
      return {.kind = ActionKind::scroll_page, .a = -1, .y = 1};
    case Key::plus:
      if (event.control) return {.kind = ActionKind::type_larger};
      return {};
    case Key::minus:
      if (event.control) return {.kind = ActionKind::type_smaller};
      return {};
    default:
      return editing_key(event);
  }
}

bool is_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '"' || c >= 0xAA;
}

// What was typed: into the field; on the shelf the first letter opens the search, elsewhere a slash does.
void act_on_text(const Model& model, char32_t text, Actions& out) {
  const auto typed = static_cast<std::int32_t>(text);
  if (model.screen == ScreenKind::search) {
    // The space bar has pressed what has the focus.
    if (text == ' ' && !in_field(model)) return;
    out.push_back({.kind = ActionKind::type_text, .a = typed});
  } else if (model.screen != ScreenKind::message && text == '/') {
    out.push_back({.kind = ActionKind::open_search});
  } else if (model.screen == ScreenKind::shelf && is_word_character(text)) {
    out.push_back({.kind = ActionKind::open_search, .a = typed});
  }
}

Action common_key(const Event& event) {
  switch (event.key) {
    case Key::left:
      return {.kind = ActionKind::focus_previous};
    case Key::right:
      return {.kind = ActionKind::focus_next};
    case Key::enter:
    case Key::space:
      return {.kind = ActionKind::activate_focus};
    case Key::backspace:
      return {.kind = ActionKind::back};
    case Key::page_up:
      return {.kind = ActionKind::scroll_page, .a = -1, .y = -1};
    case Key::page_down:
      return {.kind = ActionKind::scroll_page, .a = -1, .y = 1};
    case Key::home:
      return {.kind = ActionKind::scroll_edge, .a = -1, .y = -1};
    case Key::end:
      return {.kind = ActionKind::scroll_edge, .a = -1, .y = 1};
    case Key::plus:
      return {.kind = ActionKind::type_larger};
    case Key::minus:
      return {.kind = ActionKind::type_smaller};
    case Key::letter_d:
      return {.kind = ActionKind::toggle_theme};
    default:
      return {};
  }
}

void act_on_key(const Model& model, const Event& event, Actions& out) {
  Action action;
  if (model.screen == ScreenKind::search) {
    action = search_key(model, event);
    if (action.kind != ActionKind::none) out.push_back(action);
    return;
  }
  if (event.key == Key::letter_f && event.control && model.screen != ScreenKind::message) {
    out.push_back({.kind = ActionKind::open_search});
    return;
  }
  // Letters typed on the shelf begin a search.
  if (event.key == Key::letter_d && model.screen == ScreenKind::shelf && !event.control) return;
  if (model.screen == ScreenKind::compare) action = compare_key(model, event);
  if (model.screen == ScreenKind::shelf) action = shelf_key(event);
  if (model.screen == ScreenKind::article) action = article_key(model, event);
  if (model.screen == ScreenKind::message && event.key == Key::escape) action = {.kind = ActionKind::back};
  if (action.kind == ActionKind::none) action = common_key(event);
  if (action.kind != ActionKind::none) out.push_back(action);
}

// A finger that went far sideways and hardly up or down: to the next page of a book.
bool is_swipe(const Gesture& gesture, float slop_px) {
  const float dx = std::abs(gesture.at.x - gesture.start.x);
  const float dy = std::abs(gesture.at.y - gesture.start.y);
  return gesture.kind == GestureKind::drag_end && dx > 9 * slop_px && dx > 3 * dy;
}

// A drag on the overview tells where it began too: a finger that crosses lanes moves all columns.
void act_on_strip(const Gesture& gesture, Actions& out) {
  if (gesture.kind == GestureKind::drag_end) out.push_back({.kind = ActionKind::strip_release});
  if (gesture.kind != GestureKind::drag) return;
  out.push_back({.kind = ActionKind::strip_drag,
                 .c = static_cast<std::int32_t>(gesture.start.x),
                 .y = gesture.dy,
                 .x = gesture.at.x});
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
  if (box->swipes && is_swipe(gesture, slop_px)) {
    out.push_back({.kind = ActionKind::step_source, .a = gesture.at.x < gesture.start.x ? 1 : -1});
    return;
  }
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
      action.kind = ActionKind::scroll_release;
      action.y = gesture.velocity_y;
      break;
    default:
      return;
  }
  out.push_back(action);
}

void act_on_contact(Model& model, ContactKind kind, const Event& event, const Boxes& boxes, float slop_px,
                    Actions& out) {
  const Contact contact{kind, model.pointer, event.time_ms};
  std::vector<Gesture> gestures;
  recognise(model.gesture, contact, slop_px, gestures);
  for (const Gesture& gesture : gestures) act_on_gesture(gesture, boxes, slop_px, out);
}

}  // namespace

void act_on_event(Model& model, const Event& event, const Boxes& boxes, const render::Metrics& metrics, Actions& out) {
  const float slop_px = slop_mm * metrics.px_per_mm;
  switch (event.kind) {
    case EventKind::pointer_move:
    case EventKind::button_down:
    case EventKind::button_up:
      model.pointer = {static_cast<float>(event.x), static_cast<float>(event.y)};
      if (event.kind == EventKind::pointer_move) act_on_contact(model, ContactKind::move, event, boxes, slop_px, out);
      if (event.button != 1) return;
      if (event.kind == EventKind::button_down) model.focus = {};
      act_on_contact(model, event.kind == EventKind::button_down ? ContactKind::down : ContactKind::up, event, boxes,
                     slop_px, out);
      return;
    case EventKind::wheel:
      if (const Box* box = dragged_box(boxes, model.pointer)) {
        Action action = box->drag;
        if (action.kind == ActionKind::strip_drag) action.a = -1;
        action.kind = ActionKind::scroll_wheel;
        action.y = -static_cast<float>(event.y);
        out.push_back(action);
      }
      return;
    case EventKind::key_down:
      act_on_key(model, event, out);
      return;
    case EventKind::text:
      act_on_text(model, event.text, out);
      return;
    case EventKind::focus_lost:
      model.gesture = {};
      return;
    default:
      return;
  }
}

}  // namespace app
