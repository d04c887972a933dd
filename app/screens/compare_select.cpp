// The selected passage: which member each column shows, and how the columns come level with it. The tapped column does
// not move.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"

namespace app {
namespace {

// Slides every column whose member does not stand at `y` on the screen; `fixed` stays where it is.
void level(CompareScene& scene, Compare& compare, std::optional<std::size_t> fixed, float y, double now_ms) {
  compare.selection->level_y = y;
  compare.lock.leader = -1;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (c == fixed) continue;
    const auto member = member_in_column(scene, compare, c, compare.selection->family, y);
    if (!member) continue;
    CompareColumn& column = scene.columns[c];
    if (column.closing) column.closing->keeps_below = false;  // the slide knows where to
    slide_to(compare.scrollers[c], column.viewport.y + column.text.body_top + column.places[*member].top - y, now_ms);
  }
}

// Where a passage is put that nobody's finger points at: a third down, with what leads to it above.
float reading_height(const render::Rect& viewport) { return std::round(viewport.y + viewport.h * 0.3F); }

// The leftmost column that shows the family, and its member there.
std::optional<Selection> leftmost(const Compare& compare, const CompareScene& scene, std::int32_t family) {
  for (const CompareColumn& column : scene.columns) {
    for (const Mark& mark : column.marks.marks) {
      if (mark.family == family && compare.class_shown[static_cast<std::size_t>(mark.passage_class)]) {
        return Selection{family, column.article, mark.member, 0, {}};
      }
    }
  }
  return std::nullopt;
}

// The member that was asked for in this article, by a tap or by going through repeats.
std::optional<std::int32_t> asked_for(const Compare& compare, std::int32_t article, std::int32_t family) {
  if (!compare.selection || compare.selection->family != family) return std::nullopt;
  if (compare.selection->article == article) return compare.selection->member;
  for (const Pick& pick : compare.selection->picks) {
    if (pick.article == article) return pick.member;
  }
  return std::nullopt;
}

// Where the passage that is to be tapped stands on the screen.
float top_of(const CompareScene& scene, const Compare& compare, std::size_t c, const Selection& selection) {
  const CompareColumn& column = scene.columns[c];
  for (std::size_t i = 0; i < column.marks.marks.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (mark.family != selection.family || mark.member != selection.member) continue;
    return screen_y(scene, compare, c, column.places[i].top);
  }
  return column.viewport.y;
}

}  // namespace

std::optional<std::size_t> column_of(const CompareScene& scene, std::int32_t article) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (scene.columns[c].article == article) return c;
  }
  return std::nullopt;
}

