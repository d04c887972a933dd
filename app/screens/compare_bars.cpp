// The bars of the compare screen: where we are and how many columns above, the legend and the steps below, and the card
// of the tapped passage.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

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
           {x, scene.bar.y + (scene.bar.h - m.target) / 2, m.target, m.target},
           {.kind = ActionKind::set_columns, .a = n}, chosen ? ButtonLook::chosen : ButtonLook::plain);
  }
  return x;
}

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
  label(view, Role::title, scene.story.title, {x, scene.bar.y, title_w, scene.bar.h},
        {Face::sans_bold, m.interface, view.colors.ink});
  x += title_w + m.gap * 2;
  // All of it or nothing.
  if (end - x >= label_width(view, scene.facts, Face::sans, m.interface)) {
    label(view, Role::text, scene.facts, {x, scene.bar.y, end - x, scene.bar.h},
          {Face::sans, m.interface, view.colors.dim});
  }
}

// The words of the foot in the size that lets all of them stand beside one another, however large the type is.
struct FootWords {
  std::array<std::string_view, 3> classes;
  std::array<std::string_view, 3> steps;
  float size_px = 0;
};

FootWords foot_words(const CompareScene& scene, View& view) {
  const Strings& s = view.strings;
  FootWords words{.classes = {tr(s, "Word for word"), tr(s, "Edited"), tr(s, "Reworded")},
                  .steps = {tr(s, "Next passage ›"), tr(s, "First source"), tr(s, "Only here")},
                  .size_px = view.metrics.interface};
  float text_w = 0;
  for (const std::string_view text : words.classes) text_w += label_width(view, text, Face::sans, words.size_px);
  for (const std::string_view text : words.steps) text_w += label_width(view, text, Face::sans_bold, words.size_px);
  const float room = scene.foot.w - 22 * view.metrics.gap;
  if (text_w > room) words.size_px = std::floor(words.size_px * std::max(0.4F, room / text_w));
  return words;
}

// One entry of the legend: its name on the class's own tint and line. It is the filter too.
float legend_entry(const Compare& compare, const CompareScene& scene, std::size_t passage_class, const FootWords& words,
                   float x, View& view) {
  const render::Metrics& m = view.metrics;
  const std::string_view text = words.classes[passage_class];
  const bool shown = compare.class_shown[passage_class];
  const render::MarkColors& colors = view.colors.marks[passage_class];
  const float pad = std::round(m.gap / 2);
  const float w = label_width(view, text, Face::sans, words.size_px) + 2 * pad;
  const float h = std::round(words.size_px * 1.55F);
  const Rect swatch{x, scene.foot.y + std::round((scene.foot.h - h) / 2), w, h};
  if (shown) view.canvas.fill(swatch, colors.tint);
  const render::Color line = shown ? colors.line : with_alpha(view.colors.dim, 0.5F);
  underline(view, swatch.x, right(swatch), bottom(swatch) - m.underline,
            static_cast<store::PassageClass>(passage_class), line, m.underline);
  label(view, Role::text, text, inset(swatch, pad, 0),
        {Face::sans, words.size_px, shown ? view.colors.ink : view.colors.dim});
  const Action tap{.kind = ActionKind::toggle_class, .a = static_cast<std::int32_t>(passage_class)};
  const Rect touch{x, scene.foot.y + (scene.foot.h - m.target) / 2, std::max(w, m.target), m.target};
  focus_ring(view, touch, tap);
  if (Box* box = add_box(view, Role::legend, text, touch, tap)) {
    box->focusable = true;
    box->chosen = shown;
  }
  return right(touch) + 2 * m.gap;
}

float draw_steps(const Compare& compare, const CompareScene& scene, const FootWords& words, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& foot = scene.foot;
  const struct {
    Action action;
    bool on;
  } steps[]{{{.kind = ActionKind::select_next}, false},
            {{.kind = ActionKind::toggle_first_source}, compare.first_source},
            {{.kind = ActionKind::toggle_only_here}, compare.only_here}};
  float right_edge = right(foot) - m.gap;
  for (std::size_t i = 0; i < words.steps.size(); ++i) {
    const float w = std::max(m.target, label_width(view, words.steps[i], Face::sans_bold, words.size_px) + 3 * m.gap);
    const Rect rect{right_edge - w, foot.y + (foot.h - m.target) / 2, w, m.target};
    button(view, words.steps[i], rect, steps[i].action, steps[i].on ? ButtonLook::chosen : ButtonLook::plain,
           words.size_px);
    right_edge = rect.x - m.gap;
  }
  return right_edge;
}

