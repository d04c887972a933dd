#include "app/key_map.h"

namespace app {
namespace {

using kiosk::Event;
using kiosk::Key;

// Through a list: Tab from one thing to the next, up and down from one entry to the next.
Action list_key(const Event& event) {
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

// While a column lists the sources, the keys go through the list.
Action picker_key(const Compare& compare, const Event& event) {
  switch (event.key) {
    case Key::escape:
      return {.kind = ActionKind::open_picker, .a = *compare.picking};
    case Key::page_up:
    case Key::page_down:
      return {.kind = ActionKind::scroll_page, .a = picker_target, .y = event.key == Key::page_up ? -1.0F : 1.0F};
    default:
      return list_key(event);
  }
}

// While a chip lists its passages, the keys go through them.
Action chooser_key(const Choosing& choosing, const Event& event) {
  switch (event.key) {
    case Key::escape:
      return {.kind = ActionKind::open_chooser, .a = choosing.column, .b = choosing.index, .c = choosing.of};
    case Key::page_up:
    case Key::page_down:
      return {.kind = ActionKind::scroll_page, .a = chooser_target, .y = event.key == Key::page_up ? -1.0F : 1.0F};
    default:
      return list_key(event);
  }
}

Action compare_key(const Model& model, const Event& event) {
  if (model.compare.picking) return picker_key(model.compare, event);
  if (model.compare.choosing) return chooser_key(*model.compare.choosing, event);
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

// Enter and Space press what has the focus; without one they read on.
Action article_key(const Model& model, const Event& event) {
  const bool focused = model.focus.kind != ActionKind::none;
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::escape:
      return {.kind = model.reading.chosen ? ActionKind::close_chosen : ActionKind::back};
    case Key::left:
      return {.kind = ActionKind::step_source, .a = -1};
    case Key::right:
      return {.kind = ActionKind::step_source, .a = 1};
    case Key::up:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = -1};
    case Key::down:
      return {.kind = ActionKind::scroll_line, .a = -1, .y = 1};
    case Key::letter_n:
      return {.kind = ActionKind::step_hit, .a = event.shift ? -1 : 1};
    case Key::enter:
      if (focused) return {};
      return {.kind = ActionKind::step_hit, .a = event.shift ? -1 : 1};
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
    case Key::letter_c:
      if (event.control) return {.kind = ActionKind::copy_text};
      return {};
    case Key::letter_x:
      if (event.control) return {.kind = ActionKind::cut_text};
      return {};
    case Key::letter_v:
      if (event.control) return {.kind = ActionKind::paste_text};
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
    case Key::up:
    case Key::down:
      return list_key(event);
    case Key::enter:
      if (in_field(model)) return {.kind = ActionKind::focus_next, .a = 2};
      return {.kind = ActionKind::activate_focus};
    case Key::space:
      if (in_field(model)) return {};
      return {.kind = ActionKind::activate_focus};
    case Key::escape:
      if (model.search.choosing)
        return {.kind = ActionKind::choose_filter, .a = static_cast<std::int32_t>(*model.search.choosing)};
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

}  // namespace

namespace {

// What a presenter's remote sends besides the Page keys and Escape: F5 to begin, "." or B to black the screen. On the
// shelf a B is a letter.
Action presenter_key(const Model& model, const Event& event) {
  const bool shelf = model.screen == ScreenKind::shelf;
  const bool blacks = event.key == Key::period || (event.key == Key::letter_b && !shelf);
  if (blacks && !event.control && !event.alt && !event.repeat) return {.kind = ActionKind::toggle_curtain};
  if (event.key != Key::f5 || event.repeat) return {};
  if (!shelf) return {.kind = ActionKind::scroll_edge, .a = -1, .y = -1};
  if (model.focus.kind != ActionKind::none) return {.kind = ActionKind::activate_focus};
  return {.kind = ActionKind::open_story, .a = 0};
}

// The PIN by keys: digits of any script a keyboard may have come as text, the rest is navigation.
void act_on_pin_text(char32_t text, Actions& out) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966'}) {
    if (text >= zero && text <= zero + 9)
      out.push_back({.kind = ActionKind::pin_digit, .a = static_cast<std::int32_t>(text - zero)});
  }
}

Action staff_key(const Model& model, const Event& event) {
  const bool pad = model.screen == ScreenKind::pin_pad;
  switch (event.key) {
    case Key::escape:
      return {.kind = ActionKind::back};
    case Key::backspace:
    case Key::del:
      return pad ? Action{.kind = ActionKind::pin_erase} : Action{};
    case Key::enter:
      if (pad && model.focus.kind == ActionKind::none) return {.kind = ActionKind::pin_enter};
      return {.kind = ActionKind::activate_focus};
    case Key::space:
      return {.kind = ActionKind::activate_focus};
    case Key::left:
      return {.kind = ActionKind::focus_previous};
    case Key::right:
      return {.kind = ActionKind::focus_next};
    default:
      return list_key(event);
  }
}

}  // namespace

void act_on_text(const Model& model, char32_t text, Actions& out) {
  if (model.screen == ScreenKind::pin_pad) return act_on_pin_text(text, out);
  if (model.screen == ScreenKind::admin || model.screen == ScreenKind::update) return;
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

void act_on_key(const Model& model, const Event& event, Actions& out) {
  Action action;
  if (event.key == Key::letter_e && event.control) {
    if (!event.repeat) out.push_back({.kind = ActionKind::clear_visit});
    return;
  }
  if (event.key == Key::letter_l && event.control && event.alt) {
    out.push_back({.kind = ActionKind::open_pin_pad});
    return;
  }
  if (model.screen == ScreenKind::pin_pad || model.screen == ScreenKind::admin || model.screen == ScreenKind::update) {
    action = staff_key(model, event);
    if (action.kind != ActionKind::none) out.push_back(action);
    return;
  }
  if (model.screen == ScreenKind::search) {
    action = search_key(model, event);
    if (action.kind != ActionKind::none) out.push_back(action);
    return;
  }
  if (event.key == Key::letter_f && event.control && model.screen != ScreenKind::message) {
    out.push_back({.kind = ActionKind::open_search});
    return;
  }
  if (const Action remote = presenter_key(model, event); remote.kind != ActionKind::none) {
    out.push_back(remote);
    return;
  }
  // Letters typed on the shelf begin a search.
  if (event.key == Key::letter_d && model.screen == ScreenKind::shelf && !event.control) return;
  if (model.screen == ScreenKind::compare) action = compare_key(model, event);
  if (model.screen == ScreenKind::shelf) action = list_key(event);
  if (model.screen == ScreenKind::article) action = article_key(model, event);
  if (model.screen == ScreenKind::message && event.key == Key::escape) action = {.kind = ActionKind::back};
  if (action.kind == ActionKind::none) action = common_key(event);
  if (action.kind != ActionKind::none) out.push_back(action);
}

}  // namespace app