std::optional<std::size_t> member_in_column(const CompareScene& scene, const Compare& compare, std::size_t c,
                                            std::int32_t family, float near_y) {
  std::optional<std::size_t> best;
  float best_distance = 0;
  const CompareColumn& column = scene.columns[c];
  const std::optional<std::int32_t> asked = asked_for(compare, column.article, family);
  const auto f = static_cast<std::size_t>(family);
  if (f + 1 >= column.family_begin.size()) return best;
  for (std::uint32_t at = column.family_begin[f]; at < column.family_begin[f + 1]; ++at) {
    const std::size_t i = column.by_family[at];
    const Mark& mark = column.marks.marks[i];
    if (mark.member == asked) return i;
    const float distance = std::abs(screen_y(scene, compare, c, column.places[i].top) - near_y);
    if (!best || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

float level_of(const CompareScene& scene, const Compare& compare) {
  const Selection& selection = *compare.selection;
  if (const auto c = column_of(scene, selection.article)) {
    const auto m = member_in_column(scene, compare, *c, selection.family, selection.level_y);
    if (m) return screen_y(scene, compare, *c, scene.columns[*c].places[*m].top);
  }
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const auto m = member_in_column(scene, compare, c, selection.family, selection.level_y);
    if (m) return screen_y(scene, compare, c, scene.columns[c].places[*m].top);
  }
  return selection.level_y;
}

MemberTops member_tops(const CompareScene& scene, const Compare& compare) {
  MemberTops tops;
  if (!compare.selection) return tops;
  const float near_y = level_of(scene, compare);
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const auto m = member_in_column(scene, compare, c, compare.selection->family, near_y);
    tops.y[tops.count++] = m ? screen_y(scene, compare, c, scene.columns[c].places[*m].top) : -1.0F;
  }
  return tops;
}

void select(Compare& compare, CompareScene& scene, Selection selection, std::optional<float> at_y, double now_ms,
            const Strings& strings) {
  const auto column = column_of(scene, selection.article);
  if (!column) return;
  for (Scroller& scroller : compare.scrollers) stop(scroller);
  close_gaps(scene, compare, at_y.value_or(top_of(scene, compare, *column, selection)), now_ms);
  compare.selection = std::move(selection);
  compare.selection->level_y = at_y.value_or(0);
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
  if (at_y) {
    level(scene, compare, std::nullopt, *at_y, now_ms);
  } else {
    level(scene, compare, column, level_of(scene, compare), now_ms);
  }
  open_gaps(scene, compare, now_ms);
}

void clear_selection(Compare& compare, CompareScene& scene, double now_ms, const Strings& strings) {
  close_gaps(scene, compare, compare.selection ? compare.selection->level_y : 0, now_ms);
  compare.selection.reset();
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
}

void step_selection(Compare& compare, CompareScene& scene, std::int32_t step, double now_ms, const Strings& strings) {
  const auto count = static_cast<std::int32_t>(scene.story.families.size());
  std::int32_t family = compare.selection ? compare.selection->family : (step > 0 ? -1 : 0);
  for (std::int32_t tried = 0; tried < count; ++tried) {
    family = (family + step + count) % count;
    const auto next = leftmost(compare, scene, family);
    if (!next) continue;
    select(compare, scene, *next, reading_height(scene.columns.front().viewport), now_ms, strings);
    return;
  }
}

void cycle_member(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  const auto c = static_cast<std::size_t>(action.b);
  if (!compare.selection || compare.selection->family != action.a || c >= scene.columns.size()) return;
  const CompareColumn& column = scene.columns[c];
  const float y = level_of(scene, compare);
  const auto here = member_in_column(scene, compare, c, action.a, y);
  if (!here) return;
  const std::vector<Mark>& marks = column.marks.marks;
  std::size_t next = *here;
  do next = (next + 1) % marks.size();
  while (marks[next].family != action.a);
  const std::int32_t member = marks[next].member;
  if (compare.selection->article == column.article) {
    compare.selection->member = member;
  } else {
    std::vector<Pick>& picks = compare.selection->picks;
    std::erase_if(picks, [&](const Pick& pick) { return pick.article == column.article; });
    picks.push_back({column.article, member});
  }
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
  level(scene, compare, std::nullopt, y, now_ms);
}

void show_absent(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  const auto c = static_cast<std::size_t>(action.b);
  if (c >= scene.columns.size()) return;
  float y = reading_height(scene.columns[c].viewport);
  if (const Absence* absence = absence_of(scene.columns[c], action.a)) y = screen_y(scene, compare, c, absence->y);
  if (const auto found = leftmost(compare, scene, action.a)) {
    select(compare, scene, *found, y, now_ms, strings);
    return;
  }
  // None of the columns has it: the card tells who does.
  const store::Member& member = scene.story.families[static_cast<std::size_t>(action.a)].members.front();
  close_gaps(scene, compare, y, now_ms);
  compare.selection = Selection{action.a, member.article, 0, y, {}};
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
  open_gaps(scene, compare, now_ms);
}

void keep_selection(CompareScene& scene, Compare& compare, const Strings& strings) {
  if (!compare.selection || scene.columns.empty()) return;
  Selection& selection = *compare.selection;
  if (!column_of(scene, selection.article)) {
    if (const auto found = leftmost(compare, scene, selection.family)) {
      selection.article = found->article;
      selection.member = found->member;
      mark_columns(scene, compare, strings);
      write_card(scene, compare, strings);
    }
  }
  // Kept where it was, if that is still in sight; and all columns level, new ones too.
  const render::Rect& viewport = scene.columns.front().viewport;
  float y = level_of(scene, compare);
  if (y < viewport.y || y > bottom(viewport) - 2 * scene.key.body_px * leading) y = reading_height(viewport);
  selection.level_y = y;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const auto m = member_in_column(scene, compare, c, selection.family, y);
    const CompareColumn& column = scene.columns[c];
    if (m) compare.scrollers[c].position = column.viewport.y + column.text.body_top + column.places[*m].top - y;
  }
  open_gaps(scene, compare, long_ago_ms);  // as they were
  compare.gaps_ms = long_ago_ms;
  compare.gaps_left = 0;
}

}  // namespace app
