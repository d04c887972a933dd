// What a touch or a key does to the compare screen.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"
#include "store/publication.h"

namespace app {
namespace {

// Undated ones come last, in reading order.
void order_by_time(Compare& compare, const CompareScene& scene) {
  const auto before = [&](std::int32_t a, std::int32_t b) {
    const auto left = store::publication_span(scene.story.articles[static_cast<std::size_t>(a)].published);
    const auto right = store::publication_span(scene.story.articles[static_cast<std::size_t>(b)].published);
    if (!compare.first_source || (!left && !right)) return a < b;
    if (!left || !right) return left.has_value();
    return left->begin != right->begin ? left->begin < right->begin : a < b;
  };
  std::sort(compare.order.begin(), compare.order.end(), before);
}

// Puts the article into the column; the one that stood there goes where the article was.
void put_into_column(Compare& compare, std::int32_t column, std::int32_t article) {
  const auto c = static_cast<std::size_t>(column);
  const auto at = std::find(compare.order.begin(), compare.order.end(), article);
  if (c >= compare.order.size() || at == compare.order.end()) return;
  std::iter_swap(compare.order.begin() + column, at);
  compare.picking.reset();
}

// The next source comes in from the right and the first goes, or back; in a circle.
void shift_columns(Compare& compare, std::int32_t step) {
  if (compare.order.size() < 2) return;
  if (step > 0) std::rotate(compare.order.begin(), compare.order.begin() + 1, compare.order.end());
  if (step < 0) std::rotate(compare.order.begin(), compare.order.end() - 1, compare.order.end());
}

void open_picker(Compare& compare, const CompareScene& scene, std::int32_t column) {
  if (compare.picking == column || scene.story.articles.size() < 2) {
    compare.picking.reset();
    return;
  }
  compare.picking = column;
  stop(compare.picker);
  // The source shown now is in sight.
  const auto row = static_cast<float>(scene.columns[static_cast<std::size_t>(column)].article);
  const float h = scene.columns.front().viewport.h;
  compare.picker.position = std::clamp((row + 1) * scene.row_h - h, 0.0F, compare.picker.high);
}

void select_at(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  if (action.b < 0 || static_cast<std::size_t>(action.b) >= scene.columns.size()) return;
  const CompareColumn& column = scene.columns[static_cast<std::size_t>(action.b)];
  std::optional<float> at_y;
  if (action.kind == ActionKind::show_member) at_y = std::round(column.viewport.y + column.viewport.h * 0.3F);
  select(compare, scene, {action.a, column.article, action.c, 0, {}}, at_y, now_ms, strings);
}

void change_selection(Compare& compare, CompareScene& scene, const Action& action, double now_ms,
                      const Strings& strings) {
  switch (action.kind) {
    case ActionKind::select_member:
    case ActionKind::show_member:
      select_at(compare, scene, action, now_ms, strings);
      break;
    case ActionKind::select_next:
      step_selection(compare, scene, 1, now_ms, strings);
      break;
    case ActionKind::select_previous:
      step_selection(compare, scene, -1, now_ms, strings);
      break;
    case ActionKind::cycle_member:
      cycle_member(compare, scene, action, now_ms, strings);
      break;
    case ActionKind::show_absent:
      show_absent(compare, scene, action, now_ms, strings);
      break;
    case ActionKind::clear_selection:
      clear_selection(compare, scene, now_ms, strings);
      break;
    default:
      break;
  }
}

bool change_view(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  switch (action.kind) {
    case ActionKind::set_columns:
      compare.wanted_columns = action.a;
      return true;
    case ActionKind::toggle_class: {
      bool& shown = compare.class_shown[static_cast<std::size_t>(action.a)];
      shown = !shown;
      mark_columns(scene, compare, strings);
      return true;
    }
    case ActionKind::toggle_only_here:
      compare.only_here = !compare.only_here;
      return true;
    case ActionKind::toggle_first_source:
      compare.moved_ms = now_ms;
      compare.first_source = !compare.first_source;
      order_by_time(compare, scene);
      return true;
    case ActionKind::toggle_lock:
      toggle_lock(compare, scene, now_ms);
      return true;
    case ActionKind::toggle_legend:
      compare.legend_open = !compare.legend_open;
      return true;
    case ActionKind::open_picker:
      open_picker(compare, scene, action.a);
      return true;
    case ActionKind::pick_source:
      compare.moved_ms = now_ms;
      put_into_column(compare, action.a, action.b);
      return true;
    case ActionKind::open_chooser:
      open_chooser(compare, scene, action);
      return true;
    case ActionKind::toggle_card:
      compare.card_open = !compare.card_open;
      return true;
    case ActionKind::step_source:
      compare.moved_ms = now_ms;
      shift_columns(compare, action.a);
      return true;
    default:
      return false;
  }
}

}  // namespace

void update(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  // A finger may rest on the list of a chip, or move it; whatever else is done closes it.
  const bool rests = action.kind == ActionKind::scroll_hold || action.kind == ActionKind::scroll_release;
  const bool in_list = is_scroll(action.kind) && action.a == chooser_target;
  if (!rests && !in_list && action.kind != ActionKind::open_chooser) compare.choosing.reset();
  if (change_view(compare, scene, action, now_ms, strings)) return;
  switch (action.kind) {
    case ActionKind::strip_jump:
      jump_on_strip(compare, scene, action, now_ms);
      break;
    case ActionKind::strip_drag:
      drag_on_strip(compare, scene, action, now_ms);
      break;
    case ActionKind::strip_release:
      compare.whole_strip = false;
      break;
    default:
      change_selection(compare, scene, action, now_ms, strings);
      scroll(compare, scene, action, now_ms);
      break;
  }
}

Action focus_after(const Compare& compare, const CompareScene& scene, const Action& focus, const Action& action) {
  if (focus.kind == ActionKind::none) return focus;
  if (action.kind == ActionKind::open_picker && compare.picking == action.a) {
    const std::int32_t article = scene.columns[static_cast<std::size_t>(action.a)].article;
    return {.kind = ActionKind::pick_source, .a = action.a, .b = article};
  }
  if (action.kind == ActionKind::open_chooser) {
    return compare.choosing && !scene.choices.empty() ? scene.choices.front().tap : action;
  }
  if (action.kind == ActionKind::show_absent) return slot_tap(scene, action);
  const bool closes = action.kind == ActionKind::pick_source || action.kind == ActionKind::open_picker;
  if (closes) return {.kind = ActionKind::open_picker, .a = action.a};
  return focus;
}

}  // namespace app
