// The compare screen as a whole, and the bar above: where we are and how many columns.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;

float column_buttons(const CompareScene& scene, float right_edge, View& view) {
  const render::Metrics& m = view.metrics;
  const auto available = static_cast<std::int32_t>(scene.story.articles.size());
  const std::int32_t most = std::min(columns_that_fit(scene.key.area, m), available);
  float x = right_edge;
  if (most < 3) return x;  // nothing to choose
  for (std::int32_t n = most; n >= 2; --n) {
    x -= m.gap / 2 + m.target;
    const bool chosen = n == static_cast<std::int32_t>(scene.columns.size());
    button(view, scene.numerals[static_cast<std::size_t>(n)],
           in_bar(view, scene.bar, {x, scene.bar.y + (scene.bar.h - m.target) / 2, m.target, m.target}),
           {.kind = ActionKind::set_columns, .a = n}, chosen ? ButtonLook::chosen : ButtonLook::plain);
  }
  return x;
}

}  // namespace

void draw_top_bar(const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(scene.bar, view.colors.paper);
  view.canvas.fill({scene.bar.x, bottom(scene.bar) - m.hairline, scene.bar.w, m.hairline}, view.colors.rule);
  float x = back_link(view, scene.bar) + m.gap;
  const float controls = bar_controls(view, scene.bar) - m.gap * 2;
  const float end = column_buttons(scene, controls, view) - m.gap * 2;
  const float badge_w = sample_badge(view, x, scene.bar);
  if (badge_w > 0) x += badge_w + m.gap * 2;
  const float title_w = std::min(end - x, label_width(view, scene.story.title, Face::sans_bold, m.interface) + 1);
  label(view, Role::title, scene.story.title, in_bar(view, scene.bar, {x, scene.bar.y, title_w, scene.bar.h}),
        {Face::sans_bold, m.interface, view.colors.ink});
  x += title_w + m.gap * 2;
  // All of it, or the first half, or nothing: a few letters would tell nothing.
  for (const std::string* facts : {&scene.facts_and_first, &scene.facts}) {
    const float w = label_width(view, *facts, Face::sans, m.interface) + 1;
    if (w > end - x) continue;
    label(view, Role::text, *facts, in_bar(view, scene.bar, {x, scene.bar.y, w, scene.bar.h}),
          {Face::sans, m.interface, view.colors.dim});
    break;
  }
}

void draw(const Compare& compare, const CompareScene& scene, View& view) {
  view.canvas.fill(scene.key.area, view.colors.desk);
  draw_top_bar(scene, view);
  draw_strip(compare, scene, view);
  for (std::size_t c = 0; c < scene.columns.size(); ++c) draw_column(compare, scene, c, view);
  draw_ribbons(compare, scene, view);
  draw_foot(compare, scene, view);
  draw_card(compare, scene, view);
  draw_chooser(compare, scene, view);
  if (!compare.picking) return;
  // While a column lists the sources, the keyboard stays in the list and its header.
  for (Box& box : view.boxes.all) {
    const bool of_list = box.tap.kind == ActionKind::pick_source ||
                         box.tap == Action{.kind = ActionKind::open_picker, .a = *compare.picking};
    box.focusable = box.focusable && of_list;
  }
}

}  // namespace app
