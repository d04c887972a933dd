// The bar below: the legend, which is the filter too, and the steps. Where both do not fit, the legend is folded behind
// one button and takes the bar's place when that is pressed.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

struct Step {
  std::string_view text;
  Action action;
  bool on = false;
};

// What stands on the bar, in which size of type.
struct Plan {
  std::array<std::string_view, 3> classes;
  std::string_view changed;
  std::optional<Step> marks;  // folds the legend, where there is no room for all
  std::array<Step, 5> steps;  // right to left
  std::size_t step_count = 0;
  bool legend = true;
  bool changed_shown = true;
  float size_px = 0;
};

float entry_width(std::string_view text, float size_px, View& view) {
  const float w = label_width(view, text, Face::sans, size_px) + 2 * std::round(view.metrics.gap / 2);
  return std::max(w, view.metrics.target);
}

float step_width(std::string_view text, float size_px, View& view) {
  return std::max(view.metrics.target, label_width(view, text, Face::sans_bold, size_px) + 2 * view.metrics.gap);
}

float width_of(const Plan& plan, View& view) {
  const float gap = view.metrics.gap;
  float w = 3 * gap;
  for (std::size_t i = 0; i < plan.step_count; ++i) w += step_width(plan.steps[i].text, plan.size_px, view) + gap;
  if (plan.marks) w += step_width(plan.marks->text, plan.size_px, view) + gap;
  if (!plan.legend) return w;
  for (const std::string_view text : plan.classes) w += entry_width(text, plan.size_px, view) + 2 * gap;
  if (plan.changed_shown) w += entry_width(plan.changed, plan.size_px, view) + 2 * gap;
  return w;
}

void add_step(Plan& plan, const Step& step) { plan.steps[plan.step_count++] = step; }

Plan plan_foot(const Compare& compare, const CompareScene& scene, View& view) {
  const Strings& s = view.strings;
  Plan plan{.classes = {tr(s, "Word for word"), tr(s, "Edited"), tr(s, "Reworded")},
            .changed = tr(s, "changed words"),
            .marks = {},
            .steps = {},
            .size_px = view.metrics.interface};
  const Step steps[]{{tr(s, "Next passage ›"), {.kind = ActionKind::select_next}},
                     {back_arrow(view), {.kind = ActionKind::select_previous}},
                     {tr(s, "First source"), {.kind = ActionKind::toggle_first_source}, compare.first_source},
                     {tr(s, "Only here"), {.kind = ActionKind::toggle_only_here}, compare.only_here},
                     {tr(s, "Lock"), {.kind = ActionKind::toggle_lock}, compare.lock.on}};
  if (scene.story.articles.size() < 2) {  // nothing to mark, to filter or to step through
    plan.legend = false;
    return plan;
  }
  for (const Step& step : steps) add_step(plan, step);
  if (width_of(plan, view) > scene.foot.w) plan.changed_shown = false;
  if (width_of(plan, view) > scene.foot.w || is_narrow(view.metrics, scene.foot.w)) {
    plan.legend = compare.legend_open;
    plan.changed_shown = true;
    if (plan.legend) plan.step_count = 0;
    plan.marks = Step{tr(s, "Marks"), {.kind = ActionKind::toggle_legend}, compare.legend_open};
  }
  // However large the type is, all of it stands beside one another.
  while (width_of(plan, view) > scene.foot.w && plan.size_px > view.metrics.small * 0.6F) plan.size_px -= 1;
  return plan;
}

