// The card, the one thing that floats: the tapped passage, how many sources have it and who was first. Where nothing
// can be tapped it says why, and offers the source that would be nearest.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

// Above the foot, or under the headers when it would hide the tapped passage there.
float card_top(const Compare& compare, const CompareScene& scene, float h, float margin) {
  const float low = scene.foot.y - h - margin;
  const Rect& viewport = scene.columns.front().viewport;
  const MemberTops tops = member_tops(scene, compare);
  for (std::size_t c = 0; c < tops.count; ++c) {
    const float top = tops.y[c];
    const bool hidden = top + 2 * scene.key.body_px * leading > low;
    const bool clear_above = top > viewport.y + margin + h;
    if (top >= viewport.y && hidden && clear_above) return viewport.y + margin;
  }
  return low;
}

// Where only a few lines of text fit, the card is a tab in the first column's margin until somebody wants to read it.
bool card_folds(const CompareScene& scene) {
  constexpr float fewest_lines = 8;
  return scene.columns.front().viewport.h < fewest_lines * std::round(scene.key.body_px * leading);
}

float height_of(View& view, std::string_view text, Face face, float size_px, float w, int most_lines) {
  return view.labels.get(text, {face, size_px}, w, most_lines).height_px;
}

void step_button(std::string_view text, const Rect& rect, const Action& action, View& view) {
  const float size = std::round(view.metrics.interface * 1.3F);
  label(view, Role::text, text, rect, {Face::sans_bold, size, view.colors.on_chosen, render::Align::center});
  if (view.focus == action) {
    view.canvas.stroke(inset(rect, view.metrics.focus_ring, view.metrics.focus_ring), view.colors.on_chosen,
                       view.metrics.focus_ring);
  }
  if (Box* box = add_box(view, Role::button, text, rect, action)) box->focusable = true;
}

void draw_passage(const Compare& compare, const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const float pad = m.gap;
  const float most = std::round(scene.foot.w - 2 * pad) - 2 * (m.target + pad);
  // One line where it fits; else the passage over the facts, which take as many lines as they need: the earliest
  // source must not be cut off.
  const float one_line = label_width(view, scene.card, Face::sans_bold, m.interface) + 1;
  const bool one = one_line <= most;
  const float facts_w = std::max(label_width(view, scene.card_passage, Face::sans_bold, m.small),
                                 label_width(view, scene.card_facts, Face::sans, m.small)) +
                        1;
  const float text_w = std::min(most, one ? one_line : facts_w);
  constexpr int most_lines = 4;
  const float passage_h = std::round(m.small * 1.5F);
  const float facts_h =
      one ? 0 : std::round(height_of(view, scene.card_facts, Face::sans, m.small, text_w, most_lines));
  const float text_h = one ? std::round(m.interface * 1.9F) : passage_h + facts_h + pad;
  const float h = std::max(m.target, text_h);
  const float w = text_w + 2 * (m.target + pad);
  const Rect card{std::round(scene.foot.x + (scene.foot.w - w) / 2),
                  card_top(compare, scene, h, std::round(m.px_per_mm)), w, h};
  view.canvas.fill(card, view.colors.chosen);
  add_box(view, Role::passage_card, scene.card, card,
          {.kind = card_folds(scene) ? ActionKind::toggle_card : ActionKind::select_next});
  const Rect text{card.x + m.target + pad, card.y, text_w, card.h};
  if (one) {
    label(view, Role::text, scene.card, text, {Face::sans_bold, m.interface, view.colors.on_chosen});
  } else {
    const float top = card.y + std::round((card.h - passage_h - facts_h) / 2);
    label(view, Role::text, scene.card_passage, {text.x, top, text.w, passage_h},
          {Face::sans_bold, m.small, view.colors.on_chosen});
    label(view, Role::text, scene.card_facts, {text.x, top + passage_h, text.w, facts_h},
          {Face::sans, m.small, view.colors.on_chosen, render::Align::start, most_lines});
  }
  step_button(back_arrow(view), in_bar(view, card, {card.x, card.y, m.target, card.h}),
              {.kind = ActionKind::select_previous}, view);
  step_button(on_arrow(view), in_bar(view, card, {right(card) - m.target, card.y, m.target, card.h}),
              {.kind = ActionKind::select_next}, view);
}

void draw_folded(const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const CompareColumn& column = scene.columns.front();
  const float size = m.small;
  const float w =
      std::max({m.target, column.margin.w, label_width(view, scene.card_folded, Face::sans_bold, size) + m.gap});
  const float x = column.right_to_left ? right(column.frame) - w : column.frame.x;
  const Rect tab{std::round(x), scene.foot.y - m.target - std::round(m.px_per_mm), w, m.target};
  const Action open{.kind = ActionKind::toggle_card};
  view.canvas.fill(tab, view.colors.chosen);
  add_box(view, Role::passage_card, scene.card, tab);
  label(view, Role::text, scene.card_folded, tab,
        {Face::sans_bold, size, view.colors.on_chosen, render::Align::center});
  focus_ring(view, tab, open);
  if (Box* box = add_box(view, Role::button, scene.card_folded, tab, open)) box->focusable = true;
}

void draw_offer(const CompareScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const Offer& offer = scene.offer;
  const float pad = 2 * m.gap;
  const bool has_button = offer.article >= 0;
  const float most = scene.foot.w - 4 * m.gap;
  float button_w = has_button ? std::max(m.target, label_width(view, offer.button, Face::sans_bold, m.small) + pad) : 0;
  button_w = std::min(button_w, std::round(most * 0.5F));
  const float room = most - 2 * pad - (has_button ? button_w + m.gap : 0);
  const float text_w = std::min(room, label_width(view, offer.note, Face::sans_bold, m.small) + 1);
  const float text_h = std::round(height_of(view, offer.note, Face::sans_bold, m.small, text_w, 4));
  const float h = std::max(m.target + m.gap, text_h + m.gap);
  const float w = text_w + 2 * pad + (has_button ? button_w : 0);
  const Rect card{std::round(scene.foot.x + (scene.foot.w - w) / 2), scene.foot.y - h - std::round(m.px_per_mm), w, h};
  view.canvas.fill(card, view.colors.notice);
  view.canvas.stroke(card, view.colors.rule, m.hairline);
  label(view, Role::note, offer.note,
        in_bar(view, card, {card.x + pad, card.y + std::round((h - text_h) / 2), text_w, text_h}),
        {Face::sans_bold, m.small, view.colors.ink, render::Align::start, 4});
  if (!has_button) return;
  const Action tap{.kind = ActionKind::pick_source, .a = offer.column, .b = offer.article};
  button(view, offer.button,
         in_bar(view, card,
                {right(card) - button_w - m.gap / 2, card.y + std::round((h - m.target) / 2), button_w, m.target}),
         tap, ButtonLook::chosen, m.small);
}

}  // namespace

void draw_card(const Compare& compare, const CompareScene& scene, View& view) {
  if (scene.columns.empty()) return;
  if (compare.selection && !scene.card.empty() && card_folds(scene) && !compare.card_open) {
    draw_folded(scene, view);
  } else if (compare.selection && !scene.card.empty()) {
    draw_passage(compare, scene, view);
  } else if (!scene.offer.note.empty()) {
    draw_offer(scene, view);
  }
}

}  // namespace app
