// What keys and touches do on the search screen: the field and the scrolling.
#include <algorithm>

#include "app/screens/search.h"
#include "app/scrolling.h"

namespace app {
namespace {

// The arrow to the right goes on in a text from the left, and back in one from the right.
int forwards(const SearchScene& scene) {
  const auto& lines = scene.field_layout.lines;
  return !lines.empty() && lines.front().right_to_left ? -1 : 1;
}

bool edit(Search& search, const SearchScene& scene, const Action& action) {
  const Step step = static_cast<Step>(action.b);
  TextField& field = typed_into(search);
  switch (action.kind) {
    case ActionKind::type_text:
      return type(field, static_cast<char32_t>(action.a));
    case ActionKind::erase_text:
      return erase(field, action.a, step);
    case ActionKind::move_caret:
      move(field, step == Step::all ? action.a : action.a * forwards(scene), step, static_cast<Select>(action.c));
      return false;
    case ActionKind::place_caret:
      place(field, render::offset_near(scene.field_layout, action.y), static_cast<Select>(action.c));
      return false;
    case ActionKind::copy_text:
      if (has_selection(field)) search.clipboard = selected_text(field);
      return false;
    case ActionKind::cut_text:
      if (!has_selection(field)) return false;
      search.clipboard = selected_text(field);
      return erase(field, -1, Step::grapheme);
    case ActionKind::paste_text:
      return insert(field, search.clipboard);
    case ActionKind::select_text:
      select_all(field);
      return false;
    case ActionKind::clear_text:
      set_text(field, "");
      return true;
    case ActionKind::use_suggestion: {
      const auto& words = scene.results.did_you_mean;
      if (action.a < 0 || static_cast<std::size_t>(action.a) >= words.size()) return false;
      set_text(search.field, words[static_cast<std::size_t>(action.a)]);
      return true;
    }
    case ActionKind::use_completion: {
      if (action.a < 0 || static_cast<std::size_t>(action.a) >= scene.completions.size()) return false;
      // The space says that the word is whole.
      set_text(search.field, scene.completions[static_cast<std::size_t>(action.a)] + " ");
      return true;
    }
    default:
      return false;
  }
}

void close_list(Search& search) {
  search.choosing.reset();
  search.narrowing = {};
}

Action action_of(EditStep step) {
  switch (step) {
    case EditStep::select:
      return {.kind = ActionKind::select_text};
    case EditStep::copy:
      return {.kind = ActionKind::copy_text};
    case EditStep::cut:
      return {.kind = ActionKind::cut_text};
    case EditStep::paste:
      return {.kind = ActionKind::paste_text};
  }
  return {};
}

// The line of what can be done with the text comes with a selection made by touch, and goes once something was done.
void follow_editing(Search& search, SearchScene& scene, const Action& action) {
  const bool before = search.editing;
  switch (action.kind) {
    case ActionKind::toggle_editing:
      search.editing = !search.editing;
      break;
    case ActionKind::place_caret:
      search.editing =
          search.editing || (action.c == static_cast<std::int32_t>(Select::yes) && has_selection(typed_into(search)));
      break;
    case ActionKind::type_text:
    case ActionKind::copy_text:
    case ActionKind::cut_text:
    case ActionKind::paste_text:
    case ActionKind::clear_text:
      search.editing = false;
      break;
    default:
      break;
  }
  if (search.editing || before) show_anew(scene);
}

bool is_kind(std::int32_t kind) { return kind >= 0 && kind < static_cast<std::int32_t>(filter_kinds); }

// True when it was one of the filters' actions; `changed`: a filter is another one now.
bool filter(Search& search, SearchScene& scene, const Action& action, bool& changed) {
  if (action.kind == ActionKind::clear_filter && action.a < 0) {
    changed = is_filtered(search);
    search.filters = {};
    search.filters_open = false;
    close_list(search);
    show_anew(scene);
    return true;
  }
  if (action.kind == ActionKind::toggle_filters) {
    search.filters_open = !search.filters_open;
    close_list(search);
    search.scroller = {};
    show_anew(scene);
    return true;
  }
  if (!is_kind(action.a)) return false;
  const auto kind = static_cast<FilterKind>(action.a);
  std::optional<std::string>& value = search.filters[static_cast<std::size_t>(action.a)];
  switch (action.kind) {
    case ActionKind::choose_filter:
      if (search.choosing == kind) {
        close_list(search);
      } else {
        search.choosing = kind;
        search.narrowing = {};
      }
      break;
    case ActionKind::pick_filter: {
      const auto choices = choices_of(scene, kind);
      close_list(search);
      search.filters_open = false;
      if (action.b >= static_cast<std::int32_t>(choices.size())) break;
      value.reset();
      if (action.b >= 0) value = choices[static_cast<std::size_t>(action.b)].value;
      changed = true;
      break;
    }
    case ActionKind::clear_filter:
      changed = value.has_value();
      value.reset();
      search.filters_open = false;
      break;
    default:
      return false;
  }
  search.scroller = {};
  show_anew(scene);
  return true;
}

}  // namespace

Action action_of(const SearchRow& row) {
  const auto kind = static_cast<std::int32_t>(row.filter);
  switch (row.kind) {
    case SearchRowKind::edit:
      return action_of(static_cast<EditStep>(row.index));
    case SearchRowKind::completion:
      return {.kind = ActionKind::use_completion, .a = row.index};
    case SearchRowKind::filters:
      return {.kind = ActionKind::toggle_filters};
    case SearchRowKind::filter:
      return {.kind = ActionKind::choose_filter, .a = kind};
    case SearchRowKind::clear_filter:
      return {.kind = ActionKind::clear_filter, .a = row.index < 0 ? -1 : kind};
    case SearchRowKind::choice:
      return {.kind = ActionKind::pick_filter, .a = kind, .b = row.index};
    case SearchRowKind::suggestion:
      return {.kind = ActionKind::use_suggestion, .a = row.index};
    case SearchRowKind::passage:
      return {.kind = ActionKind::open_found_passage, .a = row.index};
    case SearchRowKind::story:
      return {.kind = ActionKind::open_found_story, .a = row.index};
    case SearchRowKind::hit:
      return {.kind = ActionKind::open_hit, .a = row.index};
    default:
      return {};
  }
}

void reveal_row(Search& search, const SearchScene& scene, std::size_t row, double now_ms) {
  if (row >= scene.rows.size()) return;
  const render::Rect& rect = scene.rows[row].rect;
  const float margin = scene.key.interface_px;
  const float low = bottom(rect) + margin - scene.page.h;
  const float wanted = std::min(std::max(search.scroller.position, low), rect.y - margin);
  slide_to(search.scroller, std::clamp(wanted, search.scroller.low, search.scroller.high), now_ms);
}

bool update(Search& search, SearchScene& scene, const Action& action, double now_ms) {
  const float line = scene.key.interface_px * 2;
  const ScrollSteps steps{.notch = line * 2,
                          .line = line,
                          .page = scene.page.h - line,
                          .top = search.scroller.low,
                          .end = search.scroller.high};
  bool changed = false;
  if (filter(search, scene, action, changed)) return changed;
  if (scroll(search.scroller, action, steps, now_ms)) return false;
  changed = edit(search, scene, action);
  follow_editing(search, scene, action);
  if (!changed || !search.choosing) return changed;
  // What was typed is not asked for: it narrows the list.
  search.scroller = {};
  show_anew(scene);
  return false;
}

}  // namespace app