// One entry of the legend: its name on the class's own tint and line.
float legend_entry(const Compare& compare, const CompareScene& scene, std::size_t passage_class, const Plan& plan,
                   float x, View& view) {
  const render::Metrics& m = view.metrics;
  const std::string_view text = plan.classes[passage_class];
  const bool shown = compare.class_shown[passage_class];
  const render::MarkColors& colors = view.colors.marks[passage_class];
  const float pad = std::round(m.gap / 2);
  const float w = label_width(view, text, Face::sans, plan.size_px) + 2 * pad;
  const float h = std::round(plan.size_px * 1.55F);
  const Rect place{x, scene.foot.y + (scene.foot.h - m.target) / 2, std::max(w, m.target), m.target};
  const Rect touch = in_bar(view, scene.foot, place);
  const Rect swatch{touch.x + std::round((touch.w - w) / 2), scene.foot.y + std::round((scene.foot.h - h) / 2), w, h};
  if (shown) view.canvas.fill(swatch, colors.tint);
  if (shown) {
    underline(view, swatch.x, right(swatch), bottom(swatch) - m.underline,
              static_cast<store::PassageClass>(passage_class), colors.line, m.underline);
  } else {
    // Switched off: struck through.
    view.canvas.fill({swatch.x, swatch.y + std::round(h / 2), w, std::max(1.0F, m.hairline)}, view.colors.dim);
  }
  label(view, Role::text, text, inset(swatch, pad, 0),
        {Face::sans, plan.size_px, shown ? view.colors.ink : view.colors.dim});
  const Action tap{.kind = ActionKind::toggle_class, .a = static_cast<std::int32_t>(passage_class)};
  focus_ring(view, swatch, tap);
  if (Box* box = add_box(view, Role::legend, text, touch, tap)) {
    box->focusable = true;
    box->chosen = shown;
  }
  return right(place) + 2 * m.gap;
}

void draw_changed_sample(const CompareScene& scene, const Plan& plan, float x, View& view) {
  const render::Metrics& m = view.metrics;
  const float pad = std::round(m.gap / 2);
  const float w = label_width(view, plan.changed, Face::sans, plan.size_px) + 2 * pad;
  const float h = std::round(plan.size_px * 1.4F);
  const Rect sample = in_bar(view, scene.foot, {x, scene.foot.y + std::round((scene.foot.h - h) / 2), w, h});
  view.canvas.stroke(sample, mark_colors(view, store::PassageClass::edited).line,
                     std::max(1.0F, std::round(m.hairline * 1.5F)));
  label(view, Role::legend, plan.changed, inset(sample, pad, 0), {Face::sans, plan.size_px, view.colors.ink});
}

// The button of a folded legend. It stays where it is when the legend opens, so that a second touch folds it again and
// meets no class. Returns how much room it takes at the left.
float draw_marks_button(const CompareScene& scene, const Plan& plan, View& view) {
  if (!plan.marks) return 0;
  const render::Metrics& m = view.metrics;
  const float w = step_width(plan.marks->text, plan.size_px, view);
  const Rect rect{scene.foot.x + m.gap, scene.foot.y + (scene.foot.h - m.target) / 2, w, m.target};
  button(view, plan.marks->text, in_bar(view, scene.foot, rect), plan.marks->action,
         plan.marks->on ? ButtonLook::chosen : ButtonLook::plain, plan.size_px);
  return w + m.gap;
}

}  // namespace

void draw_foot(const Compare& compare, const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& foot = scene.foot;
  view.canvas.fill(foot, view.colors.paper);
  view.canvas.fill({foot.x, foot.y, foot.w, m.hairline}, view.colors.rule);
  const Plan plan = plan_foot(compare, scene, view);
  const float marks_w = draw_marks_button(scene, plan, view);
  if (plan.legend) {
    float x = foot.x + 2 * m.gap + marks_w;
    for (std::size_t i = 0; i < plan.classes.size(); ++i) x = legend_entry(compare, scene, i, plan, x, view);
    if (plan.changed_shown) draw_changed_sample(scene, plan, x, view);
  }
  // Drawn in the order they are read in, so that the keyboard goes that way too.
  float steps_w = 0;
  for (std::size_t i = 0; i < plan.step_count; ++i) {
    steps_w += step_width(plan.steps[i].text, plan.size_px, view) + m.gap;
  }
  float x = right(foot) - steps_w;
  for (std::size_t i = plan.step_count; i-- > 0;) {
    const Step& step = plan.steps[i];
    const float w = step_width(step.text, plan.size_px, view);
    const Rect rect{x, foot.y + (foot.h - m.target) / 2, w, m.target};
    button(view, step.text, in_bar(view, foot, rect), step.action, step.on ? ButtonLook::chosen : ButtonLook::plain,
           plan.size_px);
    x += w + m.gap;
  }
}

}  // namespace app