void draw_foot(const Compare& compare, const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& foot = scene.foot;
  view.canvas.fill(foot, view.colors.paper);
  view.canvas.fill({foot.x, foot.y, foot.w, m.hairline}, view.colors.rule);
  const FootWords words = foot_words(scene, view);
  const float right_edge = draw_steps(compare, scene, words, view);
  float x = foot.x + 2 * m.gap;
  for (std::size_t i = 0; i < words.classes.size(); ++i) x = legend_entry(compare, scene, i, words, x, view);
  const std::string_view changed = tr(view.strings, "changed words");
  const float w = label_width(view, changed, Face::sans, words.size_px) + m.gap;
  if (x + w > right_edge) return;
  const float h = std::round(words.size_px * 1.4F);
  const Rect sample{x, foot.y + std::round((foot.h - h) / 2), w, h};
  view.canvas.stroke(sample, mark_colors(view, store::PassageClass::edited).line,
                     std::max(1.0F, std::round(m.hairline * 1.5F)));
  label(view, Role::legend, changed, inset(sample, m.gap / 2, 0), {Face::sans, words.size_px, view.colors.ink});
}

// Above the foot, or under the headers when it would hide the tapped passage there.
float card_top(const Compare& compare, const CompareScene& scene, float h, float margin) {
  const float low = scene.foot.y - h - margin;
  const Rect& viewport = scene.columns.front().viewport;
  const MemberTops tops = member_tops(scene, compare);
  for (std::size_t c = 0; c < tops.count; ++c) {
    const float top = tops.y[c];
    const bool hidden = top + 2 * scene.key.body_px * leading > low;
    if (top >= viewport.y && hidden) return viewport.y + margin;
  }
  return low;
}

}  // namespace

void draw_passage_card(const Compare& compare, const CompareScene& scene, View& view) {
  if (!compare.selection || scene.card.empty()) return;
  const render::Metrics& m = view.metrics;
  const float pad = m.gap;
  const float most = std::round(scene.foot.w - 2 * pad) - 2 * (m.target + pad);
  // One line where it fits, else two smaller ones: the earliest source must not be cut off.
  const float one_line = label_width(view, scene.card, Face::sans_bold, m.interface) + 1;
  const bool two = one_line > most;
  const float two_lines = std::max(label_width(view, scene.card_passage, Face::sans_bold, m.small),
                                   label_width(view, scene.card_facts, Face::sans, m.small)) +
                          1;
  const float text_w = std::min(most, two ? two_lines : one_line);
  const float h = std::max(m.target, two ? std::round(m.small * 3.4F) : std::round(m.interface * 1.9F));
  const float w = text_w + 2 * (m.target + pad);
  const Rect card{std::round(scene.foot.x + (scene.foot.w - w) / 2),
                  card_top(compare, scene, h, std::round(m.px_per_mm)), w, h};
  view.canvas.fill(card, view.colors.chosen);
  add_box(view, Role::passage_card, scene.card, card, {.kind = ActionKind::select_next});
  const Rect text{card.x + m.target + pad, card.y, text_w, card.h};
  if (two) {
    const float half = std::round(m.small * 1.5F);
    const float top = card.y + (card.h - 2 * half) / 2;
    label(view, Role::text, scene.card_passage, {text.x, top, text.w, half},
          {Face::sans_bold, m.small, view.colors.on_chosen});
    label(view, Role::text, scene.card_facts, {text.x, top + half, text.w, half},
          {Face::sans, m.small, view.colors.on_chosen});
  } else {
    label(view, Role::text, scene.card, text, {Face::sans_bold, m.interface, view.colors.on_chosen});
  }
  const struct {
    std::string_view text;
    ActionKind kind;
    float x;
  } steps[]{{"‹", ActionKind::select_previous, card.x}, {"›", ActionKind::select_next, right(card) - m.target}};
  for (const auto& step : steps) {
    const Rect rect{step.x, card.y, m.target, card.h};
    const float size = std::round(m.interface * 1.3F);
    label(view, Role::text, step.text, rect, {Face::sans_bold, size, view.colors.on_chosen, render::Align::center});
    focus_ring(view, rect, {.kind = step.kind});
    if (Box* box = add_box(view, Role::button, step.text, rect, {.kind = step.kind})) box->focusable = true;
  }
}

void draw_bars(const Compare& compare, const CompareScene& scene, View& view) {
  draw_top_bar(scene, view);
  draw_foot(compare, scene, view);
}

void draw(const Compare& compare, const CompareScene& scene, View& view) {
  view.canvas.fill(scene.key.area, view.colors.desk);
  for (std::size_t c = 0; c < scene.columns.size(); ++c) draw_column(compare, scene, c, view);
  draw_ribbons(compare, scene, view);
  draw_strip(compare, scene, view);
  draw_bars(compare, scene, view);
  draw_passage_card(compare, scene, view);
}

}  // namespace app
