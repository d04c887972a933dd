// What keys and touches do on the search screen: the field and the scrolling.
#include <algorithm>

#include "app/screens/search.h"
#include "app/scrolling.h"

namespace app {
namespace {

bool edit(Search& search, const SearchScene& scene, const Action& action) {
  const Step step = static_cast<Step>(action.b);
  switch (action.kind) {
    case ActionKind::type_text:
      return type(search.field, static_cast<char32_t>(action.a));
    case ActionKind::erase_text:
      return erase(search.field, action.a, step);
    case ActionKind::move_caret:
      move(search.field, action.a, step, static_cast<Select>(action.c));
      return false;
    case ActionKind::place_caret:
      place(search.field, render::offset_near(scene.field_layout, action.y), Select::no);
      return false;
    case ActionKind::select_text:
      select_all(search.field);
      return false;
    case ActionKind::clear_text:
      set_text(search.field, "");
      return true;
    case ActionKind::use_suggestion: {
      const auto& words = scene.results.did_you_mean;
      if (action.a < 0 || static_cast<std::size_t>(action.a) >= words.size()) return false;
      set_text(search.field, words[static_cast<std::size_t>(action.a)]);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

Action action_of(const SearchRow& row) {
  switch (row.kind) {
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

bool update(Search& search, const SearchScene& scene, const Action& action, double now_ms) {
  const float line = scene.key.interface_px * 2;
  const ScrollSteps steps{.notch = line * 2,
                          .line = line,
                          .page = scene.page.h - line,
                          .top = search.scroller.low,
                          .end = search.scroller.high};
  return !scroll(search.scroller, action, steps, now_ms) && edit(search, scene, action);
}

}  // namespace app
